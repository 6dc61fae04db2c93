import { describe, expect, test } from '@jest/globals';
import { appraisalFee } from './appraisal-fee.ts';
import { certificateFee, changeRegistrationFee } from './city-fees.ts';

const DAY = '2026-11-10';

describe('the appraisal fee (Hà Nội)', () => {
  test.each([
    [800_000_000, 1_200_000],
    [2_000_000_000, 3_000_000],
    [3_200_000_000, 4_800_000],
    [3_333_333_333, 5_000_000],
    [3_333_000_000, 4_999_500],
    [3_340_000_000, 5_000_000],
    [6_000_000_000, 5_000_000],
  ])('of %d đồng is %d: 0,15 %%, at most 5 million', (price, fee) => {
    expect(appraisalFee(price, DAY).amount).toBe(fee);
  });

  test('is not waived online', () => {
    expect(appraisalFee(3_200_000_000, DAY).reduction).toBeUndefined();
  });
});

describe('the city fees (Hà Nội)', () => {
  test('are 0 đ online, with what is taken off as its own line', () => {
    expect(changeRegistrationFee('Phường Tây Hồ', 'online', DAY)).toMatchObject({
      amount: 0,
      reduction: { kind: 'online-filing-waiver', amount: 28_000, formula: { rate: 100, of: 28_000 } },
    });
    expect(certificateFee('Phường Tây Hồ', 'online', DAY)).toMatchObject({ amount: 0, reduction: { amount: 25_000 } });
    expect(certificateFee('Xã Sóc Sơn', 'online', DAY)).toMatchObject({ amount: 0, reduction: { amount: 10_000 } });
  });

  test('are asked at the counter, less in a commune than in a ward', () => {
    const counter = (ward: string) => [changeRegistrationFee(ward, 'counter', DAY), certificateFee(ward, 'counter', DAY)];
    expect(counter('Phường Tây Hồ').map(({ amount }) => amount)).toEqual([28_000, 25_000]);
    expect(counter('Xã Sóc Sơn').map(({ amount }) => amount)).toEqual([14_000, 10_000]);
    expect(counter('Xã Sóc Sơn').flatMap(({ reduction }) => reduction ?? [])).toEqual([]);
  });
});
