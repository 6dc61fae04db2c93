import type { Instant } from '../world/world.ts';
import { progress, type MistakeMade, type Progress } from './progress.ts';
import type { Run } from './run.ts';
import type { ScenarioFile } from './scenario.ts';

/** More than three things nobody takes home. */
const MOST_TO_REMEMBER = 3;

/** How it went, counted. */
export interface Score {
  readonly tasks: { readonly done: number; readonly of: number };
  readonly conditions: { readonly held: number; readonly of: number };
  readonly hints: number;
  readonly harmful: number;
  readonly slips: number;
  /** From 100, less what was taken off for mistakes, hints and conditions that do not hold. */
  readonly points: number;
  /** What was taken off, and for what. */
  readonly off: { readonly mistakes: number; readonly conditions: number; readonly hints: number };
  /** Every task done, every condition held, no harm left as it is, and points enough. */
  readonly passed: boolean;
}

export interface Debrief extends Score {
  readonly mode: Run['setup']['mode'];
  /** Those that were put to the test: nobody is praised for what never came up. */
  readonly conditionsHeld: Progress['conditions'];
  /** At most three, harmful ones first. */
  readonly remember: readonly MistakeMade[];
  /** The other mistakes, of which no more is said than what they were. */
  readonly others: readonly MistakeMade[];
  readonly good: readonly string[];
  readonly simulated: Instant;
  /** Milliseconds of the learner's own time; the caller knows them. */
  readonly real: number;
}

export function score(
  { tasks, conditions, mistakes, hints, isDone }: Progress,
  { points: cost, pass }: Pick<ScenarioFile, 'points' | 'pass'>,
): Score {
  const held = conditions.filter((condition) => condition.holds).length;
  const harmful = mistakes.filter(({ severity }) => severity === 'harmful');
  const slips = mistakes.length - harmful.length;
  const grades = Object.values(hints).reduce((sum, taken) => sum + (taken * (taken + 1)) / 2, 0);
  const off = {
    mistakes: slips * cost.slip + harmful.length * cost.harmful,
    conditions: (conditions.length - held) * cost.condition,
    hints: grades * cost.hint,
  };
  const points = Math.max(0, 100 - off.mistakes - off.conditions - off.hints);
  return {
    tasks: { done: tasks.filter(({ state }) => state === 'done').length, of: tasks.length },
    conditions: { held, of: conditions.length },
    hints: Object.values(hints).reduce((sum, taken) => sum + taken, 0),
    harmful: harmful.length,
    slips,
    points,
    off,
    passed: isDone && held === conditions.length && harmful.every(({ undone }) => undone) && points >= pass,
  };
}

export function debrief(run: Run, real: number): Debrief {
  const state = progress(run);
  const bySeverity = [...state.mistakes].sort((a, b) => Number(b.severity === 'harmful') - Number(a.severity === 'harmful'));
  return {
    ...score(state, run.scenario),
    mode: run.setup.mode,
    conditionsHeld: state.conditions.filter(({ arose }) => arose),
    remember: bySeverity.slice(0, MOST_TO_REMEMBER),
    others: bySeverity.slice(MOST_TO_REMEMBER),
    good: state.good,
    simulated: state.simulated,
    real,
  };
}
