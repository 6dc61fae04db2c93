import { offices } from '../../../fixtures/offices.ts';
import type { Link } from '../../world/agency.ts';
import { office } from '../../world/world.ts';
import { waitFor } from '../calendar.ts';
import type { DutyLine } from '../duty-line.ts';
import { checkDossier } from '../land/commands/check-dossier.ts';
import { receiveDossier } from '../land/commands/receive-dossier.ts';
import { updateRegister } from '../land/commands/update-register.ts';
import { land } from '../land/land.ts';
import { certifyContract } from '../notary/commands/certify-contract.ts';
import { drawUp } from '../notary/commands/draw-up.ts';
import { recordDecline } from '../notary/commands/record-decline.ts';
import { recordSignature } from '../notary/commands/record-signature.ts';
import { isContract, notary, type Contract } from '../notary/notary.ts';
import { postDuty } from '../payments/commands/post-duty.ts';
import { payments } from '../payments/payments.ts';
import { receiveNotice } from '../phone/commands/receive-notice.ts';
import { receiveSms } from '../phone/commands/receive-sms.ts';
import { knowCertificate } from '../portal/commands/know-certificate.ts';
import { noteStage } from '../portal/commands/note-stage.ts';
import { withdrawDossier } from '../portal/commands/withdraw-dossier.ts';
import { isTransfer } from '../portal/dossiers.ts';
import { portal, type Stage } from '../portal/portal.ts';
import { assess } from '../tax/commands/assess.ts';
import { tax, type DutiesSet } from '../tax/tax.ts';
import { addPaper } from '../vneid/commands/add-paper.ts';
import { askSignature } from '../vneid/commands/ask-signature.ts';
import { changePaper } from '../vneid/commands/change-paper.ts';
import { vneid } from '../vneid/vneid.ts';

