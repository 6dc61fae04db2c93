import { byLanguage, languages, type Language } from '../../fixtures/languages.ts';
import type { Instant } from '../world/world.ts';

/** Hà Nội keeps UTC+7 all year. */
const OFFSET = 7 * 60 * 60 * 1000;
const two = (n: number): string => String(n).padStart(2, '0');
const local = (at: Instant): Date => new Date(at + OFFSET);

/** 87200000 → "87.200.000 đ", with a space that does not break. */
export const money = (amount: number): string => `${amount < 0 ? '−' : ''}${String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.')}\u00a0đ`;

const NUMBERS = byLanguage((language) => new Intl.NumberFormat(languages[language].locale));

/** An area or another number with decimals, as a language writes it: 1250.5 → "1.250,5" in Vietnamese, "1,250.5" in English. */
export const decimal = (value: number | string, language: Language): string => NUMBERS[language].format(Number(value));

/** An instant, or a day as YYYY-MM-DD → 10/11/2026. */
export function date(at: Instant | string): string {
  if (typeof at === 'string') return at.split('-').reverse().join('/');
  const then = local(at);
  return `${two(then.getUTCDate())}/${two(then.getUTCMonth() + 1)}/${String(then.getUTCFullYear())}`;
}

/** 09:42 */
export const time = (at: Instant): string => `${two(local(at).getUTCHours())}:${two(local(at).getUTCMinutes())}`;

/** "Thứ Ba 10/11" */
export function weekday(at: Instant, language: Language): string {
  const then = local(at);
  return `${languages[language].weekdays[then.getUTCDay()] ?? ''} ${String(then.getUTCDate())}/${String(then.getUTCMonth() + 1)}`;
}

/** "402917" → "402 917" */
export const spaced = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');

const NO_BREAK = '\u00a0';
const MONEY = new Set(['amount', 'total', 'price', 'balance', 'fee']);
const DAYS = new Set(['due', 'day']);

/** The values of a message as one reads them: money, days and times. Text messages come without accents, but đồng is written as everywhere. */
export const shownValues = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (MONEY.has(name)) return [name, money(Number(value))];
      if (DAYS.has(name)) return [name, date(value)];
      if (name === 'serial') return [name, value.replaceAll(' ', NO_BREAK)];
      if (name === 'idNumber') return [name, spaced(value).replaceAll(' ', NO_BREAK)];
      return [name, name === 'until' ? time(Number(value)) : value];
    }),
  );

/** What a spreadsheet takes for the beginning of a formula, wide signs too. */
const FORMULA = /^(?=[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n])/;

/** Rows as CSV for a spreadsheet: with the mark that tells it the letters, and no cell that it would take for a formula. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => `"${cell.replace(FORMULA, "'").replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;
