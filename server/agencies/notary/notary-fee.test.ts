import { describe, expect, test } from '@jest/globals';
import { notaryFee } from './notary-fee.ts';

const DAY = '2026-11-10';
const amount = (value: number): number => notaryFee(value, DAY).amount;

describe('the notary fee (TT 257/2016)', () => {
  test.each([
    [800_000_000, 800_000],
    [2_000_000_000, 1_600_000],
    [3_200_000_000, 2_300_000],
    [6_000_000_000, 3_600_000],
  ])('of %d đồng is %d', (value, fee) => {
    expect(amount(value)).toBe(fee);
  });

  test.each([
    [49_999_999, 50_000],
    [50_000_000, 100_000],
    [100_000_000, 100_000],
    [100_000_001, 100_000],
    [1_000_000_000, 1_000_000],
    [1_000_000_001, 1_000_000],
    [3_000_000_000, 2_200_000],
    [3_000_010_000, 2_200_005],
    [5_000_000_000, 3_200_000],
    [10_000_000_000, 5_200_000],
    [100_000_000_000, 32_200_000],
  ])('at the border of a bracket, %d đồng, is %d', (value, fee) => {
    expect(amount(value)).toBe(fee);
  });

  test('never passes 70 million', () => {
    expect(amount(289_000_000_000)).toBe(70_000_000);
    expect(amount(900_000_000_000)).toBe(70_000_000);
  });

  test('grows with the value over all brackets', () => {
    const values = Array.from({ length: 2_000 }, (_, i) => (i + 1) * 7_500_000);
    for (const [i, value] of values.entries()) if (i > 0) expect(amount(value)).toBeGreaterThanOrEqual(amount(values[i - 1]!));
  });

  test('shows how it is made up', () => {
    expect(notaryFee(3_200_000_000, DAY).formula).toEqual({
      kind: 'bracket',
      base: 3_200_000_000,
      fixed: 2_200_000,
      rate: 0.05,
      above: 3_000_000_000,
    });
  });
});
