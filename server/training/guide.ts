import { nextDue, verdict } from '../world/act.ts';
import type { Knows } from '../world/agency.ts';
import { remembered } from '../world/remembered.ts';
import type { Fact, Order, World } from '../world/world.ts';
import { doomedIn, isMistaken } from './blame.ts';
import { talliesOf, type Memory } from './memory.ts';
import { knowing } from './persona.ts';
import { costOf, plansOf, stepName } from './plan.ts';
import type { Rule } from './rule.ts';
import { look, rememberedAlong, seatsTaken, waitingFor, type Run, type Waiting } from './run.ts';
import { wayTo, type Lead } from './search.ts';
import { holds } from './tally.ts';
import { tried, Unplayable } from './unplayable.ts';

/** What to do next. All tasks are done where there is no task; honest ignorance where there is a task and neither order nor wait. */
export interface Guidance {
  /** The open task that this leads to. */
  readonly task?: string;
  readonly order?: Order;
  /** Whose order it is: where this seat is not in front, one changes it first. */
  readonly seat?: string;
  /** What has to happen before that. */
  readonly wait?: Waiting | undefined;
  /** Why there is neither: the exercise breaks along the way. */
  readonly broke?: Unplayable;
}

/** The next command towards the next open task, from wherever the learner is; `seat` is the one in front, all seats of the learner count. */
export function guide(run: Run, seat: string, held: readonly string[] = seatsTaken(run)): Guidance {
  const known = answers.get(run.country);
  const key = [seat, ...held].join(' ');
  if (known?.key === key && nothingChanged(run, known.length) && stillGood(known.guidance, run)) {
    answers.set(run.country, { ...known, length: run.world.length });
    return known.guidance;
  }
  const fresh = orIgnorance(
    run,
    tried(() => found(run, [seat, ...held.filter((other) => other !== seat)])),
  );
  answers.set(run.country, { length: run.world.length, key, ...fresh });
  return fresh.guidance;
}

/** The last answer of each practice, for pages are looked at more often than something happens; and which plan led to it. */
const answers = new WeakMap<object, { readonly length: number; readonly key: string; readonly guidance: Guidance; readonly plan: number }>();

/** Since so many facts nothing has happened but orders turned down, which leave the world as it was and every open task open. */
function nothingChanged({ world, facts, scenario, memory }: Run, length: number): boolean {
  if (length === world.length) return true;
  const isRefusalAlone = facts.slice(length).every(({ kind, sends }) => kind === 'practice/refused' && sends === undefined);
  return isRefusalAlone && length < world.length && !scenario.tasks.some(({ done }) => mentionsRefusal(done) && holds(done, talliesOf(memory)));
}

/** A task that is done by being turned down (a tester's case) is no longer open after it. */
const mentionsRefusal = remembered((rule: Rule): boolean => JSON.stringify(rule).includes('"refused"'));

/** Time alone has passed since: a code may have run out. What was not found then is not looked for again until something happens. */
function stillGood({ order, wait }: Guidance, { country, world }: Run): boolean {
  if (wait) return wait.at > world.now;
  return order === undefined || !('refused' in verdict(country, world, order));
}

/** How many moves each plan is followed for: who is on the way of one is led on by a few; then further, and one of them furthest, for those who have gone astray. */
const FEW_TRIES = 40;
const FIRST_TRIES = 100;
const TRIES = 600;

type Tasks = Run['scenario']['tasks'];

interface Found {
  readonly guidance: Guidance;
  readonly plan: number;
}

/** In an exercise that breaks along the way nobody knows the way. */
const orIgnorance = ({ scenario, memory }: Run, answer: Found | Unplayable): Found =>
  answer instanceof Unplayable
    ? { guidance: { task: scenario.tasks.find(({ done }) => !holds(done, talliesOf(memory)))?.id ?? '', broke: answer }, plan: 0 }
    : answer;

