import { countryOf, type Fault, type Inject } from '../agencies/country.ts';
import { act, emptyWorld, fold, nextDue, replay, rewind, settle, type Country, type Outcome } from '../world/act.ts';
import type { Refusal } from '../world/agency.ts';
import { inject as injectNow, passTime, practice } from '../world/practice.ts';
import { minutes, office, seconds, type Actor, type Due, type Fact, type Instant, type Order, type World } from '../world/world.ts';
import { castOf, resolved, type Cast } from './cast.ts';
import { blank, remember, type Memory, type Remember } from './memory.ts';
import type { Scenario } from './read.ts';
import { SEATED, type Mode } from './scenario.ts';
import { momentOf, spanOf } from './spans.ts';
import { isMet } from './tally.ts';
import { playing } from './unplayable.ts';

/** What a practice is made of, as its fact 0 says. */
export interface Setup {
  readonly seed: string;
  readonly scenario: string;
  readonly version: string;
  readonly mode: Mode;
  readonly linked: boolean;
  readonly defects: readonly string[];
  /** The goal that was chosen, where it was not left to the seed. */
  readonly variant?: string | undefined;
}

/** A practice under way: nothing here that does not follow from scenario and facts. */
export interface Run {
  /** As its author wrote it. */
  readonly source: Scenario;
  /** With this run's people and plots in the place of every "$…". */
  readonly scenario: Scenario;
  readonly cast: Cast;
  readonly setup: Setup;
  readonly country: Country;
  readonly world: World;
  readonly facts: readonly Fact[];
  readonly memory: Memory;
  readonly remember: Remember;
}

/** What one request adds. */
export interface Step {
  readonly run: Run;
  /** To be kept. */
  readonly facts: readonly Fact[];
  readonly refusal: Refusal | undefined;
}

/** A stored practice: its facts tell all, and lead to the same world, whatever has changed since. */
export function fromFacts(scenario: Scenario, facts: readonly Fact[]): Run {
  const run = emptyRun(scenario, setupOf(facts));
  const world = replay(run.country, facts);
  return { ...run, facts, world, memory: run.remember.measures ? surveyed(run, facts) : rememberedAlong(run, blank, world, facts) };
}

/** What the rules remember after some facts more; `from` is the world before them. */
export function rememberedAlong(
  { country, remember: note }: Pick<Run, 'country' | 'remember'>,
  memory: Memory,
  from: World,
  facts: readonly Fact[],
): Memory {
  let [now, world] = [memory, from];
  for (const fact of facts) {
    if (note.measures) world = fold(country, world, fact);
    now = note(now, fact, world);
  }
  return now;
}

/** The same for a stored practice, whose world went back here and there. */
function surveyed(run: Run, facts: readonly Fact[]): Memory {
  let [memory, world] = [blank, emptyWorld(run.country)];
  facts.forEach((fact, i) => {
    world = fact.kind === 'practice/rewound' ? replay(run.country, facts.slice(0, i + 1)) : fold(run.country, world, fact);
    memory = run.remember(memory, fact, world);
  });
  return memory;
}

/** Fact 0: which scenario and version a stored practice needs. */
export function setupOf([first]: readonly Fact[]): Setup {
  if (first?.kind !== 'practice/began') throw new Error('a practice begins with practice/began');
  return first.data as Setup;
}

export function emptyRun(file: Scenario, setup: Setup): Run {
  const cast = castOf(file, setup.seed, setup.variant);
  const { texts, version, ...rules } = file;
  const scenario: Scenario = { texts, version, ...resolved(rules, cast) };
  const country = countryOf({ linked: setup.linked, defects: setup.defects, injects: injectsOf(scenario), faults: faultsOf(scenario) });
  return { source: file, scenario, cast, setup, country, world: emptyWorld(country), facts: [], memory: blank, remember: remember(scenario) };
}

const injectsOf = ({ injects }: Scenario): readonly Inject[] =>
  injects.map(({ id, when, moves }) => ({
    id,
    when: when && timed(when),
    moves: moves.map(({ do: command, with: input, after }) => ({ command, input, after: spanOf(after) })),
  }));

