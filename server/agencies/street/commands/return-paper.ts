import { z } from 'zod';
import { street } from '../street.ts';

/** The counter gives a paper back, with the reason. */
export const returnPaper = street.command({
  name: 'return-paper',
  from: ['link'],
  input: z.object({ id: z.string(), because: z.string().default('') }),
  refusals: { 'paper-unknown': 'id' },
  judge: ({ papers }, { input }, refuse) => (Object.hasOwn(papers, input.id) ? [street.fact('paper-returned', input)] : refuse('paper-unknown')),
});