/** "Sổ đỏ trao tay", as a table: who tells whom what, from the declaration to the new certificate. `carried`: who walks where the offices are not connected. */
export const redBookLinks: readonly Link[] = [
  // The register is known to the portal and to the wallet.
  land.when('certificate-registered', knowCertificate, ({ id, serial, owner, plot }) => ({ id, serial, owner, plot })),
  land.when('certificate-registered', addPaper, (certificate) => paperOf(certificate)),

  // ① declared → ② drawn up, signed by both
  portal.when('transfer-declared', drawUp, (terms) => terms, {
    after: waitFor('draw-up-contract'),
    carried: ({ seller }) => ({ holder: seller, office: 'notary', title: 'declaration' }),
  }),
  notary.when('contract-drawn', askSignature, (contract) => toSign(contract, contract.seller), { called: 'seller' }),
  notary.when('contract-drawn', askSignature, (contract) => toSign(contract, contract.buyer), { called: 'buyer' }),
  vneid.when('signed', recordSignature, ({ document, who }) => (isContract(document) ? { contract: document, who } : undefined), {
    after: waitFor('data-exchange'),
  }),
  vneid.when('signature-declined', recordDecline, ({ document, who }) => (isContract(document) ? { contract: document, who } : undefined), {
    after: waitFor('data-exchange'),
  }),
  notary.when('contract-voided', withdrawDossier, ({ dossier, by }) => ({ dossier, by })),
  notary.when('contract-voided', receiveNotice, ({ other, dossier }) => aboutDossier(other, 'contract-voided', dossier), {
    after: waitFor('notice'),
  }),
  notary.when('contract-ready', noteStage, ({ dossier }) => reached(dossier, 'signed')),

  // ② certified → ③ land office and tax office
  notary.when('contract-certified', noteStage, ({ dossier, number }) => reached(dossier, 'certified', { contractNumber: number })),
  notary.when('contract-certified', receiveNotice, ({ buyer, dossier, number }) => aboutDossier(buyer, 'contract-certified', dossier, { number }), {
    called: 'buyer',
    after: waitFor('notice'),
  }),
  notary.when('contract-certified', receiveNotice, ({ seller, dossier, number }) => aboutDossier(seller, 'contract-certified', dossier, { number }), {
    called: 'seller',
    after: waitFor('notice'),
  }),
  notary.when('contract-certified', postDuty, ({ dossier, buyer, buyerName, buyerId, fee, due }) => ({
    ...{ dossier, due, payer: buyer, owedBy: buyer, taxpayer: { name: buyerName, idNumber: buyerId }, last: false },
    ...{ ...duty(fee), payee: payee('notary-office'), receipt: 'invoice' as const },
  })),
  notary.when(
    'contract-certified',
    receiveDossier,
    ({ dossier, certificate, number, seller, sellerName, sellerId, buyer, buyerName, buyerId, price, taxPaidBy }) => ({
      ...{ dossier, certificate, contractNumber: number, seller, sellerName, sellerId, buyer, buyerName, buyerId, price, taxPaidBy },
      online: true,
    }),
    {
      after: waitFor('data-exchange'),
      carried: ({ buyer }) => ({ holder: buyer, office: 'service-point', title: 'certified-contract' }),
    },
  ),

  // ③ what is to be paid
  ...[0, 1, 2].map((i) =>
    land.when(
      'fees-set',
      postDuty,
      ({ dossier, payer, payerName, payerId, due, lines }) =>
        lines[i] && {
          ...{ dossier, due, payer, owedBy: payer, taxpayer: { name: payerName, idNumber: payerId }, last: false },
          ...{ ...duty(lines[i]), payee: payee('land-office'), receipt: 'fee-receipt' as const },
        },
      { called: `line ${i + 1}` },
    ),
  ),
  land.when('slip-sent', assess, ({ plot: { area }, ...slip }) => ({ ...slip, area }), {
    after: waitFor('tax-assess'),
    carried: ({ buyer }) => ({ holder: buyer, office: 'tax', title: 'information-slip' }),
  }),
  ...[0, 1].map((i) => tax.when('duties-set', postDuty, (set) => taxDuty(set, i), { called: `line ${i + 1}` })),
  tax.when('duties-set', noteStage, ({ dossier, base, baseFrom, due }) => reached(dossier, 'assessed', { base: String(base), baseFrom, due })),
  tax.when(
    'duties-set',
    receiveSms,
    ({ dossier, buyer, lines, due }) => ({
      ...{ owner: buyer, sender: OFFICIAL, message: 'duties-assessed', values: { dossier, due, count: String(lines.length) } },
    }),
    { after: waitFor('sms') },
  ),
  tax.when('duties-set', receiveNotice, ({ dossier, buyer, lines, due }) => toPay(buyer, dossier, lines.length, due), {
    called: 'buyer',
    after: waitFor('notice'),
  }),
  tax.when(
    'duties-set',
    receiveNotice,
    ({ dossier, seller, lines, due }) => (lines.some(({ payer }) => payer === seller) ? toPay(seller, dossier, 1, due) : undefined),
    { called: 'seller', after: waitFor('notice') },
  ),

  // ④ paid → the register, the new certificate
  payments.when('dossier-settled', noteStage, ({ dossier }) => (isTransfer(dossier) ? reached(dossier, 'paid') : undefined)),
  payments.when('dossier-settled', updateRegister, ({ dossier }) => (isTransfer(dossier) ? { dossier } : undefined), {
    after: waitFor('register-update'),
    carried: ({ payer }) => ({ holder: payer, office: 'service-point', title: 'receipts' }),
  }),
  land.when('certificate-ended', changePaper, ({ owner, id }) => ({ who: owner, id, status: 'ended' as const })),
  land.when('certificate-ended', receiveNotice, ({ owner, serial, dossier }) => aboutDossier(owner, 'certificate-ended', dossier, { serial }), {
    after: waitFor('notice'),
  }),
  land.when('certificate-issued', knowCertificate, ({ id, serial, owner, plot }) => ({ id, serial, owner, plot })),
  land.when('certificate-issued', noteStage, ({ dossier, serial, id }) => reached(dossier, 'registered', { serial, newCertificate: id })),
  land.when('certificate-issued', addPaper, (certificate) => paperOf(certificate)),
  land.when(
    'certificate-issued',
    receiveNotice,
    ({ owner, serial, id }) => ({
      ...{ owner, app: 'vneid', message: 'certificate-issued', values: { serial, to: `vneid/wallet/${id}` } },
    }),
    { after: waitFor('notice') },
  ),
  land.when(
    'certificate-issued',
    receiveSms,
    ({ owner, serial, dossier }) => ({
      ...{ owner, sender: OFFICIAL, message: 'certificate-issued', values: { serial, dossier } },
    }),
    { after: waitFor('sms') },
  ),
];

