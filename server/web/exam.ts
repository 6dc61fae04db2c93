import type { Result } from '../classroom/result-codes.ts';
import { score, type Lack, type Score } from '../training/debrief.ts';
import { exam, examMinutes, type Exam } from '../training/exam.ts';
import { progress, type MistakeMade } from '../training/progress.ts';
import { textsFor, type Scenario } from '../training/read.ts';
import type { Run } from '../training/run.ts';
import type { Texts } from '../training/texts.ts';
import type { House, LearnersPractice } from './house.ts';
import type { Shell } from './shell.ts';

/** How the exam of a practice stands at this moment; undefined for what is no exam. */
export const examIn = ({ now }: Pick<House, 'now'>, { run, beganAt, lastAt }: LearnersPractice): Exam | undefined =>
  exam(run, { beganAt, lastAt, now: now() });

export const isOver = (house: Pick<House, 'now'>, practice: LearnersPractice): boolean => examIn(house, practice)?.over !== undefined;

/** An exam that can still be worked on. */
export function isRunning(house: Pick<House, 'now'>, practice: LearnersPractice): boolean {
  const exam = examIn(house, practice);
  return exam !== undefined && exam.over === undefined;
}

/** What its check code vouches for. */
export function resultOf({ id, beganAt }: LearnersPractice, { run }: Exam): Result {
  const { points, passed, tasks } = score(progress(run), run.scenario);
  return { practice: id, scenario: run.setup.scenario, version: run.setup.version, beganAt, tasks: tasks.done, points, passed };
}

/** Begun minutes count whole: nobody is told that none is left while it runs. */
export const minutesLeft = ({ left }: Exam): number => Math.ceil(left / 60_000);

/** What holds in an exam and what it takes to pass, said before it begins. */
export interface Terms {
  readonly during: readonly string[];
  readonly pass: readonly string[];
}

/** What is put to the test only by something that happens is not named: that would tell what is to come. */
export function examTerms({ t, lang }: Pick<Shell, 't' | 'lang'>, scenario: Scenario, { inClass }: { readonly inClass: boolean }): Terms {
  const { pass, tasks, points, conditions } = scenario;
  const texts = textsFor(scenario, lang);
  const kept = conditions.filter(({ arises }) => arises === undefined).map(({ id }) => texts.conditions[id] ?? id);
  return {
    during: [
      t('yard.exam.terms.time', { minutes: examMinutes(scenario) }),
      t('yard.exam.terms.hints'),
      t(inClass ? 'yard.exam.terms.once-in-class' : 'yard.exam.terms.once'),
      t('yard.exam.terms.back'),
      t('yard.exam.terms.wait'),
    ],
    pass: [
      t('yard.exam.terms.tasks', { count: tasks.length }),
      ...kept.map((what) => t('yard.exam.terms.kept', { what, cost: points.condition })),
      t('yard.exam.terms.harm', { cost: points.harmful }),
      t(pass > 0 ? 'yard.exam.terms.slips-to-pass' : 'yard.exam.terms.slips', { cost: points.slip, pass }),
    ],
  };
}

/** One reason why an exam is not passed, and what belongs to it. */
interface Reason {
  readonly title: string;
  readonly items: readonly string[];
}

/** Why an exam is not passed: each thing that lacks by its name, with what was taken off for it; then the points. Nobody's points are told who did nothing. */
export function reasonsOf(
  { t }: Pick<Shell, 't'>,
  run: Run,
  { lacks, points, tasks: counted }: Score,
  { texts, fill }: { readonly texts: Texts; readonly fill: (text: string) => string },
): readonly Reason[] {
  const { tasks, conditions, mistakes } = progress(run);
  const { points: cost, pass } = run.scenario;
  const off = (title: string, count: number): string => t('yard.exam.lacks.off', { title: fill(title), count });
  const made = (severity: MistakeMade['severity']): readonly string[] =>
    mistakes.filter((mistake) => mistake.severity === severity).map(({ id }) => off(texts.mistakes[id]?.title ?? id, cost[severity]));
  const items: Readonly<Record<Exclude<Lack, 'points'>, readonly string[]>> = {
    tasks: tasks.filter(({ state }) => state !== 'done').map(({ id }) => fill(texts.tasks[id]?.title ?? id)),
    harm: made('harmful'),
    conditions: conditions.filter(({ holds }) => !holds).map(({ id }) => off(texts.conditions[id] ?? id, cost.condition)),
  };
  const pointsTold = pass === 0 ? 'points' : points < pass ? 'points-short' : 'points-enough';
  return [
    ...lacks.flatMap((lack) => (lack === 'points' ? [] : [{ title: t(`yard.exam.lacks.${lack}`, counted), items: items[lack] }])),
    ...(counted.done === 0 && mistakes.length === 0 ? [] : [{ title: t(`yard.exam.lacks.${pointsTold}`, { points, pass }), items: made('slip') }]),
  ];
}
