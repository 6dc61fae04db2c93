import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inWords } from './amount-in-words.ts';

describe('inWords', () => {
  test.each([
    [0, 'Không đồng', 'Zero đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng', 'Twenty-one thousand đồng'],
    [115_000, 'Một trăm mười lăm nghìn đồng', 'One hundred fifteen thousand đồng'],
    [1_005_000, 'Một triệu không trăm linh năm nghìn đồng', 'One million five thousand đồng'],
    [2_300_000, 'Hai triệu ba trăm nghìn đồng', 'Two million three hundred thousand đồng'],
    [64_000_000, 'Sáu mươi tư triệu đồng', 'Sixty-four million đồng'],
    [87_200_000, 'Tám mươi bảy triệu hai trăm nghìn đồng', 'Eighty-seven million two hundred thousand đồng'],
    [3_200_000_000, 'Ba tỷ hai trăm triệu đồng', 'Three billion two hundred million đồng'],
    [12_650_001, 'Mười hai triệu sáu trăm năm mươi nghìn không trăm linh một đồng', 'Twelve million six hundred fifty thousand one đồng'],
  ])('reads %d', (dong, vi, en) => {
    expect(inWords(dong, 'vi')).toBe(vi);
    expect(inWords(dong, 'en')).toBe(en);
  });

  test('reads different amounts differently, in composed Unicode', () => {
    const amounts = fc.integer({ min: 0, max: 999_999_999_999 });
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        for (const language of ['vi', 'en'] as const) expect(inWords(a, language) === inWords(b, language)).toBe(a === b);
        expect(inWords(a, 'vi')).toBe(inWords(a, 'vi').normalize('NFC'));
      }),
    );
  });

  test.each([-1, 1.5, NaN, Infinity])('refuses %d, which is no amount', (amount) => {
    expect(() => inWords(amount, 'vi')).toThrow('no amount');
  });
});
