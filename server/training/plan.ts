import { begin } from './begin.ts';
import { talliesOf } from './memory.ts';
import type { Scenario } from './read.ts';
import { walkOf, type Walk } from './scenario.ts';
import type { Cost } from './search.ts';
import { holds } from './tally.ts';
import { play } from './walk.ts';

/** What one walkthrough does: for each task the orders that bring it about, in their order, each as a command of a seat. */
type Plan = Readonly<Record<string, readonly string[]>>;

/** The ways that a scenario's own walkthroughs show, the clean one first; and all that is done in any of them. */
export interface Plans {
  readonly plans: readonly Plan[];
  readonly usual: ReadonlySet<string>;
}

const named = (seat: string, command: string): string => `${seat} ${command}`;

/** The very next of the plan costs nothing, and so does coming into it anywhere; leaving something out or going back costs a little, the rest more. */
export function costOf(steps: readonly string[], usual: ReadonlySet<string>, seat: string, command: string, step: number): Cost {
  const name = named(seat, command);
  const next = steps.indexOf(name, step + 1);
  if (next >= 0) return { cost: step < 0 ? 0 : Math.min(2, next - step - 1), step: next };
  if (steps.includes(name)) return { cost: 2, step };
  return { cost: usual.has(name) ? 3 : 6, step };
}

const known = new WeakMap<Scenario, Plans>();

/** Worked out once for each scenario: which commands lead to which task is the same whoever the people are. */
export function plansOf(scenario: Scenario): Plans {
  const plans = known.get(scenario) ?? playedOnce(scenario);
  known.set(scenario, plans);
  return plans;
}

function playedOnce(scenario: Scenario): Plans {
  const walks = Object.keys(scenario.walkthroughs).map((name) => ({ name, ...walkOf(scenario, name) }));
  const faultless = walks.filter(({ makes, breaks }) => makes.length === 0 && breaks.length === 0);
  const inOrder = [...faultless.filter(({ name }) => name === 'clean'), ...faultless.filter(({ name }) => name !== 'clean')];
  const usual = walks.flatMap(({ moves }) => moves.flatMap((move) => ('do' in move ? named(move.as ?? scenario.seats[0] ?? '', move.do) : [])));
  return { plans: inOrder.map((walk) => planFrom(scenario, walk)), usual: new Set(usual) };
}

function planFrom(scenario: Scenario, { moves }: Walk): Plan {
  const plan: Record<string, readonly string[]> = {};
  let since: string[] = [];
  play(begin(scenario, 'plan'), moves, undefined, (doing, { run }) => {
    if (doing.what === 'order') since.push(named(doing.order.by.name, doing.order.command));
    const fresh = run.scenario.tasks.filter(({ id, done }) => !Object.hasOwn(plan, id) && holds(done, talliesOf(run.memory)));
    for (const { id } of fresh) plan[id] = since;
    if (fresh.length > 0) since = [];
  });
  return plan;
}
