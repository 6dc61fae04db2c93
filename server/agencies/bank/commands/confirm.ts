import { z } from 'zod';
import type { News } from '../../../world/agency.ts';
import { code, reference } from '../../../world/fields.ts';
import type { Instant } from '../../../world/world.ts';
import type { BankAgency } from '../bank.ts';
import { needsFace, triesOn } from '../limits.ts';
import { accountsOf, balance, findInstruction, hasEntered, instructionsOf, madeBy, stateOf, type Bank, type Instruction } from '../state.ts';

/** Confirms a payment or a transfer with the code from the SMS: bound to this one, for five minutes, once. */
export const confirmAt = (bank: BankAgency) =>
  bank.command({
    name: 'confirm',
    from: ['person'],
    input: z.object({ id: reference(), code: code() }),
    secret: ['code'],
    refusals: {
      'not-entered': null,
      'order-unknown': null,
      'code-used': 'code',
      'order-ended': null,
      'code-replaced': 'code',
      'code-wrong': 'code',
      'code-wrong-ended': null,
      'code-expired': 'code',
      'balance-short': null,
      'face-check-not-here': null,
    },
    judge(state, { input, by, at }, refuse) {
      if (!hasEntered(state, by.name)) return refuse('not-entered');
      const instruction = findInstruction(state, by.name, input.id);
      if (!instruction || instruction.state === 'drawn') return refuse('order-unknown');
      if (instruction.state === 'made') return refuse('code-used');
      if (stateOf(state, instruction) !== 'waiting') return refuse('order-ended');
      if (instruction.codes.at(-1) !== input.code) {
        if (instruction.codes.includes(input.code)) return refuse('code-replaced');
        const ends = instruction.wrong + 1 >= triesOn(at);
        const wrong = bank.fact('wrong-code', { id: instruction.id, who: by.name, ends });
        return ends ? refuse('code-wrong-ended', wrong, ...endOf(bank, instruction)) : refuse('code-wrong', wrong);
      }
      if (at > instruction.codeEnds) return refuse('code-expired');
      if (balance(state, instruction.from) < instruction.amount) return refuse('balance-short');
      if (!isToOneself(state, instruction) && needsFace(madeBy(state, by.name), { ...instruction, at })) return refuse('face-check-not-here');
      return [made(bank, state, instruction)];
    },
    suggest: (state, { by, at, knows }) =>
      hasEntered(state, by.name)
        ? instructionsOf(state, by.name)
            .filter((one) => stateOf(state, one) === 'waiting' && counts(one, at) && knows(one.codes.at(-1) ?? ''))
            .map(({ id, codes }) => ({ id, code: codes.at(-1) ?? '' }))
        : [],
  });

const counts = ({ codeEnds }: Instruction, at: Instant): boolean => at <= codeEnds;
const isToOneself = (state: Bank, { who, to }: Instruction): boolean => accountsOf(state, who).some(({ number }) => number === to);

const endOf = (bank: BankAgency, { order, who }: Instruction): readonly News[] =>
  order === undefined ? [] : [bank.fact('payment-ended', { order, payer: who })];

function made(bank: BankAgency, state: Bank, { id, who, from, amount, content, order, to = '', holder = '' }: Instruction): News {
  const left = balance(state, from) - amount;
  if (order === undefined) {
    const toInstitution = state.accounts[to]?.institution ?? false;
    return bank.fact('transfer-made', { id, who, from, to, holder, amount, content, balance: left, toInstitution });
  }
  const parts = state.payments[order]?.parts ?? [];
  return bank.fact('payment-made', { id, order, who, from, amount, parts: [...parts], content, balance: left });
}
