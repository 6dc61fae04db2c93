import { z } from 'zod';
import { accountAt } from '../../../../fixtures/banks.ts';
import { BankId, type UNMATCHED } from '../facts.ts';
import { payments } from '../payments.ts';
import { settle, type Money } from '../settlement.ts';
import { dutiesOf, isOpen, isRecorded, type Payments, type PostedDuty } from '../state.ts';

interface Transfer extends Money {
  readonly account: string;
  readonly content: string;
}

/**
 * A plain transfer to an office's account, matched by the dossier's number in its content: it settles all that is open for that account, or the one duty of exactly that amount.
 * Any other amount settles nothing and goes back.
 */
export const recordTransfer = payments.command({
  name: 'record-transfer',
  from: ['link'],
  input: z.object({ payment: z.string(), payer: z.string(), bank: BankId, account: z.string(), content: z.string(), amount: z.int().positive() }),
  refusals: { 'recorded-already': 'payment' },
  judge(state, { input, at, dice }, refuse) {
    if (isRecorded(state, input.payment)) return refuse('recorded-already');
    const dossier = input.content.split(' ').find((word) => dutiesOf(state, word).length > 0);
    const found = matched(state, dossier, input);
    if (typeof found !== 'string') return settle(state, found, { ...input, order: '' }, { at, dice });
    return [payments.fact('payment-unmatched', { ...input, because: found, dossier })];
  },
});

function matched(
  state: Payments,
  dossier: string | undefined,
  { account, bank, amount }: Transfer,
): readonly PostedDuty[] | (typeof UNMATCHED)[number] {
  if (dossier === undefined) return 'dossier-unknown';
  const there = dutiesOf(state, dossier).filter(({ payee }) => accountAt(payee.accounts, bank) === account);
  if (there.length === 0) return 'account-differs';
  const open = there.filter(isOpen);
  if (open.length === 0) return 'settled-already';
  if (open.reduce((sum, duty) => sum + duty.amount, 0) === amount) return open;
  const exact = open.filter((duty) => duty.amount === amount).slice(0, 1);
  return exact.length > 0 ? exact : 'amount-differs';
}
