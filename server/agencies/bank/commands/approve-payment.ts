import { z } from 'zod';
import { chosen, reference } from '../../../world/fields.ts';
import type { BankAgency } from '../bank.ts';
import { codeEnds, needsFace } from '../limits.ts';
import { accountsOf, balance, findOwn, findPayment, hasEntered, instructionsOf, madeBy, stateOf, type Bank } from '../state.ts';

/** Chooses the account for a payment order and has the code sent that is bound to it. */
export const approvePaymentAt = (bank: BankAgency) =>
  bank.command({
    name: 'approve-payment',
    from: ['person'],
    input: z.object({ order: reference(), account: chosen() }),
    refusals: {
      'not-entered': null,
      'order-unknown': null,
      'paid-already': null,
      'order-ended': null,
      'account-unknown': 'account',
      'balance-short': 'account',
      'face-check-not-here': null,
    },
    judge(state, { input, by, at, dice }, refuse) {
      if (!hasEntered(state, by.name)) return refuse('not-entered');
      const payment = findPayment(state, by.name, input.order);
      if (!payment) return refuse('order-unknown');
      if (payment.state === 'made') return refuse('paid-already');
      if (payment.state !== 'waiting') return refuse('order-ended');
      if (!findOwn(state, by.name, input.account)) return refuse('account-unknown');
      const { order, total: amount, content } = payment;
      if (balance(state, input.account) < amount) return refuse('balance-short');
      if (needsFace(madeBy(state, by.name), { what: 'payment', amount, at })) return refuse('face-check-not-here');
      const approval = { id: `A${dice.digits('approval', 8)}`, what: 'payment' as const, who: by.name, from: input.account, amount, content, order };
      return [bank.fact('approval-started', { ...approval, code: dice.digits('code', 6), codeEnds: codeEnds(at) })];
    },
    suggest: (state, { by }) => (hasEntered(state, by.name) ? payable(state, by.name) : []),
  });

/** Orders without a code on its way, each with an account that can bear it. */
const payable = (state: Bank, who: string): readonly { order: string; account: string }[] =>
  Object.values(state.payments)
    .filter(({ payer, state: how }) => payer === who && how === 'waiting')
    .filter(({ order }) => !instructionsOf(state, who).some((one) => one.order === order && stateOf(state, one) === 'waiting'))
    .flatMap(({ order, total }) =>
      accountsOf(state, who)
        .filter(({ number }) => balance(state, number) >= total)
        .map(({ number }) => ({ order, account: number })),
    );
