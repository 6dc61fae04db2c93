import { begin } from '../begin.ts';
import { guide } from '../guide.ts';
import { mistakesMade, progress } from '../progress.ts';
import type { Scenario } from '../read.ts';
import { give, pass, type Run } from '../run.ts';
import { walkOf, type Move } from '../scenario.ts';
import { tried, Unplayable } from '../unplayable.ts';
import { walk } from '../walk.ts';
import { asClean, knowingClean } from './as-shown.ts';
import { error, type Finding } from './finding.ts';
import { SEED, toldOnce, variantsOf } from './variants.ts';

/** An exercise that takes more steps than this is none. */
const MOST_STEPS = 80;

/**
 * Places from which no way is found to every task without one more mistake, in each variant. Where one may be guided, the guide has to find it: from
 * the start, and after each walkthrough. Elsewhere it cannot guess what is typed by hand, and a way is what somebody finds who knows what "clean"
 * types; from the start that is "clean" itself. Each step tries some hundred moves at most, so it ends; it takes far longer than the other checks.
 */
export const deadEnds = (scenario: Scenario): readonly Finding[] =>
  toldOnce(variantsOf(scenario).map((variant) => ({ variant, findings: deadEndsIn(scenario, variant) })));

function deadEndsIn(scenario: Scenario, variant: string | undefined): readonly Finding[] {
  const start = (): Run => begin(scenario, SEED, { variant }); // each its own: the guide remembers what it found in a practice
  const after = (name: string): Run => walk(start(), { moves: inEarnest(scenario, name) });
  const others = Object.keys(scenario.walkthroughs).filter((name) => name !== 'clean');
  if (scenario.modes.includes('guide')) {
    const first = wayOut(start(), ['tasks'], 'from the start');
    if (first.length > 0) return first; // the same would be told of every walkthrough, and takes longest
    return others.flatMap((name) => wayOut(after(name), ['walkthroughs', name], `after the walkthrough "${name}"`));
  }
  const goesOn = (name: string): boolean => progress(walk(start(), walkOf(scenario, name))).isDone;
  return others.flatMap((name) => (goesOn(name) ? [] : wayOutAsShown(after(name), name)));
}

/** As far as a walkthrough plays nothing out that would follow a mistake: from there one goes back, and nothing has to lead on. */
function inEarnest(scenario: Scenario, name: string): readonly Move[] {
  const { moves } = walkOf(scenario, name);
  const end = moves.findIndex((move) => 'inject' in move && scenario.mistakes.some(({ follows }) => follows === move.inject));
  return end < 0 ? moves : moves.slice(0, end);
}

/** By the moves of "clean" one after another, or by whichever else, typing what stands there. */
function wayOutAsShown(from: Run, name: string): readonly Finding[] {
  const shown = tried(() => asClean(from));
  if (!(shown instanceof Unplayable) && progress(shown).isDone) return [];
  const { stuck } = guided(knowingClean(from));
  if (stuck === undefined) return [];
  return [
    error(
      ['walkthroughs', name],
      `no way to the task "${stuck}" is found after the walkthrough "${name}", neither by the moves of "clean" nor by others: a dead end; let "${name}" go on until all is done, or let what blocks it be undone`,
    ),
  ];
}

function wayOut(from: Run, path: readonly PropertyKey[], where: string): readonly Finding[] {
  const { run, stuck } = guided(from);
  if (stuck !== undefined) {
    const i = run.scenario.tasks.findIndex(({ id }) => id === stuck);
    return [
      error(
        path[0] === 'tasks' ? ['tasks', i] : path,
        path[0] === 'tasks'
          ? `the guide finds no way to the task "${stuck}", though "clean" goes one: it cannot guess what is written out by hand there; write "with: suggested" where that does it, or leave "guide" out of "modes"`
          : `no way to the task "${stuck}" is found ${where}: a dead end; show a way in a walkthrough, or let what blocks it be undone`,
      ),
    ];
  }
  const before = mistakesMade(from).map(({ id }) => id);
  return mistakesMade(run)
    .filter(({ id }) => !before.includes(id))
    .map(({ id }) => error(path, `who follows the guide ${where} makes the mistake "${id}": make its rule narrower`));
}

/** Follows the guide alone, as somebody does who does not know what to do. Throws `Unplayable` where the exercise breaks along the way. */
export function guided(start: Run): { readonly run: Run; readonly stuck?: string } {
  let run = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { task, order, wait, broke } = guide(run, run.scenario.seats[0] ?? '');
    if (broke) throw broke;
    if (task === undefined) return { run };
    if (wait) run = pass(run, wait.at).run;
    else if (order) run = give(run, order, run.world.now).run;
    else return { run, stuck: task };
  }
  const { task } = guide(run, run.scenario.seats[0] ?? '');
  return { run, ...(task !== undefined && { stuck: task }) };
}