/** A moment counts from when the learner sits down: what has gone by then happens at once. */
const timed = (when: NonNullable<Scenario['injects'][number]['when']>): NonNullable<Inject['when']> =>
  'at' in when
    ? { fact: SEATED, after: (at) => Math.max(0, momentOf(when.at) - at), met: () => true }
    : { fact: when.fact, after: () => spanOf(when.after), met: (data) => isMet(when.where, data) };

const faultsOf = ({ faults }: Scenario): readonly Fault[] =>
  faults.map((fault) =>
    'do' in fault
      ? { id: fault.id, of: fault.do, met: (input) => isMet(fault.where, input), refuse: fault.refuse }
      : { id: fault.id, of: fault.link, met: (data) => isMet(fault.where, data), late: fault.late === 'never' ? Infinity : spanOf(fault.late) },
  );

/** After a step of the kernel: world, log and memory in one. */
const kept = (run: Run, { world, facts }: Outcome): Run =>
  facts.length === 0
    ? { ...run, world }
    : { ...run, world, facts: [...run.facts, ...facts], memory: rememberedAlong(run, run.memory, run.world, facts) };

const stepOf = (run: Run, outcome: Outcome): Step => ({ run: kept(run, outcome), facts: outcome.facts, refusal: outcome.refusal });

/** One order, and all that follows from it. Throws `Unplayable` where the exercise itself never comes to rest. */
export const give = (run: Run, order: Order, at: Instant): Step => playing(() => stepOf(run, act(run.country, run.world, order, at)));
/** Lets the clock run, no more. Throws as `give` does. */
export const look = (run: Run, at: Instant): Step => playing(() => stepOf(run, settle(run.country, run.world, at)));
/** Something happens by a trainer's button. */
export const injected = (run: Run, id: string, at: Instant): Step => give(run, injectNow.order(office('practice'), { id }), at);
/** What follows a mistake takes no longer to be seen: the bank's own notice. */
const SOON = seconds(10);
/** An inject that plays out what would follow a mistake, with what comes of it at once. */
export function playedOut(run: Run, id: string, at: Instant): Step {
  const begun = injected(run, id, at);
  const rest = pass(begun.run, at + SOON);
  return { ...rest, facts: [...begun.facts, ...rest.facts] };
}
/** Back to before the order `to`. */
export const back = (run: Run, to: number, by: Actor): Step => stepOf(run, rewind(run.country, run.facts, to, by));
/** A pressed jump in time. */
export const pass = (run: Run, until: Instant): Step => give(run, passTime.order(office('practice'), {}), until);

/** What happens next by itself. */
export interface Waiting {
  /** The command that is due: words say what is waited for. */
  readonly for: string;
  readonly by: Actor;
  readonly at: Instant;
  /** So far off that one jumps there. */
  readonly long: boolean;
}

/** What is shorter passes while one looks. */
const WORTH_A_JUMP = seconds(30);

export const waiting = ({ world }: Run): Waiting | undefined => waitingFor(nextDue(world), world.now);
export const waitingFor = (due: Due | undefined, now: Instant): Waiting | undefined =>
  due && { for: due.command, by: due.by, at: due.at, long: due.at - now >= WORTH_A_JUMP };

/** A jump to the next thing that is due; undefined where nothing is. */
export const jump = (run: Run): Step | undefined => {
  const next = nextDue(run.world);
  return next && pass(run, next.at);
};

/** Simulated time that passes between two steps at most, however long one takes: reading must not cost a code, unless that is the lesson. */
export const capOf = ({ scenario, setup }: Pick<Run, 'scenario' | 'setup'>): Instant =>
  (setup.mode === 'show' || setup.mode === 'guide') && !scenario.clock.expiryIsLesson ? seconds(10) : minutes(10);
/** The simulated present, `real` milliseconds after the last step. */
export const nowOf = (run: Run, real: number): Instant => run.world.now + Math.min(Math.max(0, real), capOf(run));

export const seatsTaken = ({ world }: Run): readonly string[] => practice.in(world).seats;
