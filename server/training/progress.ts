import { coach, type Coach } from '../agencies/coach/coach.ts';
import { living } from '../world/act.ts';
import { practice } from '../world/practice.ts';
import { remembered } from '../world/remembered.ts';
import type { Fact, Instant } from '../world/world.ts';
import { talliesOf } from './memory.ts';
import type { Run } from './run.ts';
import { holds } from './tally.ts';

export interface MistakeMade {
  readonly id: string;
  readonly severity: 'slip' | 'harmful';
  /** Number of the fact with which it was made, and simulated time. */
  readonly n: number;
  readonly at: Instant;
  /** A rewind has undone it. It was made all the same. */
  readonly undone: boolean;
}

/** How a practice stands, for the coach's column and the trainer's board. */
export interface Progress {
  readonly tasks: readonly { readonly id: string; readonly state: 'done' | 'now' | 'open' }[];
  /** `arose`: it was put to the test. */
  readonly conditions: readonly { readonly id: string; readonly holds: boolean; readonly arose: boolean }[];
  /** In the order in which they were first made. */
  readonly mistakes: readonly MistakeMade[];
  readonly good: readonly string[];
  /** Task → how many of its hints were taken. */
  readonly hints: Readonly<Record<string, number>>;
  /** Simulated time since the learner came. */
  readonly simulated: Instant;
  readonly isDone: boolean;
}

export const progress = remembered((run: Run): Progress => {
  const { scenario, memory, world, facts } = run;
  const tallies = talliesOf(memory);
  const done = scenario.tasks.map((task) => holds(task.done, tallies));
  const now = done.indexOf(false);
  return {
    tasks: scenario.tasks.map(({ id }, i) => ({ id, state: done[i] ? 'done' : i === now ? 'now' : 'open' })),
    conditions: scenario.conditions.map(({ id, holds: rule, arises }) => ({
      id,
      holds: holds(rule, tallies),
      arose: arises === undefined || holds(arises, tallies),
    })),
    mistakes: mistakesMade(run),
    good: Object.keys(memory.made).filter((id) => scenario.good.some((deed) => deed.id === id)),
    hints: saidIn(facts).hints,
    simulated: world.now - (facts.find(({ kind }) => kind === 'practice/seat-taken')?.at ?? world.now),
    isDone: now < 0,
  };
});

/** What was said to the coach, on whichever branch: hints taken, verdicts and bug reports are no part of the world that goes back in a rewind. */
export const saidIn = remembered((facts: readonly Fact[]): Coach =>
  facts.reduce<Coach>(
    (said, { kind, data, at }) => (kind.startsWith('coach/') ? (coach.fold(said, kind.slice(6), data, at) as Coach) : said),
    coach.opens,
  ),
);

export function mistakesMade({ scenario, memory, facts }: Run): readonly MistakeMade[] {
  return Object.entries(memory.made).flatMap(([id, { first, last }]) => {
    const mistake = scenario.mistakes.find((other) => other.id === id);
    const fact = facts[first];
    return mistake && fact ? [{ id, severity: mistake.severity, n: first, at: fact.at, undone: isUndone(facts, last) }] : [];
  });
}

/** Whether a fact was cut off by a later rewind. */
function isUndone(facts: readonly Fact[], n: number): boolean {
  return facts.some((fact) => fact.n > n && fact.kind === 'practice/rewound' && (fact.data as { readonly to: number }).to <= n);
}

/** What the coach says after a mistake. */
export interface ShownMistake {
  readonly id: string;
  readonly severity: 'slip' | 'harmful';
  /** Where a rewind leads: before the order that made it, and before the harm that led there. Undefined where it is not allowed, or no order of a learner made it. */
  readonly rewindTo: number | undefined;
  /** The inject that plays out what would follow; undefined where there is none, or going back is not allowed. */
  readonly follows: string | undefined;
  /** It was played out. */
  readonly followed: boolean;
}

