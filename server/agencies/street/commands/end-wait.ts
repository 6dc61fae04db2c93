import { z } from 'zod';
import { isWaiting, street } from '../street.ts';

/** The doors open for whoever has waited until now. */
export const endWait = street.command({
  name: 'end-wait',
  from: ['link'],
  input: z.object({ who: z.string() }),
  refusals: { gone: null },
  judge: (state, { input }, refuse) => (isWaiting(state, input.who) ? [street.fact('doors-opened', input)] : refuse('gone')),
});