/** What officials do in their own time, and what people do whom nobody plays. */
export const redBookPolicies: readonly Link[] = [
  notary.when('contract-ready', certifyContract, ({ contract }) => ({ contract }), { by: () => office('notary'), after: waitFor('notary-certify') }),
  land.when('dossier-received', checkDossier, ({ dossier }) => ({ dossier }), { by: () => office('land'), after: waitFor('land-check') }),
];

/** Messages of offices come under one name in this country. */
const OFFICIAL = 'LUYENTAP';

const reached = (dossier: string, stage: Stage, values: Readonly<Record<string, string>> = {}) => ({ dossier, stage, values: { ...values } });

/** What stands on the screen on which somebody signs. */
const toSign = (
  {
    contract,
    serial,
    plot,
    price,
    sellerName,
    buyerName,
    taxPaidBy,
  }: Pick<Contract, 'contract' | 'serial' | 'plot' | 'price' | 'sellerName' | 'buyerName' | 'taxPaidBy'>,
  who: string,
) => ({
  ...{ who, document: contract, title: 'transfer-contract' as const },
  values: {
    ...{ serial, sheet: plot.sheet, number: plot.number, address: plot.address, area: String(plot.area), price: String(price) },
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
/** A certificate as the wallet keeps it. */
const paperOf = ({ id, serial, owner, ownerName, ownerId, plot, issuedOn, registerNumber }: OnPaper) => ({
  ...{ who: owner, id, kind: 'red-book' as const },
  values: { ...plot, area: String(plot.area), serial, holder: ownerName, holderId: ownerId, issuedOn, registerNumber },
});

const aboutDossier = (owner: string, message: string, dossier: string, values: Readonly<Record<string, string>> = {}) => ({
  ...{ owner, app: 'portal', message, values: { ...values, dossier, page: `portal/dossiers/${dossier}` } },
});
const toPay = (owner: string, dossier: string, count: number, due: string) => ({
  ...{ owner, app: 'portal', message: 'duties-assessed', values: { dossier, due, count: String(count), page: `payments/${dossier}` } },
});

const duty = ({ kind, amount, formula, reduction, basis, illustrative }: DutyLine) => ({
  ...{ kind, amount, formula, basis, illustrative, ...(reduction && { reduction }) },
});
function payee(id: 'notary-office' | 'land-office' | 'treasury') {
  const { name, accounts } = offices[id];
  if (!accounts) throw new Error(`${id} has no accounts`);
  return { name: name.vi, accounts };
}

/** The tax office's notices, paid to the treasury. The last one opens the payment of all. */
function taxDuty({ dossier, due, lines }: DutiesSet, i: number) {
  const line = lines[i];
  if (!line) return undefined;
  const { payer, owedBy, owedByName, owedById, notice } = line;
  return {
    ...{ dossier, due, payer, owedBy, notice, taxpayer: { name: owedByName, idNumber: owedById }, last: i === lines.length - 1 },
    ...{ ...duty(line), payee: payee('treasury'), receipt: 'budget-payment' as const },
  };
}