/** The mistake that the learners' last order led to, as long as it is the last and lives; of several the first in the scenario's list. */
export function shownMistake(run: Run): ShownMistake | undefined {
  const { scenario, memory, facts, setup } = run;
  const since = lastOrder(run)?.n ?? Infinity;
  const shown = scenario.mistakes.find(({ id }) => {
    const made = memory.made[id];
    return made !== undefined && (made.last >= since || causeOf(run, made.last) === since) && !isUndone(facts, made.last);
  });
  const made = shown && memory.made[shown.id];
  if (!shown || !made) return undefined;
  const rewindTo = setup.mode === 'exam' ? undefined : beforeAll(run, causeOf(run, made.last));
  const follows = rewindTo === undefined ? undefined : shown.follows;
  const followed = follows !== undefined && practice.in(run.world).injected.includes(follows);
  return { id: shown.id, severity: shown.severity, rewindTo, follows, followed };
}

/** The good deed that the learners' last order led to, where it was the first of its kind and nothing has come since: a word of praise is said once. */
export function freshDeed(run: Run): string | undefined {
  const { scenario, memory, facts } = run;
  const since = lastOrder(run)?.n ?? Infinity;
  const isFresh = ({ first }: { readonly first: number }): boolean =>
    (first >= since || causeOf(run, first) === since) && !facts.some(({ n, kind }) => n > first && ENDS_PRAISE.has(kind));
  return scenario.good.find(({ id }) => {
    const made = memory.made[id];
    return made !== undefined && isFresh(made);
  })?.id;
}
const ENDS_PRAISE: ReadonlySet<string> = new Set(['practice/time-passed', 'practice/rewound']);

/** Harm that followed upon harm at once (a link opened, then a password typed there) is taken back in one go: to before the first of it. */
function beforeAll(run: Run, cause: number | undefined): number | undefined {
  const { scenario, memory, facts } = run;
  const harmful = scenario.mistakes.flatMap(({ id, severity }) => {
    const made = memory.made[id];
    return severity === 'harmful' && made && !isUndone(facts, made.last) ? [causeOf(run, made.last)] : [];
  });
  const orders = living(facts).filter((fact) => isLearners(run, fact));
  const before = orders
    .slice(
      0,
      orders.findIndex(({ n }) => n === cause),
    )
    .findLastIndex(({ n }) => !harmful.includes(n));
  return harmful.includes(cause) ? orders[before + 1]?.n : cause;
}

/** The last order that a learner gave on the branch that lives. */
function lastOrder(run: Run): Fact | undefined {
  return living(run.facts).findLast((fact) => isLearners(run, fact));
}

/** The first step of the learners on the branch that lives, after they sat down: a rewind to it leads to a world in which nothing is done yet. */
export function firstStep(run: Run): Fact | undefined {
  const seated = run.facts.find(({ kind }) => kind === 'practice/seat-taken')?.n ?? Infinity;
  return living(run.facts).find((fact) => fact.n > seated && fact.settles === undefined && isLearners(run, fact));
}

/** Whether a fact is what a learner's order began with: one to the world, not a word to the coach, not a rewind. */
export const isLearners = ({ scenario }: Pick<Run, 'scenario'>, fact: Fact): boolean =>
  fact.n === fact.order && fact.by.role === 'person' && scenario.seats.includes(fact.by.name) && isToWorld(fact) && fact.kind !== 'practice/rewound';

const isToWorld = ({ kind, data }: Fact): boolean =>
  !kind.startsWith('coach/') && !(kind === 'practice/refused' && (data as LastRefusal).command.startsWith('coach/'));

/** The learner's order that a fact goes back to, through all that links sent on. */
export function causeOf(run: Run, n: number): number | undefined {
  let fact = run.facts[n];
  while (fact) {
    const first = run.facts[fact.order];
    if (!first) return undefined;
    if (isLearners(run, first)) return first.n;
    if (first.settles === undefined) return undefined;
    fact = run.facts[Math.floor(first.settles / 100)];
  }
  return undefined;
}

/** The last order of a seat, if it was turned down: for the message at the field and the coach's help. */
export interface LastRefusal {
  readonly command: string;
  readonly refused: string;
  readonly field: string | null;
}

export function lastRefusal({ facts }: Pick<Run, 'facts'>, seat: string): LastRefusal | undefined {
  const isOrder = (fact: Fact): boolean => fact.n === fact.order && fact.by.role === 'person' && fact.by.name === seat && isToWorld(fact);
  const last = facts.findLast((fact) => fact.kind === 'practice/rewound' || isOrder(fact));
  return last?.kind === 'practice/refused' ? (last.data as LastRefusal) : undefined;
}
