import { z } from 'zod';
import { choice, reference } from '../../../world/fields.ts';
import { coach, VERDICTS } from '../coach.ts';

/** Passes or fails one case of a QA exercise; the last word counts. `note` names what the learner wrote, which is kept before this is given. */
export const judgeCase = coach.command({
  name: 'judge-case',
  from: ['person'],
  input: z.object({ case: reference(), verdict: choice(...VERDICTS), note: reference() }),
  refusals: { 'cases-closed': null },
  judge: ({ isClosed }, { input, by }, refuse) => (isClosed ? refuse('cases-closed') : [coach.fact('case-judged', { ...input, who: by.name })]),
});
