import type { Shelf } from '../classroom/shelf.ts';
import { debrief, type Debrief } from '../training/debrief.ts';
import { progress } from '../training/progress.ts';
import { textsFor, type Scenario } from '../training/read.ts';
import type { Texts } from '../training/texts.ts';
import { compared, walked } from './compared.ts';
import { textsOf } from './coach-column.ts';
import { modesOf, type Exam } from '../training/exam.ts';
import { reasonsOf } from './exam.ts';
import type { House, LearnersPractice } from './house.ts';
import type { Act, Shell } from './shell.ts';
import { isShown } from './slips.ts';
import { urls } from './urls.ts';

/** What the page needs to know besides the practice. */
interface Told {
  readonly inClass: boolean;
  /** Where it was one: over. */
  readonly exam?: Exam | undefined;
  readonly code?: string | undefined;
  /** Why one is here again: something was pressed after its end; it was to be sat once more. */
  readonly why?: 'late' | 'once' | undefined;
  /** The same lesson, done here before. */
  readonly before?: LearnersPractice | undefined;
}

/** What one can do now, what went wrong and how to do better, what next. */
export function debriefPage(house: House, shell: Shell, practice: LearnersPractice, { inClass, exam, code = '', why, before }: Told) {
  const { t } = shell;
  const run = exam?.run ?? practice.look();
  const { texts, fill } = textsOf(run, shell.lang);
  const told = debrief(run, (exam?.until ?? practice.actedAt) - practice.beganAt);
  const { isDone } = progress(run);
  const title = fill(texts.title);
  return {
    section: title,
    title: exam ? t('yard.exam.heading', { title }) : t(isDone ? 'yard.web.done' : 'yard.web.not-done', { what: title }),
    minutes: minutesOf(told),
    done: told.tasks.done,
    count: told.tasks.of,
    hints: told.hints === 0 ? undefined : t('yard.web.hints', { count: told.hints }),
    points: isDone && (told.mode === 'practise' || told.mode === 'exam') ? pointsLine(t, told) : undefined,
    exam: exam?.over && {
      passed: told.passed,
      reasons: told.passed ? [] : reasonsOf(shell, run, told, { texts, fill }),
      then: told.passed ? undefined : t(inClass ? 'yard.exam.then-in-class' : 'yard.exam.then'),
      over: t(`yard.exam.over.${exam.over}`),
      code,
      checkHref: urls.checkResult,
      why: why && t(`yard.exam.${why}`),
      kept: t('yard.exam.kept', { days: house.config.keepDays }),
    },
    can: isDone ? fill(texts.debrief.can) : undefined,
    mistakes: told.remember.map((mistake) => {
      const words = texts.mistakes[mistake.id];
      return {
        kind: mistake.severity,
        title: fill(words?.title ?? mistake.id),
        follows: words?.follows === undefined ? t(`yard.debrief.follows.${mistake.severity}`) : fill(words.follows),
        undone: mistake.severity === 'harmful' && mistake.undone,
        avoid: fill(words?.remember ?? ''),
      };
    }),
    // who did nothing made no mistake either: that is no praise
    untouched: told.tasks.done === 0 && told.remember.length === 0,
    others: told.others.map(({ id }) => fill(texts.mistakes[id]?.title ?? id)),
    good: [
      ...told.good.map((id) => ({ title: fill(texts.good[id]?.title ?? id), text: fill(texts.good[id]?.why ?? '') })),
      // A condition that does not hold is told with the mistake that broke it; whether one holds is judged at the end.
      ...(isDone ? told.conditionsHeld : []).flatMap(({ id, holds }) => (holds ? [{ title: fill(texts.conditions[id] ?? id), text: '' }] : [])),
    ],
    compare: compared(run),
    walked: isDone ? walked(run) : undefined,
    ...(before && isDone && { progressed: progressed(shell, debrief(before.look(), before.actedAt - before.beganAt), told) }),
    ...(isDone && (!exam || told.passed) && { nextText: nextText(house, run.scenario, texts, fill) }),
    ...ways(house, shell, { practice, inClass, isDone, failed: exam !== undefined && !told.passed }),
    home: urls.home,
  };
}

const minutesOf = ({ real }: Debrief): number => Math.max(1, Math.round(real / 60_000));

/** What was finished on a device, with this practice: one that a learner did to the end can be set beside another of its lesson. */
export function finishedWith(known: Finished, practice: LearnersPractice | undefined): Finished {
  if (!practice || practice.run.scenario.cases.length > 0 || isShown(practice.run) || !progress(practice.look()).isDone) return known;
  return { ...known, [practice.run.scenario.id]: practice.id };
}
type Finished = Readonly<Record<string, string>>;

