import { getInForce, inForce } from '../../../fixtures/dated.ts';
import { registrationFee as rates, registrationFeeReduction } from '../../../fixtures/law/taxes.ts';
import type { DutyLine } from '../duty-line.ts';

interface Filing {
  /** Filed electronically with a level-2 account: only then the reduction is given. */
  readonly online: boolean;
  /** Whether this person had the reduction for land in the same year: it is given once. */
  readonly reducedAlready: boolean;
}

/**
 * Lệ phí trước bạ of land: 0,5 % of the base (đồng), at most 500 million; owed by the buyer. From 15/8/2026 to 28/2/2027 electronic filing takes
 * 10 % off, at most 12.650.000 đ, once a year for a kind of asset: a line of its own.
 * Source: NĐ 10/2022/NĐ-CP; NQ 66.22/2026, TT 117/2026. Illustrative: whether a price above the table counts is disputed.
 */
export function registrationFee(base: number, day: string, { online, reducedAlready }: Filing): DutyLine {
  const { basisPoints, most, source } = getInForce(rates, day);
  const gross = Math.min(most, Math.round((base * basisPoints) / 10_000));
  const relief = online && !reducedAlready ? inForce(registrationFeeReduction, day) : undefined;
  const off = relief ? Math.min(relief.most, Math.round((gross * relief.basisPoints) / 10_000)) : 0;
  return {
    kind: 'registration-fee',
    amount: gross - off,
    formula: { kind: 'percent', rate: basisPoints / 100, base, most },
    ...(relief &&
      off > 0 && {
        reduction: {
          kind: 'registration-fee-reduction',
          amount: off,
          formula: { kind: 'reduction', rate: relief.basisPoints / 100, of: gross },
          basis: relief.source.law,
          illustrative: relief.illustrative,
          ...(relief.until !== undefined && { until: relief.until }),
        },
      }),
    basis: source.law,
    illustrative: true,
  };
}
