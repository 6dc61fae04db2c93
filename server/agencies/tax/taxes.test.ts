import { describe, expect, test } from '@jest/globals';
import { incomeTax } from './income-tax.ts';
import { registrationFee } from './registration-fee.ts';
import { taxBase } from './tax-base.ts';

const DAY = '2026-11-10';
const filed = { online: true, reducedAlready: false };
const atCounter = { online: false, reducedAlready: false };

describe('the income tax', () => {
  test.each([
    [800_000_000, 16_000_000],
    [2_000_000_000, 40_000_000],
    [3_200_000_000, 64_000_000],
    [6_000_000_000, 120_000_000],
  ])('of %d đồng is %d: 2 %%', (base, amount) => {
    expect(incomeTax(base, DAY).amount).toBe(amount);
  });
});

describe('the registration fee', () => {
  test.each([
    [800_000_000, 4_000_000],
    [2_000_000_000, 10_000_000],
    [3_200_000_000, 16_000_000],
    [6_000_000_000, 30_000_000],
  ])('of %d đồng is %d before the reduction: 0,5 %%', (base, amount) => {
    const fee = registrationFee(base, DAY, atCounter);
    expect(fee.amount).toBe(amount);
    expect(fee.reduction).toBeUndefined();
  });

  test.each([
    [800_000_000, 3_600_000, 400_000],
    [2_000_000_000, 9_000_000, 1_000_000],
    [3_200_000_000, 14_400_000, 1_600_000],
    [6_000_000_000, 27_000_000, 3_000_000],
  ])('of %d đồng filed electronically is %d, with %d taken off on a line of its own', (base, amount, off) => {
    const fee = registrationFee(base, DAY, filed);
    expect(fee.amount).toBe(amount);
    expect(fee.reduction).toMatchObject({ amount: off, formula: { rate: 10, of: amount + off }, until: '2027-02-28' });
  });

  test.each([
    ['2026-08-14', 16_000_000],
    ['2026-08-15', 14_400_000],
    ['2027-02-28', 14_400_000],
    ['2027-03-01', 16_000_000],
  ])('on %s is %d: the reduction has its days', (day, amount) => {
    expect(registrationFee(3_200_000_000, day, filed).amount).toBe(amount);
  });

  test('is cut by 12.650.000 đ at most', () => {
    expect(registrationFee(25_300_000_000, DAY, filed).reduction?.amount).toBe(12_650_000);
    expect(registrationFee(25_400_000_000, DAY, filed).reduction?.amount).toBe(12_650_000);
    expect(registrationFee(25_400_000_000, DAY, filed).amount).toBe(127_000_000 - 12_650_000);
  });

  test('is reduced once a year only', () => {
    expect(registrationFee(3_200_000_000, DAY, { online: true, reducedAlready: true }).amount).toBe(16_000_000);
  });

  test('never passes 500 million', () => {
    expect(registrationFee(120_000_000_000, DAY, atCounter).amount).toBe(500_000_000);
  });

  test('says that its base is illustrative', () => {
    expect(registrationFee(3_200_000_000, DAY, filed).illustrative).toBe(true);
  });
});

describe('the base of the taxes', () => {
  test('is the price of the contract where it reaches the table', () => {
    expect(taxBase(3_200_000_000, 30_000_000, 86.4)).toEqual({ base: 3_200_000_000, baseFrom: 'contract' });
    expect(taxBase(2_592_000_000, 30_000_000, 86.4)).toEqual({ base: 2_592_000_000, baseFrom: 'contract' });
  });

  test('is the table where the price is below it', () => {
    expect(taxBase(2_591_999_999, 30_000_000, 86.4)).toEqual({ base: 2_592_000_000, baseFrom: 'table' });
  });

  test('is whole đồng', () => {
    expect(taxBase(1, 10_000_001, 33.3).base).toBe(333_000_033);
  });
});
