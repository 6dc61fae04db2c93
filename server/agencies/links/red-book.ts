import type { Link } from '../../world/agency.ts';
import { office } from '../../world/world.ts';
import { waitFor } from '../calendar.ts';
import { eachLine } from '../duty-line.ts';
import { checkDossier } from '../land/commands/check-dossier.ts';
import { receiveDossier } from '../land/commands/receive-dossier.ts';
import { updateRegister } from '../land/commands/update-register.ts';
import { land } from '../land/land.ts';
import { certifyContract } from '../notary/commands/certify-contract.ts';
import { drawUp } from '../notary/commands/draw-up.ts';
import { recordDecline } from '../notary/commands/record-decline.ts';
import { recordSignature } from '../notary/commands/record-signature.ts';
import { isContract, notary } from '../notary/notary.ts';
import { postDuty } from '../payments/commands/post-duty.ts';
import { payments } from '../payments/payments.ts';
import { receiveNotice } from '../phone/commands/receive-notice.ts';
import { receiveSms } from '../phone/commands/receive-sms.ts';
import { knowCertificate } from '../portal/commands/know-certificate.ts';
import { noteSignature } from '../portal/commands/note-signature.ts';
import { noteStage } from '../portal/commands/note-stage.ts';
import { withdrawDossier } from '../portal/commands/withdraw-dossier.ts';
import { isTransfer } from '../portal/dossiers.ts';
import { portal } from '../portal/portal.ts';
import { assess } from '../tax/commands/assess.ts';
import { tax } from '../tax/tax.ts';
import { addPaper } from '../vneid/commands/add-paper.ts';
import { askSignature } from '../vneid/commands/ask-signature.ts';
import { changePaper } from '../vneid/commands/change-paper.ts';
import { enterApp } from '../vneid/commands/enter-app.ts';
import { sign } from '../vneid/commands/sign.ts';
import { withdrawRequest } from '../vneid/commands/withdraw-request.ts';
import { vneid } from '../vneid/vneid.ts';
import { aboutDossier, countFor, duty, OFFICIAL, paperOf, payee, reached, taxDuty, toPay, toSign } from './red-book-letters.ts';

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
  notary.when('contract-voided', withdrawRequest, ({ contract, other }) => ({ document: contract, who: other })),
  notary.when('contract-voided', withdrawDossier, ({ dossier, by }) => ({ dossier, by })),
  notary.when('contract-voided', receiveNotice, ({ other, dossier }) => aboutDossier(other, 'contract-voided', dossier), {
    after: waitFor('notice'),
  }),
  notary.when('signature-recorded', noteSignature, ({ dossier, who }) => ({ dossier, who })),
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
    taxpayer: { name: buyerName, idNumber: buyerId },
    ...{ dossier, due, payer: buyer, owedBy: buyer, last: false, payee: payee('notary-office'), receipt: 'invoice' as const },
    ...duty(fee),
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
  ...eachLine((i) =>
    land.when(
      'fees-set',
      postDuty,
      ({ dossier, payer, payerName, payerId, due, lines }) =>
        lines[i] && {
          taxpayer: { name: payerName, idNumber: payerId },
          ...{ dossier, due, payer, owedBy: payer, last: false, payee: payee('land-office'), receipt: 'fee-receipt' as const },
          ...duty(lines[i]),
        },
      { called: `line ${i + 1}` },
    ),
  ),
  land.when('slip-sent', assess, ({ plot: { area }, ...slip }) => ({ ...slip, area }), {
    after: waitFor('tax-assess'),
    carried: ({ buyer }) => ({ holder: buyer, office: 'tax', title: 'information-slip' }),
  }),
  ...eachLine((i) => tax.when('duties-set', postDuty, (set) => taxDuty(set, i), { called: `line ${i + 1}` })),
  tax.when('duties-set', noteStage, ({ dossier, base, baseFrom, due }) => reached(dossier, 'assessed', { base: String(base), baseFrom, due })),
  tax.when(
    'duties-set',
    receiveSms,
    ({ dossier, buyer, lines, due }) => ({
      ...{ owner: buyer, sender: OFFICIAL, message: 'duties-assessed', values: { dossier, due, count: String(countFor(buyer, lines)) } },
    }),
    { after: waitFor('sms') },
  ),
  tax.when('duties-set', receiveNotice, ({ dossier, buyer, lines, due }) => toPay(buyer, dossier, countFor(buyer, lines), due), {
    called: 'buyer',
    after: waitFor('notice'),
  }),
  tax.when(
    'duties-set',
    receiveNotice,
    ({ dossier, seller, lines, due }) => (countFor(seller, lines) > 0 ? toPay(seller, dossier, countFor(seller, lines), due) : undefined),
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

  // Seller or buyer, where no learner has the seat: reads the contract, and signs.
  vneid.whenUnplayed('signature-asked', enterApp, ({ who }) => ({ who, input: {} }), waitFor('person-opens-app')),
  vneid.whenUnplayed('signature-asked', sign, ({ who, id }) => ({ who, input: { id } }), waitFor('person-signs')),
];
