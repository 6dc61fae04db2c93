import { living } from '../world/act.ts';
import { remembered } from '../world/remembered.ts';
import type { Run } from '../training/run.ts';
import type { Fact } from '../world/world.ts';

/** Orders of the learner on the branch that lives, after the start: where one can go back to. */
export const ownOrders = remembered((run: Run): readonly Fact[] => {
  const seated = run.facts.findIndex(({ kind }) => kind === 'practice/seat-taken');
  return living(run.facts).filter(
    ({ n, order, by, settles, kind }) =>
      n > seated &&
      n === order &&
      by.role === 'person' &&
      run.scenario.seats.includes(by.name) &&
      settles === undefined &&
      kind !== 'practice/rewound',
  );
});
