import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { payments } from '../payments.ts';
import { findOrder, isInside, ordersOf } from '../state.ts';

/** Changes one's mind before the bank has paid: another bank can be chosen. */
export const giveUpOrder = payments.command({
  name: 'give-up-order',
  from: ['person'],
  givesUp: true,
  input: z.object({ order: reference() }),
  refusals: { 'not-logged-in': null, 'order-unknown': null, 'order-over': null },
  judge(state, { input, by }, refuse) {
    if (!isInside(state, by.name)) return refuse('not-logged-in');
    const order = findOrder(state, input.order);
    if (order?.payer !== by.name) return refuse('order-unknown');
    if (order.state !== 'open') return refuse('order-over');
    return [payments.fact('order-given-up', { order: order.order, payer: by.name, bank: order.bank })];
  },
  suggest: (state, { by }) =>
    isInside(state, by.name)
      ? ordersOf(state, by.name)
          .filter((order) => order.state === 'open')
          .map(({ order }) => ({ order }))
      : [],
});

/** The bank turned the order down, or ended it after too many wrong codes. */
export const failOrder = payments.command({
  name: 'fail-order',
  from: ['office', 'link'],
  input: z.object({ order: z.string(), because: z.string() }),
  refusals: { 'order-unknown': 'order', 'order-over': 'order' },
  judge(state, { input }, refuse) {
    const order = findOrder(state, input.order);
    if (!order) return refuse('order-unknown');
    if (order.state !== 'open') return refuse('order-over');
    return [payments.fact('order-failed', { ...input, payer: order.payer })];
  },
});
