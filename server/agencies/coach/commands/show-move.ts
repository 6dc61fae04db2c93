import { z } from 'zod';
import { coach } from '../coach.ts';

/** Notes that a demonstration has played one more move of its walkthrough, and what that move has put by for later ones. */
export const showMove = coach.command({
  name: 'show-move',
  from: ['office'],
  input: z.object({
    move: z.int().nonnegative(),
    kept: z.object({ name: z.string(), input: z.record(z.string(), z.unknown()) }).optional(),
  }),
  refusals: {},
  judge: (_state, { input }) => [coach.fact('move-shown', input)],
});
