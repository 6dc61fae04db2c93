import { z } from 'zod';
import { payments } from '../payments.ts';

/** The bank has sent back money that could not be used. */
export const noteReturn = payments.command({
  name: 'note-return',
  from: ['office', 'link'],
  input: z.object({ payment: z.string() }),
  refusals: { 'payment-unknown': 'payment', 'returned-already': 'payment' },
  judge({ unmatched }, { input }, refuse) {
    const known = Object.hasOwn(unmatched, input.payment) ? unmatched[input.payment] : undefined;
    if (!known) return refuse('payment-unknown');
    if (known.returnedAt !== undefined) return refuse('returned-already');
    return [payments.fact('payment-returned', { payment: known.payment, payer: known.payer })];
  },
});
