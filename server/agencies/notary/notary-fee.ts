import { getInForce } from '../../../fixtures/dated.ts';
import { notaryFees } from '../../../fixtures/law/notary-fees.ts';
import type { DutyLine } from '../duty-line.ts';

/**
 * Phí công chứng of a contract worth `value` đồng on a day: a fixed sum for each bracket, and a share of what is over its lower border; at most 70 million.
 * Source: TT 257/2016/TT-BTC (changed by TT 111/2017), table of eight rows.
 */
export function notaryFee(value: number, day: string): DutyLine {
  const { brackets, source, illustrative } = getInForce(notaryFees, day);
  const bracket = brackets.find(({ upTo }) => value <= upTo);
  if (!bracket) throw new Error(`no notary fee for ${value}`);
  const { base: fixed, basisPoints, over: above, most = Infinity } = bracket;
  return {
    kind: 'notary-fee',
    amount: Math.min(most, fixed + Math.round(((value - above) * basisPoints) / 10_000)),
    formula: { kind: 'bracket', base: value, fixed, rate: basisPoints / 100, above },
    basis: source.law,
    illustrative,
  };
}
