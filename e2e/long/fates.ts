import { begin } from '../../server/training/begin.ts';
import type { Scenario } from '../../server/training/read.ts';
import type { Run } from '../../server/training/run.ts';
import { walkOf, type Move } from '../../server/training/scenario.ts';
import { untriedCases } from '../../server/training/tried.ts';
import { tried, Unplayable } from '../../server/training/unplayable.ts';
import { play, walk } from '../../server/training/walk.ts';
import { onScreen } from './on-screen.ts';
import { resultOf } from './results.ts';

/** What comes of a value's being another one. */
export type Fate =
  /** Nothing else can stand there: the exercise cannot be read. */
  | 'refused'
  /** It cannot begin, a walkthrough cannot be played, or something is judged otherwise. */
  | 'judged'
  /** Something else stands on a page that the learner can look at. */
  | 'seen'
  /** Who writes the exercise is told by the check. */
  | 'checked'
  /** Something else stands in the log, and nobody who does the exercise sees it. */
  | 'logged'
  | 'nothing';

/** Of several ways the first on which somebody notices; else whether it stands in the log of one. */
export function firstNoticed(ways: readonly (() => Fate)[]): Fate {
  let all: Fate = 'nothing';
  for (const way of ways) {
    const fate = way();
    if (fate === 'nothing') continue;
    if (fate !== 'logged') return fate;
    all = fate;
  }
  return all;
}

/** A scenario played to compare others with: in each variant, with its seeded defects and without. Says what comes of another one in its place. */
export function fatesBeside(good: Scenario): (other: Scenario) => Fate {
  const ways = beginnings(good).map((how) => ({ how, played: played(good, how) }));
  return (other) => firstNoticed(ways.map((way) => () => fateFrom(way.played, played(other, way.how))));
}

const beginnings = ({ variants, defects }: Scenario) =>
  (variants.length > 0 ? variants.map(({ id }) => id) : [undefined]).flatMap((variant) =>
    [defects, ...(defects.length > 0 ? [[]] : [])].map((some) => ({ mode: 'practise', variant, defects: some }) as const),
  );

/** How a run stands at one moment, worked out when it is asked for. */
interface Stand {
  readonly result: () => string;
  readonly untried: () => string;
  readonly screen: () => string;
  /** What has happened since the moment before. */
  readonly news: () => string;
}

const standOf = (run: Run, before?: Run): Stand => ({
  result: once(() => resultOf(run)),
  untried: once(() => untriedCases(play(run, run.scenario.cases.map(judging))).join()),
  screen: once(() => onScreen(run)),
  news: once(() => JSON.stringify(run.facts.slice(before?.facts.length))),
});

const judging = ({ id }: { readonly id: string }): Move => ({ do: 'coach/judge-case', with: { case: id, verdict: 'pass', note: `note-${id}` } });

const once = <Of>(work: () => Of): (() => Of) => {
  let known: { readonly of: Of } | undefined;
  return () => (known ??= { of: work() }).of;
};

/** A beginning, and each walkthrough from there: how everything stands at first, after each step and at rest. */
interface Played {
  readonly start: Stand;
  /** All that a run comes of: where it is the same, all goes the same way. */
  readonly origin: string;
  /** Nothing of one that cannot be played. */
  readonly walks: ReadonlyMap<string, () => readonly Stand[]>;
}

/** Undefined where it cannot begin. */
function played(from: Scenario, how: ReturnType<typeof beginnings>[number]): Played | undefined {
  const run = tried(() => begin(from, '7', how));
  if (run instanceof Unplayable) return undefined;
  const { scenario, cast, facts } = run;
  const start = standOf(run);
  return {
    start,
    origin: JSON.stringify([{ ...scenario, texts: null, variants: null }, cast, facts]),
    walks: new Map(Object.keys(from.walkthroughs).map((name) => [name, once(() => [start, ...standsAfter(run, walkOf(from, name).moves)])])),
  };
}

function standsAfter(start: Run, moves: readonly Move[]): readonly Stand[] {
  const runs = [start];
  const end = tried(() =>
    walk(
      play(start, moves, undefined, (_, { run }) => runs.push(run)),
      { moves: [] },
    ),
  );
  return end instanceof Unplayable ? [] : [...runs.slice(1), end].map((run, i) => standOf(run, runs[i]));
}

function fateFrom(good: Played | undefined, other: Played | undefined): Fate {
  if (!good || !other) return good === other ? 'nothing' : 'judged';
  if (other.origin === good.origin) return 'nothing';
  if (other.start.screen() !== good.start.screen()) return 'seen';
  return firstNoticed(
    [...good.walks].map(
      ([name, stands]) =>
        () =>
          fateOn(stands(), other.walks.get(name)?.() ?? []),
    ),
  );
}

function fateOn(good: readonly Stand[], other: readonly Stand[]): Fate {
  if (good.length !== other.length) return 'judged';
  const pairs = good.flatMap((stand, i) => (other[i] ? [[stand, other[i]] as const] : []));
  const differIn = (what: keyof Stand) => (pair: readonly [Stand, Stand]) => pair[0][what]() !== pair[1][what]();
  if (pairs.some(differIn('result')) || pairs.slice(-1).some(differIn('untried'))) return 'judged';
  const apart = pairs.filter(differIn('news'));
  if (apart.length === 0) return 'nothing'; // then the pages are the same too
  return [...apart, ...pairs].some(differIn('screen')) ? 'seen' : 'logged'; // most likely where something else has just happened
}
