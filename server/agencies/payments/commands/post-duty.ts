import { Duty } from '../facts.ts';
import { payments } from '../payments.ts';
import { dutiesOf, isOpen, isSettled, type Payments } from '../state.ts';

/** An office tells what is to be paid for a dossier, one duty a notice. */
export const postDuty = payments.command({
  name: 'post-duty',
  from: ['office', 'link'],
  input: Duty,
  refusals: { 'duty-posted-already': 'kind', 'dossier-settled-already': 'dossier' },
  judge(state, { input, dice }, refuse) {
    if (dutiesOf(state, input.dossier).some(({ kind }) => kind === input.kind)) return refuse('duty-posted-already');
    if (isSettled(state, input.dossier)) return refuse('dossier-settled-already');
    const posted = payments.fact('duty-posted', { id: `K${dice.digits('duty', 12)}`, ...input });
    return leavesNothing(state, input) ? [posted, payments.fact('dossier-settled', { dossier: input.dossier, payer: input.payer })] : [posted];
  },
});

/** The last notice has come and there is nothing at all to pay. */
const leavesNothing = (state: Payments, { dossier, amount, last }: { dossier: string; amount: number; last: boolean }): boolean =>
  last && amount === 0 && !dutiesOf(state, dossier).some(isOpen);
