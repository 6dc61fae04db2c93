import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import type { BankAgency } from '../bank.ts';
import { findInstruction, hasEntered, instructionsOf, stateOf, type Bank, type Instruction } from '../state.ts';

/** Breaks off a payment or transfer that is not confirmed yet. A payment order stays payable: another account can be chosen. */
export const cancelAt = (bank: BankAgency) =>
  bank.command({
    name: 'cancel',
    from: ['person'],
    givesUp: true,
    input: z.object({ id: reference() }),
    refusals: { 'not-entered': null, 'order-unknown': null, 'order-done': null, 'order-ended': null },
    judge(state, { input, by }, refuse) {
      if (!hasEntered(state, by.name)) return refuse('not-entered');
      const instruction = findInstruction(state, by.name, input.id);
      if (!instruction) return refuse('order-unknown');
      if (instruction.state === 'made') return refuse('order-done');
      if (!isOpen(state, instruction)) return refuse('order-ended');
      return [bank.fact('approval-cancelled', { id: instruction.id, who: by.name, order: instruction.order })];
    },
    suggest: (state, { by }) =>
      hasEntered(state, by.name)
        ? instructionsOf(state, by.name)
            .filter((one) => isOpen(state, one))
            .map(({ id }) => ({ id }))
        : [],
  });

const isOpen = (state: Bank, one: Instruction): boolean => ['drawn', 'waiting'].includes(stateOf(state, one));
