import { z } from 'zod';
import { accountAt, BANK_IDS, type BankId } from '../../../../fixtures/banks.ts';
import { choice, reference } from '../../../world/fields.ts';
import { payments } from '../payments.ts';
import { dossiersOf, isComplete, isInside, openDutiesOf, ordersOf, type PostedDuty } from '../state.ts';

/** Pays all that is open in a dossier in one go: one order of as many parts as there are duties, to the bank that was chosen. */
export const issueOrder = payments.command({
  name: 'issue-order',
  from: ['person'],
  input: z.object({ dossier: reference(), bank: choice(...BANK_IDS) }),
  refusals: { 'not-logged-in': null, 'dossier-unknown': null, 'notices-missing': null, 'settled-already': null },
  judge(state, { input: { dossier, bank }, by, dice }, refuse) {
    if (!isInside(state, by.name)) return refuse('not-logged-in');
    if (!dossiersOf(state, by.name).includes(dossier)) return refuse('dossier-unknown');
    if (!isComplete(state, dossier)) return refuse('notices-missing');
    const open = openDutiesOf(state, by.name, dossier);
    if (open.length === 0) return refuse('settled-already');
    const total = open.reduce((sum, { amount }) => sum + amount, 0);
    const [duties, parts] = [open.map(({ id }) => id), open.map((duty) => partOf(duty, bank))];
    return [payments.fact('order-issued', { order: `D${dice.digits('order', 8)}`, payer: by.name, bank, dossier, duties, total, parts })];
  },
  /** With a bank that this person knows to have an account at; not again while an order is under way. */
  suggest(state, { by, knows }) {
    if (!isInside(state, by.name)) return [];
    const known = BANK_IDS.filter((bank) => knows(bank));
    const underWay = ordersOf(state, by.name).filter((order) => order.state === 'open');
    return dossiersOf(state, by.name)
      .filter((dossier) => isComplete(state, dossier) && openDutiesOf(state, by.name, dossier).length > 0)
      .filter((dossier) => !underWay.some((order) => order.dossier === dossier))
      .flatMap((dossier) => (known.length > 0 ? known : BANK_IDS).map((bank) => ({ dossier, bank })));
  },
});

const partOf = ({ id, kind, payee, amount }: PostedDuty, bank: BankId) => ({
  duty: id,
  kind,
  payee: payee.name,
  account: accountAt(payee.accounts, bank),
  amount,
});
