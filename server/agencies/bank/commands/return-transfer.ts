import { z } from 'zod';
import type { BankAgency } from '../bank.ts';
import { balance } from '../state.ts';

/** The receiving office cannot use the money: it goes back to the account that it came from, once. */
export const returnTransferAt = (bank: BankAgency) =>
  bank.command({
    name: 'return-transfer',
    from: ['office', 'link'],
    input: z.object({ id: z.string(), because: z.string().default('') }),
    refusals: { 'transfer-unknown': 'id', 'returned-already': 'id' },
    judge(state, { input: { id, because } }, refuse) {
      const made = Object.hasOwn(state.instructions, id) ? state.instructions[id] : undefined;
      if (made?.state !== 'made') return refuse('transfer-unknown');
      if (made.returned !== undefined) return refuse('returned-already');
      const { who, from, amount } = made;
      return [bank.fact('transfer-returned', { id, who, from, amount, because, balance: balance(state, from) + amount })];
    },
  });
