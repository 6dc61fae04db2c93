import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';

const MOST = 999_999_999_999_999;

/**
 * Whole đồng in words, as receipts carry them: 3200000000 → "Ba tỷ hai trăm triệu đồng", "Three billion two hundred million đồng".
 * Other languages of the house fall back to one of these two. Throws for what is no amount: a caller's mistake.
 */
export function inWords(dong: number, language: 'vi' | 'en'): string {
  if (!Number.isInteger(dong) || dong < 0 || dong > MOST) throw new Error(`no amount of money: ${dong}`);
  const words = language === 'vi' ? vietnamese(dong) : `${english(dong)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function vietnamese(dong: number): string {
  const reading = Object.assign(new ReadingConfig(), { unit: ['đồng'], units: [[], ['nghìn'], ['triệu'], ['tỷ']], oddText: 'linh' });
  return doReadNumber(String(dong), reading).normalize('NFC');
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES = [
  [1_000_000_000_000, 'trillion'],
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
  [1_000, 'thousand'],
  [100, 'hundred'],
] as const;

function english(n: number): string {
  const scale = SCALES.find(([size]) => n >= size);
  if (scale) {
    const [size, name] = scale;
    return [`${english(Math.floor(n / size))} ${name}`, ...(n % size ? [english(n % size)] : [])].join(' ');
  }
  if (n < 20) return SMALL[n] ?? '';
  return [TENS[Math.floor(n / 10)], ...(n % 10 ? [SMALL[n % 10]] : [])].join('-');
}
