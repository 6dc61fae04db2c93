import { z } from 'zod';
import { addDays, localDay } from '../../calendar.ts';
import { notary, type Notary } from '../notary.ts';
import { notaryFee } from '../notary-fee.ts';

/**
 * The notary certifies what both have signed: number in the book of certifications, fee by bracket of the price.
 * "Mô phỏng": a tap in VNeID at home is no e-notarisation, which asks for digital signatures before a notary (NĐ 104/2025).
 */
export const certifyContract = notary.command({
  name: 'certify-contract',
  from: ['office', 'link'],
  input: z.object({ contract: z.string() }),
  refusals: { 'contract-unknown': 'contract', 'not-signed': 'contract', 'certified-already': 'contract' },
  judge(state, { input, at, dice }, refuse) {
    const contract = state.contracts[input.contract];
    if (!contract) return refuse('contract-unknown');
    if (contract.state === 'certified') return refuse('certified-already');
    if (contract.state !== 'signed') return refuse('not-signed');
    const day = localDay(at);
    const number = freeNumber(state, day.slice(0, 4), (attempt) => dice.digits(`contract-${attempt}`, 4));
    return [notary.fact('contract-certified', { ...contract, number, fee: notaryFee(contract.price, day), due: addDays(day, DAYS_TO_PAY) })];
  },
});

/** The law sets no term; later than that of the taxes, so that all sums of a dossier are due when the taxes are. */
const DAYS_TO_PAY = 60;

/** Số công chứng: a running number of the year, drawn here, never given twice. */
function freeNumber({ contracts }: Notary, year: string, draw: (attempt: number) => string): string {
  const given = new Set(Object.values(contracts).map(({ number }) => number));
  let attempt = 0;
  let number = `${draw(attempt)}/${year}/CCGD`;
  while (given.has(number)) number = `${draw(++attempt)}/${year}/CCGD`;
  return number;
}
