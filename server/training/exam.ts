import { nextDue } from '../world/act.ts';
import { endExam, practice } from '../world/practice.ts';
import { office, type Instant } from '../world/world.ts';
import { progress } from './progress.ts';
import { give, look, nowOf, type Run, type Step } from './run.ts';
import type { Scenario } from './read.ts';
import type { Mode } from './scenario.ts';

const MINUTE = 60_000;

/** Real instants of a practice, in milliseconds; its keeper knows them. */
export interface Times {
  readonly beganAt: number;
  /** Of the last step. */
  readonly lastAt: number;
  readonly now: number;
}

export type ExamEnd = 'handed-in' | 'time-up' | 'done';

/** How an exam stands. */
export interface Exam {
  /** Real milliseconds that are left. */
  readonly left: number;
  /** Why nothing more is taken; undefined while it runs. */
  readonly over: ExamEnd | undefined;
  /** Real time, of the end or of now. */
  readonly until: number;
  /** What counts: how it stood then, whenever it is looked at. */
  readonly run: Run;
}

/** Minutes of real time; who names none gives twice the time that a learner takes. */
export const examMinutes = ({ exam, minutes }: Pick<Scenario, 'exam' | 'minutes'>): number => exam?.minutes ?? 2 * minutes;

/** In which ways a scenario is done; test cases are judged at leisure, not in an exam. */
export const modesOf = ({ modes, cases }: Pick<Scenario, 'modes' | 'cases'>): readonly Mode[] =>
  cases.length > 0 ? modes.filter((mode) => mode !== 'exam') : modes;

/** Undefined for what is no exam. */
export function exam(run: Run, { beganAt, lastAt, now }: Times): Exam | undefined {
  if (run.setup.mode !== 'exam') return undefined;
  const deadline = beganAt + examMinutes(run.scenario) * MINUTE;
  const until = Math.min(now, deadline);
  const ended = (over: ExamEnd, at: number, as = run): Exam => ({ left: 0, over, until: at, run: as });
  if (practice.in(run.world).handedIn) return ended('handed-in', lastAt);
  const present = nowOf(run, until - lastAt);
  const through = doneBy(run, present);
  if (through) return ended('done', lastAt + through.world.now - run.world.now, through);
  const there = look(run, present).run;
  return now < deadline ? { left: deadline - now, over: undefined, until, run: there } : ended('time-up', deadline, there);
}

/** The run as it stands when everything is done, at once or by what is due before `until`. */
function doneBy(run: Run, until: Instant): Run | undefined {
  for (let now = run; ;) {
    if (progress(now).isDone) return now;
    const due = nextDue(now.world);
    if (!due || due.at > until) return undefined;
    now = look(now, due.at).run;
  }
}

export const handedIn = (run: Run, at: Instant): Step => give(run, endExam.order(office('practice'), {}), at);
