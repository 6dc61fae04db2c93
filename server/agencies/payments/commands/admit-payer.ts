import { z } from 'zod';
import { payments } from '../payments.ts';
import { isInside } from '../state.ts';

/** Somebody logged in to the portal. */
export const admitPayer = payments.command({
  name: 'admit-payer',
  from: ['office', 'link'],
  input: z.object({ who: z.string(), name: z.string() }),
  refusals: {},
  judge: (_, { input }) => [payments.fact('payer-admitted', input)],
});

/** Somebody logged out of the portal. */
export const dismissPayer = payments.command({
  name: 'dismiss-payer',
  from: ['office', 'link'],
  input: z.object({ who: z.string() }),
  refusals: { 'not-logged-in': 'who' },
  judge: (state, { input }, refuse) => (isInside(state, input.who) ? [payments.fact('payer-left', input)] : refuse('not-logged-in')),
});
