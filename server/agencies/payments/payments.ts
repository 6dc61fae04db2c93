import { defineAgency, type Folds } from '../../world/agency.ts';
import { facts, type PaymentFacts } from './facts.ts';
import { findOrder, opens, type PayOrder, type Payments } from './state.ts';

const ordered = (state: Payments, order: string, change: Partial<PayOrder>): Payments => {
  const known = findOrder(state, order);
  return known ? { ...state, orders: { ...state.orders, [order]: { ...known, ...change } } } : state;
};

const fold: Folds<PaymentFacts, Payments> = {
  'payer-admitted': (state, { who, name }) => ({
    ...state,
    names: { ...state.names, [who]: name },
    inside: [...state.inside.filter((other) => other !== who), who],
  }),
  'payer-left': (state, { who }) => ({ ...state, inside: state.inside.filter((other) => other !== who) }),
  'duty-posted': (state, duty) => ({
    ...state,
    duties: { ...state.duties, [duty.id]: duty },
    complete: duty.last ? [...state.complete, duty.dossier] : state.complete,
  }),
  'order-issued': (state, order, at) => ({ ...state, orders: { ...state.orders, [order.order]: { at, state: 'open', ...order } } }),
  'order-given-up': (state, { order }) => ordered(state, order, { state: 'given-up' }),
  'order-failed': (state, { order }) => ordered(state, order, { state: 'failed' }),
  'duty-settled': (state, settled, at) => {
    const duty = state.duties[settled.duty];
    const duties = duty ? { ...state.duties, [duty.id]: { ...duty, settled: { at, ...settled } } } : state.duties;
    return ordered({ ...state, duties }, settled.order, { state: 'paid' });
  },
  'dossier-settled': (state) => state,
  'payment-unmatched': (state, payment, at) =>
    ordered({ ...state, unmatched: { ...state.unmatched, [payment.payment]: { at, ...payment } } }, payment.order ?? '', { state: 'surplus' }),
  'payment-returned': (state, { payment }, at) => {
    const known = state.unmatched[payment];
    return known ? { ...state, unmatched: { ...state.unmatched, [payment]: { ...known, returnedAt: at } } } : state;
  },
};

/** The portal's payments: what is to be paid, orders to the banks, receipts. */
export const payments = defineAgency({ name: 'payments', facts, opens, fold });