/** Towards the first open task by each plan in turn, the one that served last time first; then further; then towards any other open task. */
function found(run: Run, seats: readonly string[]): Found {
  const [first, ...others] = run.scenario.tasks.filter(({ done }) => !holds(done, talliesOf(run.memory)));
  if (!first) return { guidance: {}, plan: 0 };
  const { plans, usual } = plansOf(run.source);
  const doomed = doomedIn(run);
  const last = answers.get(run.country)?.plan ?? 0;
  const inTurn = [last, ...plans.keys()].filter((number, i, all) => all.indexOf(number) === i && plans[number]?.[first.id]);
  const towards = (tasks: Tasks, steps: readonly string[]) => along(run, seats, tasks, steps, { usual, doomed });
  const ways = inTurn.map((plan) => ({ plan, goOn: towards([first], plans[plan]?.[first.id] ?? []) }));
  const [front = { plan: last, goOn: towards([first], []) }] = ways;
  const attempts = [...[FEW_TRIES, FIRST_TRIES].flatMap((tries) => ways.map((way) => ({ ...way, tries }))), { ...front, tries: TRIES }];
  for (const { plan, goOn, tries } of attempts) {
    const guidance = goOn(tries);
    if (guidance) return { guidance, plan };
  }
  return { guidance: towards(others, [])(FIRST_TRIES) ?? { task: first.id }, plan: last };
}

/** Guidance to one of some tasks, along the steps of a plan, within so many moves; asked again, it goes on from there. */
function along(
  run: Run,
  seats: readonly string[],
  tasks: Tasks,
  steps: readonly string[],
  { usual, doomed }: { readonly usual: ReadonlySet<string>; readonly doomed: ReadonlySet<string> },
): (tries: number) => Guidance | undefined {
  const knows = knowing(run.cast, run.scenario, seats);
  const reached = (memory: Memory) => tasks.find(({ done }) => holds(done, talliesOf(memory)));
  const way = wayTo(
    {
      ...{ country: run.country, seats, knows },
      cost: (order, step) =>
        costOf({ steps, usual }, { name: stepName(run.country, order), givesUp: run.country.commands[order.command]?.givesUp === true }, step),
      see: (memory, facts, from) => blameless(run, memory, { facts, from, doomed }),
      isReached: (memory) => reached(memory) !== undefined,
    },
    run.world,
    run.memory,
  );
  return (tries) => {
    const found = way(tries);
    const task = found && reached(found.seen)?.id;
    return found && { ...(task !== undefined && { task }), ...firstOf(found.leads, run, knows, (memory) => reached(memory) !== undefined) };
  };
}

/** The guide never leads into a mistake; one that comes whatever is done now was made before. */
function blameless(
  run: Run,
  before: Memory,
  { facts, from, doomed }: { readonly facts: readonly Fact[]; readonly from: World; readonly doomed: ReadonlySet<string> },
): Memory | undefined {
  const after = rememberedAlong(run, before, from, facts);
  return isMistaken(run, before, after, doomed) ? undefined : after;
}

/** How many things that are due are looked at ahead for what one waits for. */
const WAITED_FOR = 60;

/** The first order of a way, and the last thing that has to happen before somebody can give it, or before the task is done. */
function firstOf(way: readonly Lead[], run: Run, knows: (world: World) => Knows, isDone: (memory: Memory) => boolean): Omit<Guidance, 'task'> {
  const first = way.find((lead) => 'order' in lead);
  const order = first && 'order' in first ? first.order : undefined;
  const given = order && { order, seat: order.by.name };
  if (way[0] === first) return { ...given };
  const isNext = ({ world, memory }: Pick<Run, 'world' | 'memory'>): boolean => {
    if (!order) return isDone(memory);
    const inputs = run.country.commands[order.command]?.suggest(world, order.by, knows(world)) ?? [];
    return inputs.some((input) => JSON.stringify(input) === JSON.stringify(order.input));
  };
  let now = run;
  for (let count = 0, due = nextDue(now.world); due && count < WAITED_FOR; count++, due = nextDue(now.world)) {
    now = look(now, due.at).run;
    if (isNext(now)) return { ...given, wait: waitingFor(due, run.world.now) };
  }
  return { ...given, wait: waitingFor(nextDue(run.world), run.world.now) };
}
