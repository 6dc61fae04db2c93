import { z } from 'zod';
import { coach } from '../coach.ts';

/** Ends a QA exercise: what was seeded may be told now, and no verdict or report is taken any more. */
export const closeCases = coach.command({
  name: 'close-cases',
  from: ['person'],
  input: z.object({}),
  refusals: { 'cases-closed': null },
  judge: ({ isClosed }, { by }, refuse) => (isClosed ? refuse('cases-closed') : [coach.fact('cases-closed', { who: by.name })]),
});
