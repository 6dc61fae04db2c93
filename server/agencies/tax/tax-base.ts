export interface TaxBase {
  /** Đồng. */
  readonly base: number;
  readonly baseFrom: 'contract' | 'table';
}

/**
 * What the taxes of a transfer are worked out on: the price of the contract, but never less than the land-price table gives (đồng a m² × m²).
 * Source: NĐ 253/2026/NĐ-CP Art. 57 for the income tax. For the registration fee NĐ 140/2016 Art. 6(1)(c) has the same; a 2026 article says the table
 * only, so that use of it is marked illustrative (registration-fee.ts).
 */
export function taxBase(price: number, tablePrice: number, area: number): TaxBase {
  const table = Math.round(tablePrice * area);
  return price >= table ? { base: price, baseFrom: 'contract' } : { base: table, baseFrom: 'table' };
}
