import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { isOpen } from '../../calendar.ts';
import { doorOf, papersInHand, street } from '../street.ts';

/** Hands a paper in at the counter it is for, in opening hours. A paper is called by its title; of two the one that came first. */
export const handIn = street.command({
  name: 'hand-in',
  from: ['person'],
  input: z.object({ paper: reference() }),
  refusals: { 'paper-unknown': 'paper', 'wrong-counter': null, 'counter-closed': null },
  judge(state, { input, by, at }, refuse) {
    const called = papersInHand(state, by.name).filter(({ title }) => title === input.paper);
    if (called.length === 0) return refuse('paper-unknown');
    const paper = called.find(({ office }) => office === doorOf(state, by.name));
    if (!paper) return refuse('wrong-counter');
    return isOpen(at) ? [street.fact('paper-handed-in', paper)] : refuse('counter-closed');
  },
  suggest: (state, { by, at }) =>
    isOpen(at)
      ? papersInHand(state, by.name)
          .filter(({ office }) => office === doorOf(state, by.name))
          .map(({ title }) => ({ paper: title }))
      : [],
});
