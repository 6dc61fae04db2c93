import type { z } from 'zod';
import type { Country } from '../world/act.ts';
import type { Command } from '../world/agency.ts';
import type { Order } from '../world/world.ts';
import { begin } from './begin.ts';
import { talliesOf } from './memory.ts';
import type { Scenario } from './read.ts';
import { walkOf, type Move } from './scenario.ts';
import type { Cost } from './search.ts';
import { holds } from './tally.ts';
import { tried, Unplayable } from './unplayable.ts';
import { play } from './walk.ts';

/** What one walkthrough does: for each task the orders that bring it about, in their order, each as a command of a seat. */
type Plan = Readonly<Record<string, readonly string[]>>;

/** The ways that a scenario's own walkthroughs show, the clean one first; and all that is done in any of them. */
export interface Plans {
  readonly plans: readonly Plan[];
  readonly usual: ReadonlySet<string>;
}

/** An order as a plan names it: whose, which command, and what was chosen where there are a few things to choose from (a bank); all else differs from run to run. */
export function stepName({ commands }: Country, { command, by, input }: Order): string {
  const given = input as Readonly<Record<string, unknown>>;
  return [by.name, command, ...choicesOf(commands[command]).map((field) => String(given[field]))].join(' ');
}

const choices = new WeakMap<Command, readonly string[]>();
function choicesOf(command: Command | undefined): readonly string[] {
  if (!command) return [];
  const fields = choices.get(command) ?? Object.entries(command.input.shape).flatMap(([name, field]) => (isChoice(field as z.ZodType) ? [name] : []));
  choices.set(command, fields);
  return fields;
}
const isChoice = (field: z.ZodType): boolean => field.meta()?.['options'] !== undefined;

/** The very next of the plan costs nothing, and so does coming into it anywhere; leaving something out or going back costs a little, the rest more, and what throws away what was begun most. */
export function costOf(
  { steps, usual }: { readonly steps: readonly string[]; readonly usual: ReadonlySet<string> },
  { name, givesUp }: { readonly name: string; readonly givesUp: boolean },
  step: number,
): Cost {
  const next = steps.indexOf(name, step + 1);
  if (next >= 0) return { cost: step < 0 ? 0 : Math.min(2, next - step - 1), step: next };
  if (steps.includes(name)) return { cost: 2, step };
  return { cost: (usual.has(name) ? 3 : 6) + Number(givesUp), step };
}

const known = new WeakMap<Scenario, Plans>();

/** Worked out once for each scenario: which commands lead to which task is the same whoever the people are. */
export function plansOf(scenario: Scenario): Plans {
  const plans = known.get(scenario) ?? playedOnce(scenario);
  known.set(scenario, plans);
  return plans;
}

function playedOnce(scenario: Scenario): Plans {
  const usual = new Set<string>();
  const walks = Object.keys(scenario.walkthroughs).flatMap((name) => {
    const { moves, makes, breaks } = walkOf(scenario, name);
    const plan = tried(() => planFrom(scenario, moves, usual)); // one that cannot be played is no plan: its author is told by the check
    return plan instanceof Unplayable ? [] : [{ name, plan, isFaultless: makes.length === 0 && breaks.length === 0 }];
  });
  const faultless = walks.filter(({ isFaultless }) => isFaultless);
  const inOrder = [...faultless.filter(({ name }) => name === 'clean'), ...faultless.filter(({ name }) => name !== 'clean')];
  return { plans: inOrder.map(({ plan }) => plan), usual };
}

/** What led to each task; and all that was done is noted in `usual`. */
function planFrom(scenario: Scenario, moves: readonly Move[], usual: Set<string>): Plan {
  const plan: Record<string, readonly string[]> = {};
  let since: string[] = [];
  play(begin(scenario, 'plan'), moves, undefined, (doing, { run }) => {
    if (doing.what === 'order') since.push(stepName(run.country, doing.order));
    const fresh = run.scenario.tasks.filter(({ id, done }) => !Object.hasOwn(plan, id) && holds(done, talliesOf(run.memory)));
    for (const { id } of fresh) plan[id] = since;
    for (const step of since) usual.add(step);
    if (fresh.length > 0) since = [];
  });
  return plan;
}
