import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../fixtures/languages.ts';
import { csv, decimal, shownValues } from './format.ts';
import { loadWords } from './words.ts';

test('a certificate’s number and an ID number stay on one line of a message', () => {
  const shown = shownValues({ serial: 'TT 00009397', idNumber: '099152000123' });
  expect(Object.values(shown).join('')).not.toContain(' ');
  expect(shown['serial']).toBe('TT\u00a000009397');
});

test('an area is written as each language writes numbers, wherever it comes from', () => {
  expect([decimal(1250.5, 'vi'), decimal('1250.5', 'vi'), decimal(1250.5, 'en'), decimal(64, 'vi')]).toEqual(['1.250,5', '1.250,5', '1,250.5', '64']);
});

test('đồng is written alike in notices and in messages, and no text writes it otherwise', () => {
  expect(shownValues({ amount: '68496000' })).toEqual({ amount: '68.496.000\u00a0đ' });
  const words = loadWords('views/words', (key) => {
    throw new Error(`no words for ${key}`);
  });
  const otherwise = LANGUAGES.flatMap((language) => JSON.stringify(words[language].tree).match(/\d[\d.]{3,} ?(?:d\b|vnd|vnđ|₫)[^"]*/gi) ?? []);
  expect(otherwise).toEqual([]);
});

test('no cell of a table begins as a formula, and what was typed on several lines stays one cell', () => {
  const risky = ['=1+1', '+1', '-1', '@SUM(1)', '＝1', '＋1', '－1', '＠1', '\t=1', '\r=1', '\n=1'];
  expect(csv([risky])).toBe(`\ufeff${risky.map((cell) => `"'${cell}"`).join(',')}\r\n`);
  expect(csv([['3 phút', 'Ghi "6 phút"\r\n=1+1']])).toBe('\ufeff"3 phút","Ghi ""6 phút""\r\n=1+1"\r\n');
});
