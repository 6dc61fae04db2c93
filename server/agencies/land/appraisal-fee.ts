import { getInForce } from '../../../fixtures/dated.ts';
import { appraisalFee as rates } from '../../../fixtures/law/fees.ts';
import type { DutyLine } from '../duty-line.ts';

/**
 * Phí thẩm định hồ sơ: 0,15 % of the price of the transfer (đồng), at most 5 million a dossier. Not freed when filed online.
 * Source: Hà Nội, NQ 06/2020/NQ-HĐND; NQ 77/2025/NQ-HĐND excepts it from the 0 đ.
 */
export function appraisalFee(price: number, day: string): DutyLine {
  const { basisPoints, most, source, illustrative } = getInForce(rates, day);
  return {
    kind: 'appraisal-fee',
    amount: Math.min(most, Math.round((price * basisPoints) / 10_000)),
    formula: { kind: 'percent', rate: basisPoints / 100, base: price, most },
    basis: source.law,
    illustrative,
  };
}
