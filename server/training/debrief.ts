import type { Instant } from '../world/world.ts';
import { progress, type MistakeMade, type Progress } from './progress.ts';
import type { Run } from './run.ts';
import type { ScenarioFile } from './scenario.ts';

/** More than three things nobody takes home. */
const MOST_TO_REMEMBER = 3;

/** What keeps a run from being passed: a task is open, harm was left as it is, a condition is broken, points are too few. */
export type Lack = 'tasks' | 'harm' | 'conditions' | 'points';

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
  readonly lacks: readonly Lack[];
  /** Nothing lacks. */
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

const LACKS: readonly Lack[] = ['tasks', 'harm', 'conditions', 'points'];

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
  const lacking: Readonly<Record<Lack, boolean>> = {
    tasks: !isDone,
    harm: harmful.some(({ undone }) => !undone),
    conditions: held < conditions.length,
    points: points < pass,
  };
  const lacks = LACKS.filter((lack) => lacking[lack]);
  return {
    tasks: { done: tasks.filter(({ state }) => state === 'done').length, of: tasks.length },
    conditions: { held, of: conditions.length },
    hints: Object.values(hints).reduce((sum, taken) => sum + taken, 0),
    harmful: harmful.length,
    slips,
    points,
    off,
    lacks,
    passed: lacks.length === 0,
  };
}

export function debrief(run: Run, real: number): Debrief {
  const state = progress(run);
  const bySeverity = [...state.mistakes].sort((a, b) => Number(b.severity === 'harmful') - Number(a.severity === 'harmful'));
  return {
    ...score(state, run.scenario),
    mode: run.setup.mode,
    conditionsHeld: state.conditions.filter(({ id, arose }) => arose && !wasBroken(run, id)),
    remember: bySeverity.slice(0, MOST_TO_REMEMBER),
    others: bySeverity.slice(MOST_TO_REMEMBER),
    good: state.good,
    simulated: state.simulated,
    real,
  };
}

/** Whether a mistake that was made, taken back or not, is about the same thing: nobody is praised for what they did all the same. */
function wasBroken({ scenario, memory }: Run, condition: string): boolean {
  const rule = scenario.conditions.find(({ id }) => id === condition)?.holds;
  const kinds = kindsIn(rule);
  return scenario.mistakes.some(({ id, when }) => Object.hasOwn(memory.made, id) && kindsIn(when).some((kind) => kinds.includes(kind)));
}

/** Every kind of fact that a rule names. */
const kindsIn = (rule: unknown): readonly string[] => [...JSON.stringify(rule ?? null).matchAll(/"fact":"([^"]+)"/g)].map(([, kind = '']) => kind);
