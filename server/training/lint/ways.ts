import { begin } from '../begin.ts';
import { guide } from '../guide.ts';
import { mistakesMade } from '../progress.ts';
import type { Scenario } from '../read.ts';
import { give, pass, type Run } from '../run.ts';
import { walkOf } from '../scenario.ts';
import { walk } from '../walk.ts';
import { error, type Finding } from './finding.ts';

/** An exercise that takes more steps than this is none. */
const MOST_STEPS = 80;

/**
 * Tasks that the guide finds no way to: from the start, and after each walkthrough (a dead end). Each step tries some hundred moves at most, so it
 * ends; it takes far longer than the other checks. Only exercises that may be guided are walked so.
 */
export function deadEnds(scenario: Scenario): readonly Finding[] {
  if (!scenario.modes.includes('guide')) return [];
  const start = (): Run => begin(scenario, '7'); // each its own: the guide remembers what it found in a practice
  return [
    ...wayOut(start(), ['tasks'], 'from the start'),
    ...Object.keys(scenario.walkthroughs).flatMap((name) =>
      name === 'clean' || playsOut(scenario, name)
        ? []
        : wayOut(walk(start(), walkOf(scenario, name)), ['walkthroughs', name], `after the walkthrough "${name}"`),
    ),
  ];
}

/** What would follow a mistake is played out in it: from there one goes back, and nothing has to lead on. */
const playsOut = (scenario: Scenario, name: string): boolean =>
  walkOf(scenario, name).moves.some((move) => 'inject' in move && scenario.mistakes.some(({ follows }) => follows === move.inject));

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

/** Follows the guide alone, as somebody does who does not know what to do. */
export function guided(start: Run): { readonly run: Run; readonly stuck?: string } {
  let run = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { task, order, wait } = guide(run, run.scenario.seats[0] ?? '');
    if (task === undefined) return { run };
    if (wait) run = pass(run, wait.at).run;
    else if (order) run = give(run, order, run.world.now).run;
    else return { run, stuck: task };
  }
  const { task } = guide(run, run.scenario.seats[0] ?? '');
  return { run, ...(task !== undefined && { stuck: task }) };
}
