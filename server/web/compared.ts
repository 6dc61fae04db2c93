import { getInForce } from '../../fixtures/dated.ts';
import { delays } from '../../fixtures/delays.ts';
import { tenSteps } from '../../fixtures/ten-steps.ts';
import { addDays, isWorkingDate, localDay } from '../agencies/calendar.ts';
import { street, visitsOf } from '../agencies/street/street.ts';
import type { Run } from '../training/run.ts';
import { living } from '../world/act.ts';
import { urls } from './urls.ts';

/** Ten steps or four, side by side: what the old way is assumed to take, and what this practice took. Only for a finished land transfer with links on. */
export function compared({ facts, setup }: Run) {
  const first = facts[0];
  const end = facts.findLast(({ kind }) => kind === 'land/certificate-issued');
  if (!first || !end || !setup.linked) return undefined;
  const sum = (key: 'visits' | 'copies' | 'rewritten' | 'workingDays'): number => tenSteps.reduce((total, step) => total + step[key], 0);
  return {
    ten: { steps: tenSteps.length, days: sum('workingDays'), visits: sum('visits'), copies: sum('copies'), rewritten: sum('rewritten') },
    four: { steps: 4, days: workingDaysFrom(localDay(first.at), localDay(end.at)), visits: 0, copies: 0, rewritten: 1 },
    href: urls.assumptions,
  };
}

/** What was carried and walked where the offices are not connected; with the link it would all have been nothing. Only for a finished practice. */
export function walked({ facts, setup, world, scenario }: Run) {
  const begun = facts.find(({ kind }) => kind === 'practice/seat-taken');
  const end = facts.at(-1);
  if (setup.linked || !begun || !end) return undefined;
  return {
    visits: scenario.seats.flatMap((seat) => visitsOf(street.in(world), seat)).length,
    papers: living(facts).filter(({ kind, n, by }) => kind === 'street/paper-handed-in' && n > begun.n && by.role === 'person').length,
    days: workingDaysFrom(localDay(begun.at), localDay(end.at)),
    href: urls.assumptions,
  };
}

/** What the comparison and the waits rest on, as they stand today. */
export function assumptions(now: number) {
  const today = localDay(now);
  return {
    steps: tenSteps,
    source: tenSteps[0]?.source.law ?? '',
    delays: Object.entries(delays).map(([name, dated]) => {
      const { takes, illustrative } = getInForce(dated, today);
      const [[unit, count] = ['seconds', 0]] = Object.entries(takes);
      return { name, unit, count, illustrative };
    }),
  };
}

/** Working days begun, the first one included. */
function workingDaysFrom(first: string, last: string): number {
  let days = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDate(day)) days++;
  return days;
}
