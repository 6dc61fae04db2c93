import { getInForce } from '../../../fixtures/dated.ts';
import { changeRegistrationFee as changeRates, newCertificateFee as certificateRates } from '../../../fixtures/law/fees.ts';
import { kindOf } from '../../../fixtures/places.ts';
import type { DutyLine } from '../duty-line.ts';

/** How an application came in: the city frees what is filed online. */
export type Channel = 'online' | 'counter';

/**
 * Lệ phí đăng ký biến động: 28.000 đ in a ward, 14.000 đ in a commune, 0 đ when filed online since 1/1/2026.
 * Source: Hà Nội, NQ 06/2020/NQ-HĐND; NQ 77/2025/NQ-HĐND.
 */
export function changeRegistrationFee(ward: string, channel: Channel, day: string): DutyLine {
  const rate = getInForce(changeRates, day);
  return cityFee('change-registration-fee', rate.counter[kindOf(ward)], channel === 'online' ? rate.online : undefined, rate);
}

/**
 * Lệ phí cấp giấy chứng nhận of a plot without a house: 25.000 đ in a ward, 10.000 đ in a commune, 0 đ when filed online since 1/1/2026.
 * Source: Hà Nội, NQ 06/2020/NQ-HĐND; NQ 77/2025/NQ-HĐND.
 */
export function certificateFee(ward: string, channel: Channel, day: string): DutyLine {
  const rate = getInForce(certificateRates, day);
  return cityFee('certificate-fee', rate.counter[kindOf(ward)].landOnly, channel === 'online' ? rate.online : undefined, rate);
}

interface Rests {
  readonly source: { readonly law: string };
  readonly illustrative: boolean;
}

/** What the counter asks, and what filing online takes off, as a line of its own. */
function cityFee(kind: DutyLine['kind'], counter: number, online: number | undefined, { source, illustrative }: Rests): DutyLine {
  const off = online === undefined ? 0 : counter - online;
  return {
    kind,
    amount: counter - off,
    formula: { kind: 'fixed', each: counter },
    ...(off > 0 && {
      reduction: {
        kind: 'online-filing-waiver',
        amount: off,
        formula: { kind: 'reduction', rate: (100 * off) / counter, of: counter },
        basis: source.law,
        illustrative,
      },
    }),
    basis: source.law,
    illustrative,
  };
}
