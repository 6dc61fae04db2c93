import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import type { BankAgency } from '../bank.ts';
import { codeEnds, CODES_SENT } from '../limits.ts';
import { findInstruction, hasEntered, instructionsOf, stateOf } from '../state.ts';

/** Sends another code for the same payment or transfer; the one before counts no more. */
export const sendNewCodeAt = (bank: BankAgency) =>
  bank.command({
    name: 'send-new-code',
    from: ['person'],
    input: z.object({ id: reference() }),
    refusals: { 'not-entered': null, 'order-unknown': null, 'order-done': null, 'order-ended': null, 'codes-all-sent': null },
    judge(state, { input, by, at, dice }, refuse) {
      if (!hasEntered(state, by.name)) return refuse('not-entered');
      const instruction = findInstruction(state, by.name, input.id);
      if (!instruction || instruction.state === 'drawn') return refuse('order-unknown');
      if (instruction.state === 'made') return refuse('order-done');
      if (stateOf(state, instruction) !== 'waiting') return refuse('order-ended');
      if (instruction.codes.length >= CODES_SENT) return refuse('codes-all-sent');
      return [bank.fact('code-renewed', { ...instruction, code: dice.digits('code', 6), codeEnds: codeEnds(at) })];
    },
    /** Only where the last code is over: nobody asks for another while one counts. */
    suggest: (state, { by, at }) =>
      hasEntered(state, by.name)
        ? instructionsOf(state, by.name)
            .filter((one) => stateOf(state, one) === 'waiting' && at > one.codeEnds && one.codes.length < CODES_SENT)
            .map(({ id }) => ({ id }))
        : [],
  });