/** What came of doing the lesson again: this time beside the last. */
function progressed({ t }: Pick<Shell, 't'>, last: Debrief, now: Debrief) {
  const row = (what: string, of: (told: Debrief) => number) => ({
    term: t(`yard.debrief.progressed.${what}`),
    detail: of(last) === of(now) ? t('yard.debrief.progressed.same', { count: of(now) }) : `${String(of(last))} → ${String(of(now))}`,
  });
  return {
    text: t(last.mode === now.mode ? 'yard.debrief.progressed.text-same' : 'yard.debrief.progressed.text', {
      last: t(`yard.debrief.progressed.modes.${last.mode}`),
      now: t(`yard.debrief.progressed.modes.${now.mode}`),
    }),
    rows: [row('minutes', minutesOf), row('mistakes', ({ slips, harmful }) => slips + harmful), row('hints', ({ hints }) => hints)],
  };
}

/** The three that lead from the log-in to the red book stand first; all others are extra practice. */
const FIRST: readonly string[] = ['log-in', 'pay-fee', 'red-book'];
export const isFirst = (id: string): boolean => FIRST.includes(id);

/** Points, and what was taken off. Guided runs have none: help that was never asked for costs nothing and earns nothing. */
function pointsLine(t: Shell['t'], { points, off }: Debrief): string {
  const taken = (['mistakes', 'conditions', 'hints'] as const).filter((what) => off[what] > 0);
  return [t('yard.debrief.points', { points }), ...taken.map((what) => t(`yard.debrief.off.${what}`, { count: off[what] }))].join(' · ');
}

/** As they stand on every list: the first three, extra practice, exercises for testers. */
export function inOrder(scenarios: readonly Scenario[]): readonly Scenario[] {
  const rank = ({ id, cases }: Scenario): number => (isFirst(id) ? 0 : cases.length === 0 ? 1 : 2);
  return [...scenarios].sort((a, b) => rank(a) - rank(b));
}

/** The lesson to go on with: the one that this one names, else the next of its kind; after the first three comes extra practice. */
export function following({ scenarios }: Shelf, done: string): Scenario | undefined {
  const isQa = ({ cases }: Scenario): boolean => cases.length > 0;
  const current = scenarios.find(({ id }) => id === done);
  if (!current) return undefined;
  const named = scenarios.find(({ id }) => id === current.next && id !== done);
  if (named) return named;
  const kin = scenarios.filter((scenario) => isQa(scenario) === isQa(current));
  const list = inOrder(kin);
  return list[list.indexOf(current) + 1];
}

/** What the exercise says of the one that it names to go on with. */
export const nextText = ({ shelf }: House, { id, next }: Scenario, { debrief: { next: words } }: Texts, fill: (text: string) => string) =>
  words !== undefined && next !== undefined && following(shelf, id)?.id === next ? fill(words) : undefined;

interface Stand {
  readonly practice: LearnersPractice;
  readonly inClass: boolean;
  readonly isDone: boolean;
  /** An exam that was not passed. */
  readonly failed: boolean;
}

/**
 * The way on: first into the next lesson, then again without guidance, then again with other people; whoever is not through yet goes on.
 * After an exam that was not passed the same lesson comes first, as much guided as it can be.
 */
function ways({ shelf, ids }: House, { t, lang }: Pick<Shell, 't' | 'lang'>, { practice, inClass, isDone, failed }: Stand) {
  const { scenario, setup } = practice.run;
  const isExam = setup.mode === 'exam';
  const start = (label: string, hidden: Readonly<Record<string, string>>): Act => ({ action: urls.start, label, once: ids.fresh(), hidden });
  const next = isDone && !failed ? following(shelf, scenario.id) : undefined;
  const guided =
    failed && modesOf(scenario).includes('guide') ? [start(t('yard.exam.practise-guided'), { scenario: scenario.id, mode: 'guide' })] : [];
  const freely = isExam && !inClass ? [...guided, start(t('yard.exam.practise'), { scenario: scenario.id, mode: 'practise' })] : [];
  const afresh = t(isExam ? 'yard.exam.again' : Object.keys(scenario.plots).length > 0 ? 'yard.debrief.again-plot' : 'yard.debrief.again');
  const inThisClass = isDone ? { action: urls.classAgain, label: afresh } : { action: urls.restart, label: t('yard.tools.restart') };
  const again = inClass ? { ...inThisClass, once: ids.fresh() } : start(afresh, { scenario: scenario.id, mode: setup.mode });
  const all = [
    ...(next ? [start(t('yard.debrief.next-lesson', { title: textsFor(next, lang).title }), { scenario: next.id, mode: setup.mode })] : []),
    ...(isDone && setup.mode === 'guide' && !inClass ? [start(t('yard.web.without-hints'), { scenario: scenario.id, mode: 'practise' })] : []),
    ...freely,
    ...(isExam && inClass ? [] : [again]),
    ...(!isExam && !inClass && modesOf(scenario).includes('exam') ? [start(t('yard.exam.sit'), { scenario: scenario.id, mode: 'exam' })] : []),
  ];
  // nobody leaves an exam by accident, but the next one may wait for this device
  const leave = { action: urls.leave, label: t('yard.tools.leave'), icon: 'log-out' };
  return isDone || isExam
    ? { main: all[0], on: undefined, more: [...all.slice(1), ...(isExam ? [leave] : [])] }
    : { main: undefined, on: urls.practice, more: all };
}
