import type { FieldKind } from './fields.ts';

/** Why a text is turned away before anything is stored: it may belong to a real person. */
export type RealReason = 'real-id-number' | 'real-phone' | 'real-card' | 'account-outside' | 'real-in-text';

/** Whether a text is one of this world's: a number of its people, accounts, dossiers, orders. Asked with bare digits, and in a text with the word as typed. */
export type Known = (text: string) => boolean;

/** Province codes that ID numbers begin with (TT 07/2016/TT-BCA, the 63 provinces of then; services.md §1.2). */
export const ASSIGNED_PREFIXES: readonly string[] = (
  '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 ' +
  '049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
).split(' ');

/** Never typed: nothing of the learner's can be in them. */
const UNTYPED: readonly FieldKind[] = ['hidden', 'choice'];
const FREE: readonly FieldKind[] = ['text', 'long-text'];
/** From so many digits on, a number in a text or an account field may be somebody's. */
const LONG_RUN = 9;
const SHORTEST_ACCOUNT = 6;

/** The guard of one field as it was typed. Nothing means: safe to go on with. */
export function looksReal(kind: FieldKind, typed: string, known: Known): RealReason | undefined {
  if (UNTYPED.includes(kind)) return undefined;
  const text = plain(typed);
  if (FREE.includes(kind) || (kind !== 'secret' && !NUMBER.test(text))) return isRealText(text, known) ? 'real-in-text' : undefined;
  if (!NUMBER.test(text)) return undefined;
  const digits = bare(text);
  if (known(digits)) return undefined;
  // An amount never begins with a zero: 84 912 345 678 đ is money, 0912 345 678 is not.
  if (kind === 'money' && /^[1-9]/.test(text)) return isCard(digits) ? 'real-card' : undefined;
  return numberReason(digits) ?? (kind === 'account' && digits.length >= SHORTEST_ACCOUNT ? 'account-outside' : undefined);
}

/** What kind of real number these bare digits may be. */
function numberReason(digits: string): RealReason | undefined {
  if (isCard(digits)) return 'real-card';
  if (isPhone(digits)) return 'real-phone';
  if (digits.length === 12 && mayBeAssigned(digits.slice(0, 3))) return 'real-id-number';
  return undefined;
}

/** From 100 on stand the countries of those born abroad; which, was not looked up, so none is let through. */
const mayBeAssigned = (prefix: string): boolean => ASSIGNED_PREFIXES.includes(prefix) || !prefix.startsWith('0');

/** Composed, full-width digits made plain, and without the invisible signs that can stand between them. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();

/** A number and nothing else, however it is written. */
const NUMBER = /^\+?[\d\s.,()\-–/]+$/;
const bare = (number: string): string => number.replace(/\D/g, '');

/** 03, 05, 07, 08, 09 and nine more digits; 02 for landlines. The zero may be 84, +84 or 0084. */
const isPhone = (digits: string): boolean => /^(0|(84|0084)0?)([35789]\d{8}|2\d{9})$/.test(digits);

/** 13 to 19 digits whose check digit is right (Luhn). */
function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2);
  const sum = [...digits].reverse().reduce((total, digit, i) => total + (i % 2 ? doubled(Number(digit)) : Number(digit)), 0);
  return sum % 10 === 0 && !/^0+$/.test(digits);
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const RESERVED = /[.@](example|test|invalid)(\.(com|net|org))?$/i;
/** 24/11/2026, 24.11.2026, 2026-11-24, 09:42, 09:42:10. */
const DATES = /\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}:\d{2}(?::\d{2})?)\b/g;
/** 3.200.000.000, or any number that its unit follows. Never with a leading zero, and never the end of a longer number. */
const AMOUNTS = /(?<!\d[\s.,-]{0,2})[1-9](?:\d{0,2}(?:(?:\.\d{3})*\.000|(?:,\d{3})*,000)(?![.,]?\d)|[\d., ]*(?:đồng|đ|₫|vnđ|vnd)(?!\p{L}))/giu;
const LONGEST_AMOUNT = 12;
/** Digits, and what people put between those of one number. */
const RUNS = /\d(?:(?:,|[^\S\n]?[.()\-–/]?[^\S\n]?)\d)*/g;

function isRealText(text: string, known: Known): boolean {
  const emails = text.match(EMAIL) ?? [];
  if (emails.some((email) => !RESERVED.test(email) && !known(email))) return true;
  const rest = unknownWords(text, known)
    .replace(DATES, ' | ')
    .replace(AMOUNTS, (amount) => (bare(amount).length > LONGEST_AMOUNT ? amount : ' | '));
  return (rest.match(RUNS) ?? []).map(bare).some((run) => run.length >= LONG_RUN && !known(run));
}

/** Words that are this world's as a whole (a dossier number with its dots and letters) are no longer looked into. */
const unknownWords = (text: string, known: Known): string =>
  text.replace(/\S+/g, (word) => (known(word.replace(/^[("'“]+|[)"'”.,;:!?]+$/g, '')) ? '|' : word));
