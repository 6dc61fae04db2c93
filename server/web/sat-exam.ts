import { unlessDamaged } from '../classroom/unless-damaged.ts';
import { score, type Score } from '../training/debrief.ts';
import type { Exam } from '../training/exam.ts';
import { progress } from '../training/progress.ts';
import { examIn, resultOf } from './exam.ts';
import type { House } from './house.ts';
import type { Shell } from './shell.ts';

/** An exam of a member, and what came of it once it is over. */
export interface Sat {
  readonly exam: Exam;
  readonly score: Score;
  readonly minutes: number;
  readonly code: string | undefined;
}

export async function satBy(house: House, id: string): Promise<Sat | undefined> {
  const practice = await unlessDamaged(() => house.practices.find(id));
  const exam = practice && practice !== 'damaged' ? examIn(house, practice) : undefined;
  if (!practice || practice === 'damaged' || !exam) return undefined;
  return {
    exam,
    score: score(progress(exam.run), exam.run.scenario),
    minutes: Math.floor((exam.until - practice.beganAt) / 60_000),
    code: exam.over && (await house.resultCodes.issue(resultOf(practice, exam))),
  };
}

export const verdictOf = ({ t }: Pick<Shell, 't'>, { exam, score: { passed } }: Sat): string =>
  t(exam.over === undefined ? 'yard.exam.running' : passed ? 'yard.exam.passed' : 'yard.exam.not-passed');
