import { act } from '../world/act.ts';
import type { Fact, Order } from '../world/world.ts';
import { talliesOf, type Memory } from './memory.ts';
import { knowing } from './persona.ts';
import { costOf, planOf } from './plan.ts';
import { seatsTaken, waitingFor, type Run, type Waiting } from './run.ts';
import { wayTo, type Lead } from './search.ts';
import { holds } from './tally.ts';

/** What to do next. All tasks are done where there is no task; honest ignorance where there is a task and neither order nor wait. */
export interface Guidance {
  /** The open task that this leads to. */
  readonly task?: string;
  readonly order?: Order;
  /** Whose order it is: where this seat is not in front, one changes it first. */
  readonly seat?: string;
  /** What has to happen before that. */
  readonly wait?: Waiting;
}

/** The next command towards the next open task, from wherever the learner is; `seat` is the one in front, all seats of the learner count. */
export function guide(run: Run, seat: string, held: readonly string[] = seatsTaken(run)): Guidance {
  const known = remembered.get(run.country);
  const key = [seat, ...held].join(' ');
  if (known?.length === run.world.length && known.key === key && stillGood(known.guidance, run)) return known.guidance;
  const guidance = found(run, [seat, ...held.filter((other) => other !== seat)]);
  remembered.set(run.country, { length: run.world.length, key, guidance });
  return guidance;
}

/** The last answer of each practice: pages are looked at more often than something happens. */
const remembered = new WeakMap<object, { readonly length: number; readonly key: string; readonly guidance: Guidance }>();

/** Time alone has passed since: a code may have run out, a message come. */
function stillGood({ order, wait }: Guidance, { country, world }: Run): boolean {
  if (wait) return wait.at > world.now;
  return order !== undefined && act(country, world, order, world.now).refusal === undefined;
}

function found(run: Run, seats: readonly string[]): Guidance {
  const plan = planOf(run.source);
  const open = run.scenario.tasks.filter(({ done }) => !holds(done, talliesOf(run.memory)));
  for (const { id, done } of open) {
    const way = wayTo(
      {
        country: run.country,
        seats,
        knows: knowing(run.cast, run.scenario, seats),
        cost: (name, command, step) => costOf(plan, id, name, command, step),
        see: (memory: Memory, facts) => blameless(run, memory, facts),
        isReached: (memory) => holds(done, talliesOf(memory)),
      },
      run.world,
      run.memory,
    );
    if (way) return { task: id, ...firstOf(way, run) };
  }
  return open[0] ? { task: open[0].id } : {};
}

/** The guide never leads into a mistake. */
function blameless({ remember, scenario }: Run, before: Memory, facts: readonly Fact[]): Memory | undefined {
  const after = facts.reduce(remember, before);
  return scenario.mistakes.some(({ id }) => after.made[id]?.last !== before.made[id]?.last) ? undefined : after;
}

function firstOf(way: readonly Lead[], { world }: Run): Omit<Guidance, 'task'> {
  const at = way.findIndex((lead) => 'order' in lead);
  const waits = at < 0 ? way : way.slice(0, at);
  const last = waits.at(-1);
  const wait = last && 'wait' in last ? waitingFor(last.wait, world.now) : undefined;
  const first = way[at];
  return { ...(first && 'order' in first && { order: first.order, seat: first.order.by.name }), ...(wait && { wait }) };
}
