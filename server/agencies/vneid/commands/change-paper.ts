import { z } from 'zod';
import { paperOf } from '../account.ts';
import { PAPER_STATUSES } from '../facts.ts';
import { vneid } from '../vneid.ts';

/** An office marks a paper in somebody's wallet: it is in force, or has ended. */
export const changePaper = vneid.command({
  name: 'change-paper',
  from: ['link', 'office'],
  input: z.object({ who: z.string(), id: z.string(), status: z.enum(PAPER_STATUSES) }),
  refusals: { 'paper-unknown': 'id' },
  judge: (state, { input }, refuse) => (paperOf(state, input.who, input.id) ? [vneid.fact('paper-changed', input)] : refuse('paper-unknown')),
});
