import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { isInApp, paperOf, papersOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Opens a paper in one's wallet to read it. A fact, because to look at the new certificate is the end of a transfer. */
export const openPaper = vneid.command({
  name: 'open-paper',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'not-in-app': null, 'paper-unknown': null },
  judge(state, { input, by }, refuse) {
    if (!isInApp(state, by.name)) return refuse('not-in-app');
    const paper = paperOf(state, by.name, input.id);
    return paper ? [vneid.fact('paper-opened', paper)] : refuse('paper-unknown');
  },
  suggest: (state, { by }) => (isInApp(state, by.name) ? papersOf(state, by.name).map(({ id }) => ({ id })) : []),
});
