import type { Result } from '../classroom/result-codes.ts';
import { score } from '../training/debrief.ts';
import { exam, examMinutes, type Exam } from '../training/exam.ts';
import { progress } from '../training/progress.ts';
import type { Scenario } from '../training/read.ts';
import type { House, LearnersPractice } from './house.ts';
import type { Shell } from './shell.ts';

/** How the exam of a practice stands at this moment; undefined for what is no exam. */
export const examIn = ({ now }: Pick<House, 'now'>, { run, beganAt, lastAt }: LearnersPractice): Exam | undefined =>
  exam(run, { beganAt, lastAt, now: now() });

export const isOver = (house: Pick<House, 'now'>, practice: LearnersPractice): boolean => examIn(house, practice)?.over !== undefined;

/** What its check code vouches for. */
export function resultOf({ id, beganAt }: LearnersPractice, { run }: Exam): Result {
  const { points, passed, tasks } = score(progress(run), run.scenario);
  return { practice: id, scenario: run.setup.scenario, version: run.setup.version, beganAt, tasks: tasks.done, points, passed };
}

/** Begun minutes count whole: nobody is told that none is left while it runs. */
export const minutesLeft = ({ left }: Exam): number => Math.ceil(left / 60_000);

/** What holds in an exam, said before it begins. */
export function examTerms({ t }: Pick<Shell, 't'>, scenario: Scenario): readonly string[] {
  const { pass, tasks } = scenario;
  return [
    t('yard.exam.terms.time', { minutes: examMinutes(scenario) }),
    t('yard.exam.terms.hints'),
    t('yard.exam.terms.once'),
    t('yard.exam.terms.back'),
    t('yard.exam.terms.wait'),
    t(pass > 0 ? 'yard.exam.terms.pass-points' : 'yard.exam.terms.pass', { tasks: tasks.length, points: pass }),
  ];
}
