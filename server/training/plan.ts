import { begin } from './begin.ts';
import { talliesOf } from './memory.ts';
import type { Scenario } from './read.ts';
import { walkOf } from './scenario.ts';
import type { Cost } from './search.ts';
import { holds } from './tally.ts';
import { play } from './walk.ts';

/** What the clean walkthrough does: for each task the orders that bring it about, in their order, each as a command of a seat; and all of them. */
export interface Plan {
  readonly byTask: Readonly<Record<string, readonly string[]>>;
  readonly all: ReadonlySet<string>;
}

const named = (seat: string, command: string): string => `${seat} ${command}`;

/** The next of the plan costs nothing, so each of its steps is tried once and soon; other things of it little; what one may do but need not, much. */
export function costOf({ byTask, all }: Plan, task: string, seat: string, command: string, step: number): Cost {
  const name = named(seat, command);
  const steps = byTask[task] ?? [];
  const next = steps.indexOf(name, step + 1);
  if (next >= 0) return { cost: 0, step: next };
  if (steps.includes(name)) return { cost: 2, step };
  return { cost: all.has(name) ? 3 : 6, step };
}

const plans = new WeakMap<Scenario, Plan>();

/** Played once for each scenario: which commands lead to which task is the same whoever the people are. */
export function planOf(scenario: Scenario): Plan {
  const plan = plans.get(scenario) ?? playedOnce(scenario);
  plans.set(scenario, plan);
  return plan;
}

function playedOnce(scenario: Scenario): Plan {
  const byTask: Record<string, readonly string[]> = {};
  const all = new Set<string>();
  let since: string[] = [];
  play(begin(scenario, 'plan'), walkOf(scenario, 'clean').moves, undefined, (doing, { run }) => {
    if (doing.what === 'order') since.push(named(doing.order.by.name, doing.order.command));
    const fresh = run.scenario.tasks.filter(({ id, done }) => !Object.hasOwn(byTask, id) && holds(done, talliesOf(run.memory)));
    for (const { id } of fresh) byTask[id] = since;
    for (const name of since) all.add(name);
    if (fresh.length > 0) since = [];
  });
  return { byTask, all };
}
