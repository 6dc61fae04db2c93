import { offices } from '../../../fixtures/offices.ts';
import type { DutyLine } from '../duty-line.ts';
import type { Contract } from '../notary/notary.ts';
import type { Stage } from '../portal/portal.ts';
import type { DutiesSet } from '../tax/tax.ts';

/* What the offices of a land transfer write to portal, payments, wallet and phone: each from a fact, in the other's terms. */

/** Messages about a dossier come under the name of the portal. */
export const OFFICIAL = 'DICHVUCONG';

export const reached = (dossier: string, stage: Stage, values: Readonly<Record<string, string>> = {}) => ({ dossier, stage, values: { ...values } });

/** What stands on the screen on which somebody signs. */
export const toSign = (
  { contract, serial, plot, price, sellerName, buyerName, taxPaidBy }: Omit<Contract, 'state' | 'drawnAt' | 'signedAt'>,
  who: string,
) => ({
  ...{ who, document: contract, title: 'transfer-contract' as const },
  values: {
    ...{ serial, sheet: plot.sheet, number: plot.number, plot: `${plot.number}/${plot.sheet}`, address: plot.address, area: String(plot.area) },
    ...{ price: String(price) },
    ...{ seller: sellerName, buyer: buyerName, taxPaidBy, notary: offices['notary-office'].name.vi },
  },
});

interface OnPaper {
  readonly id: string;
  readonly serial: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly ownerId: string;
  readonly plot: Contract['plot'];
  readonly issuedOn: string;
  readonly registerNumber: string;
}
/** A certificate as the wallet keeps it; `check` is what its QR code says. */
export const paperOf = ({ id, serial, owner, ownerName, ownerId, plot, issuedOn, registerNumber }: OnPaper) => ({
  ...{ who: owner, id, kind: 'red-book' as const },
  values: { ...plot, area: String(plot.area), serial, holder: ownerName, holderId: ownerId, issuedOn, registerNumber, check: id },
});

/** A notice that opens the dossier. */
export const aboutDossier = (owner: string, message: string, dossier: string, values: Readonly<Record<string, string>> = {}) => ({
  ...{ owner, app: 'portal', message, values: { ...values, dossier, page: `portal/dossiers/${dossier}` } },
}); /** A notice that opens the sums to be paid. */
export const toPay = (owner: string, dossier: string, count: number, due: string) => ({
  ...{ owner, app: 'portal', message: 'duties-assessed', values: { dossier, due, count: String(count), page: `payments/dossiers/${dossier}` } },
});

/** A sum in the terms of `payments`. */
export const duty = ({ kind, amount, formula, reduction, basis, illustrative }: DutyLine) => ({
  ...{ kind, amount, formula, basis, illustrative, ...(reduction && { reduction }) },
});
/** Where an office's money goes, at either bank. */
export function payee(id: 'notary-office' | 'land-office' | 'treasury') {
  const { name, accounts } = offices[id];
  if (!accounts) throw new Error(`${id} has no accounts`);
  return { name: name.vi, accounts };
}

/** The tax office's notices, paid to the treasury. The last one opens the payment of all. */
export function taxDuty({ dossier, due, lines }: DutiesSet, i: number) {
  const line = lines[i];
  if (!line) return undefined;
  const { payer, owedBy, owedByName, owedById, notice } = line;
  return {
    taxpayer: { name: owedByName, idNumber: owedById },
    ...{ dossier, due, payer, owedBy, notice, last: i === lines.length - 1, payee: payee('treasury'), receipt: 'budget-payment' as const },
    ...duty(line),
  };
}

/** How many notices somebody has to pay. */
export const countFor = (who: string, lines: DutiesSet['lines']): number => lines.filter(({ payer }) => payer === who).length;
