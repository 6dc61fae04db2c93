import { z } from 'zod';
import { BankId, type UNMATCHED } from '../facts.ts';
import { payments } from '../payments.ts';
import { settle } from '../settlement.ts';
import { findOrder, isOpen, isRecorded, type Payments, type PayOrder, type PostedDuty } from '../state.ts';

/** The bank's word that an order is paid: all its duties are settled at once, or the money has nothing to settle and goes back. No person may give it. */
export const recordPayment = payments.command({
  name: 'record-payment',
  from: ['link'],
  input: z.object({ payment: z.string(), order: z.string(), payer: z.string(), bank: BankId, amount: z.int().positive() }),
  refusals: { 'recorded-already': 'payment' },
  judge(state, { input, at, dice }, refuse) {
    if (isRecorded(state, input.payment)) return refuse('recorded-already');
    const order = findOrder(state, input.order);
    const because = whyNot(state, order, input.amount);
    if (order && because === undefined) return settle(state, dutiesIn(state, order), input, { at, dice });
    return [payments.fact('payment-unmatched', { ...input, because: because ?? 'order-unknown', order: order?.order, dossier: order?.dossier })];
  },
});

const dutiesIn = ({ duties }: Payments, order: PayOrder): readonly PostedDuty[] => order.duties.flatMap((id) => duties[id] ?? []);

function whyNot(state: Payments, order: PayOrder | undefined, amount: number): (typeof UNMATCHED)[number] | undefined {
  if (!order) return 'order-unknown';
  if (!dutiesIn(state, order).every(isOpen)) return 'settled-already';
  if (order.state !== 'open') return 'order-over';
  return amount === order.total ? undefined : 'amount-differs';
}
