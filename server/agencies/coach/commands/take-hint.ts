import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { coach } from '../coach.ts';

/** The next hint of a task. Which tasks there are, and how many hints each has, is for the scenario to say. */
export const takeHint = coach.command({
  name: 'take-hint',
  from: ['person'],
  input: z.object({ task: reference() }),
  refusals: {},
  judge: ({ hints }, { input: { task }, by }) => [coach.fact('hint-taken', { who: by.name, task, grade: (hints[task] ?? 0) + 1 })],
});
