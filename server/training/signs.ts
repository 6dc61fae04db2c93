import type { Scenario } from './read.ts';
import type { Texts } from './texts.ts';

/** Of each line at least one word or group of words: together they name a defect. */
export type Signs = Texts['signs'][string];

/** Small letters and digits, a space between words; without the marks of Vietnamese where they are wanted off. */
const plain = (text: string, isBare: boolean): string => {
  const small = text.normalize('NFC').toLowerCase();
  const letters = isBare ? small.replaceAll('đ', 'd').normalize('NFD').replaceAll(/\p{M}/gu, '') : small;
  return ` ${letters.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
};

/** Whether a text names what the signs stand for, each from the beginning of a word. Who types without marks is read without them. */
export function isNamedBy(signs: Signs, text: string): boolean {
  const isBare = plain(text, true) === plain(text, false);
  const read = plain(text, isBare);
  return signs.every((line) => line.some((sign) => read.includes(plain(sign, isBare))));
}

/** The signs of a defect, by language: a tester may write in another one than the page's. */
export const signsOf = ({ texts }: Pick<Scenario, 'texts'>, defect: string): readonly Signs[] =>
  Object.values(texts).flatMap(({ signs }) => (signs[defect] ? [signs[defect]] : []));
