import { z } from 'zod';
import { account, chosen, dong, line, reference } from '../../../world/fields.ts';
import type { BankAgency } from '../bank.ts';
import { codeEnds, needsFace } from '../limits.ts';
import { referencesIn } from '../references.ts';
import { balance, findInstruction, findOwn, hasEntered, instructionsOf, madeBy } from '../state.ts';

/** Asks for a plain transfer within this bank; the payee's name is shown next, and only then a code is sent. */
export const orderTransferAt = (bank: BankAgency) =>
  bank.command({
    name: 'order-transfer',
    from: ['person'],
    input: z.object({ from: chosen(), to: account(), amount: dong(), content: line(140) }),
    refusals: {
      'not-entered': null,
      'account-unknown': 'from',
      'payee-unknown': 'to',
      'payee-is-payer': 'to',
      'balance-short': 'amount',
      'face-check-not-here': 'amount',
    },
    judge(state, { input, by, at, dice }, refuse) {
      const { from, to, amount } = input;
      if (!hasEntered(state, by.name)) return refuse('not-entered');
      if (!findOwn(state, by.name, from)) return refuse('account-unknown');
      const payee = Object.hasOwn(state.accounts, to) ? state.accounts[to] : undefined;
      if (!payee) return refuse('payee-unknown');
      if (from === to) return refuse('payee-is-payer');
      if (balance(state, from) < amount) return refuse('balance-short');
      if (payee.owner !== by.name && needsFace(madeBy(state, by.name), { what: 'transfer', amount, at })) return refuse('face-check-not-here');
      const content = referencesIn(input.content);
      return [bank.fact('transfer-ordered', { id: `T${dice.digits('transfer', 8)}`, who: by.name, from, to, holder: payee.holder, amount, content })];
    },
  });

/** The payee's name is the right one: has the code sent. */
export const approveTransferAt = (bank: BankAgency) =>
  bank.command({
    name: 'approve-transfer',
    from: ['person'],
    input: z.object({ id: reference() }),
    refusals: { 'not-entered': null, 'transfer-unknown': null, 'approved-already': null },
    judge(state, { input, by, at, dice }, refuse) {
      if (!hasEntered(state, by.name)) return refuse('not-entered');
      const transfer = findInstruction(state, by.name, input.id);
      if (transfer?.what !== 'transfer') return refuse('transfer-unknown');
      if (transfer.state !== 'drawn') return refuse('approved-already');
      return [bank.fact('approval-started', { ...transfer, code: dice.digits('code', 6), codeEnds: codeEnds(at) })];
    },
    suggest: (state, { by }) =>
      hasEntered(state, by.name)
        ? instructionsOf(state, by.name)
            .filter(({ state: how }) => how === 'drawn')
            .map(({ id }) => ({ id }))
        : [],
  });
