import { z } from 'zod';
import type { BankAgency } from '../bank.ts';

/** Opens an account at the start of a practice. The owner's log-in comes with the first one; an institution has none. */
export const openAccountAt = (bank: BankAgency) =>
  bank.command({
    name: 'open-account',
    from: ['office'],
    input: z.object({
      number: z.string().regex(/^\d{6,16}$/),
      owner: z.string().min(1),
      holder: z.string().min(1),
      balance: z.int().nonnegative().default(0),
      user: z.string().optional(),
      password: z.string().optional(),
    }),
    refusals: { 'account-exists': 'number', 'customer-exists': 'user' },
    judge({ accounts, customers }, { input }, refuse) {
      if (Object.hasOwn(accounts, input.number)) return refuse('account-exists');
      if (input.user !== undefined && Object.hasOwn(customers, input.owner)) return refuse('customer-exists');
      return [bank.fact('account-opened', input)];
    },
  });
