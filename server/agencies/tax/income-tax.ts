import { getInForce } from '../../../fixtures/dated.ts';
import { incomeTax as rates } from '../../../fixtures/law/taxes.ts';
import type { DutyLine } from '../duty-line.ts';

/**
 * Thuế thu nhập cá nhân of a transfer of land: 2 % of the base (đồng). Owed by the seller, whoever pays it by the contract.
 * Transfers within a family and of an only home are exempt by law; they are no part of this country yet.
 * Source: Luật 109/2025/QH15 Art. 14; NĐ 253/2026/NĐ-CP Art. 57.
 */
export function incomeTax(base: number, day: string): DutyLine {
  const { basisPoints, source, illustrative } = getInForce(rates, day);
  return {
    kind: 'personal-income-tax',
    amount: Math.round((base * basisPoints) / 10_000),
    formula: { kind: 'percent', rate: basisPoints / 100, base },
    basis: source.law,
    illustrative,
  };
}
