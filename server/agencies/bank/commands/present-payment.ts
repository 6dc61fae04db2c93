import { z } from 'zod';
import type { BankAgency } from '../bank.ts';
import { Part } from '../facts.ts';

const isSum = (total: number, parts: readonly z.output<typeof Part>[]): boolean => parts.reduce((sum, { amount }) => sum + amount, 0) === total;

/** The portal's order comes to the bank that the payer chose. */
export const presentPaymentAt = (bank: BankAgency) =>
  bank.command({
    name: 'present-payment',
    from: ['office', 'link'],
    input: z.object({ order: z.string(), payer: z.string(), total: z.int().positive(), parts: z.array(Part).min(1), content: z.string() }),
    refusals: { 'order-known': 'order', 'account-unknown': 'parts', 'sum-differs': 'total' },
    judge({ payments, accounts }, { input }, refuse) {
      if (Object.hasOwn(payments, input.order)) return refuse('order-known');
      if (input.parts.some(({ account }) => !Object.hasOwn(accounts, account))) return refuse('account-unknown');
      if (!isSum(input.total, input.parts)) return refuse('sum-differs');
      return [bank.fact('payment-presented', input)];
    },
  });

/** The payer gave the order up at the portal: it can be paid here no more. */
export const withdrawPaymentAt = (bank: BankAgency) =>
  bank.command({
    name: 'withdraw-payment',
    from: ['office', 'link'],
    input: z.object({ order: z.string() }),
    refusals: { 'order-unknown': 'order' },
    judge: ({ payments }, { input }, refuse) =>
      Object.hasOwn(payments, input.order) && payments[input.order]?.state === 'waiting'
        ? [bank.fact('payment-withdrawn', input)]
        : refuse('order-unknown'),
  });
