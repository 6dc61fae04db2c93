import { nextDue } from '../world/act.ts';
import type { Memory } from './memory.ts';
import { look, type Run } from './run.ts';

/** Whether a mistake was made between two moments, for the first time or once more. One of the `doomed` is no fault of what was done in between. */
export const isMistaken = ({ scenario }: Run, before: Memory, after: Memory, doomed: ReadonlySet<string>): boolean =>
  scenario.mistakes.some(({ id }) => after.made[id]?.last !== before.made[id]?.last && !doomed.has(id));

/** How many things that are due are looked at ahead for what is bound to come. */
const BOUND_TO_COME = 12;

/** Mistakes that come by mere waiting: what led to them is done already. */
export function doomedIn(run: Run): ReadonlySet<string> {
  let later = run;
  for (let count = 0, due = nextDue(run.world); due && count < BOUND_TO_COME; count++, due = nextDue(later.world)) later = look(later, due.at).run;
  return new Set(Object.keys(later.memory.made).filter((id) => later.memory.made[id]?.last !== run.memory.made[id]?.last));
}
