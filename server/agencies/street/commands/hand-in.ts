import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { isOpen } from '../../calendar.ts';
import { doorOf, papersInHand, street } from '../street.ts';

/** Hands a paper in at the counter it is for, in opening hours. */
export const handIn = street.command({
  name: 'hand-in',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'paper-unknown': 'id', 'wrong-counter': null, 'counter-closed': null },
  judge(state, { input, by, at }, refuse) {
    const paper = papersInHand(state, by.name).find(({ id }) => id === input.id);
    if (!paper) return refuse('paper-unknown');
    if (doorOf(state, by.name) !== paper.office) return refuse('wrong-counter');
    return isOpen(at) ? [street.fact('paper-handed-in', paper)] : refuse('counter-closed');
  },
  suggest: (state, { by, at }) =>
    isOpen(at)
      ? papersInHand(state, by.name)
          .filter(({ office }) => office === doorOf(state, by.name))
          .map(({ id }) => ({ id }))
      : [],
});
