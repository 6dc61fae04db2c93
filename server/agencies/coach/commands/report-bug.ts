import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { coach } from '../coach.ts';

/** Reports what is wrong with the place under test. `note` names title, steps, expected and actual, which are kept before this is given. */
export const reportBug = coach.command({
  name: 'report-bug',
  from: ['person'],
  input: z.object({ case: reference(), note: reference() }),
  refusals: { 'cases-closed': null, 'reported-already': null },
  judge({ reports, isClosed }, { input, by, dice }, refuse) {
    if (isClosed) return refuse('cases-closed');
    if (reports.some(({ note }) => note === input.note)) return refuse('reported-already');
    return [coach.fact('bug-reported', { ...input, who: by.name, report: `R${dice.digits('report', 6)}` })];
  },
});
