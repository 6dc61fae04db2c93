import { z } from 'zod';
import type { BankAgency } from '../bank.ts';
import { hasEntered } from '../state.ts';

/** Logs out of the bank. */
export const leaveAt = (bank: BankAgency) =>
  bank.command({
    name: 'leave',
    from: ['person'],
    input: z.object({}),
    refusals: { 'not-entered': null },
    judge: (state, { by }, refuse) => (hasEntered(state, by.name) ? [bank.fact('left', { who: by.name })] : refuse('not-entered')),
    suggest: (state, { by }) => (hasEntered(state, by.name) ? [{}] : []),
  });
