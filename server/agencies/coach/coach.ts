import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';

/** What a learner says about one case of a QA exercise. */
export const VERDICTS = ['pass', 'fail'] as const;

const facts = {
  /** `grade`: the how manyth hint of this task. */
  'hint-taken': z.object({ who: z.string(), task: z.string(), grade: z.int().positive() }),
  /** What was expected and what was seen is a note, kept elsewhere under this id. */
  'case-judged': z.object({ who: z.string(), case: z.string(), verdict: z.enum(VERDICTS), note: z.string() }),
  /** Title, steps, expected and actual are a note as well. */
  'bug-reported': z.object({ who: z.string(), report: z.string(), case: z.string(), note: z.string() }),
  /** The last word about the cases has been said: what was wrong is told now. */
  'cases-closed': z.object({ who: z.string() }),
  /** A demonstration has played so many moves, and this one; `kept`: what it has put by. */
  'move-shown': z.object({
    move: z.int().nonnegative(),
    kept: z.object({ name: z.string(), input: z.record(z.string(), z.unknown()) }).optional(),
  }),
};

export type Verdict = (typeof VERDICTS)[number];
export type BugReport = z.output<(typeof facts)['bug-reported']>;

export interface Coach {
  /** Task → how many of its hints were taken. */
  readonly hints: Readonly<Record<string, number>>;
  /** Case → what was said last. */
  readonly verdicts: Readonly<Record<string, { readonly verdict: Verdict; readonly note: string }>>;
  readonly reports: readonly BugReport[];
  /** Nothing more is taken: the faults have been told. */
  readonly isClosed: boolean;
}

const opens: Coach = { hints: {}, verdicts: {}, reports: [], isClosed: false };

const fold: Folds<typeof facts, Coach> = {
  'hint-taken': (coach, { task, grade }) => ({ ...coach, hints: { ...coach.hints, [task]: grade } }),
  'case-judged': (coach, { case: id, verdict, note }) => ({ ...coach, verdicts: { ...coach.verdicts, [id]: { verdict, note } } }),
  'bug-reported': (coach, report) => ({ ...coach, reports: [...coach.reports, report] }),
  'cases-closed': (coach) => ({ ...coach, isClosed: true }),
  'move-shown': (coach) => coach,
};

/** The yard's own office: no part of the simulated world, but what a learner does here counts and is undone like all else. */
export const coach = defineAgency({ name: 'coach', facts, opens, fold });
