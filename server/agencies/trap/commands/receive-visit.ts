import { z } from 'zod';
import { trap, TRAPS } from '../trap.ts';

/** The link in a message was opened. */
export const receiveVisit = trap.command({
  name: 'receive-visit',
  from: ['link', 'office'],
  input: z.object({ owner: z.string(), trap: z.enum(TRAPS), link: z.string().optional() }),
  refusals: {},
  judge: (_, { input }) => [trap.fact('visited', input)],
});
