import type { Request } from 'express';
import { z } from 'zod';
import type { DocumentKind } from '../classroom/ports.ts';
import type { Notes } from '../training/qa.ts';
import type { House, LearnersPractice } from './house.ts';
import { keepSession } from './sessions.ts';

export const Note = z.object({
  title: z.string().default(''),
  steps: z.string().default(''),
  expected: z.string().default(''),
  actual: z.string().default(''),
});
export type Note = z.output<typeof Note>;

/** What testers wrote, by practice: free text never stands in facts, and leaves with the practice. */
export const notesKind: DocumentKind<Readonly<Record<string, Note>>> = { name: 'notes', schema: z.record(z.string(), Note) };

export const notesOf = async ({ documents }: Pick<House, 'documents'>, practice: string): Promise<Notes> =>
  (await documents.get(notesKind, practice)) ?? {};

/** What should have happened, in the tester's own words; without any, what the case says under "Then". */
export const expectedIn = (note: Notes[string] | undefined, then: string): string =>
  note?.expected === undefined || note.expected === '' ? then : note.expected;

/** What a tester's column shows besides the run. */
export interface Exercise {
  /** What the address of the page asks: which case, whether to judge it anew, whether the report is open, what was just said. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** What was written with verdicts and reports. */
  readonly notes: Notes;
}

/** The case in hand stays while one works through the pages under test; with its verdict comes the next. */
export async function exerciseOf(house: House, request: Request, { id, run }: LearnersPractice): Promise<Exercise> {
  const { query, session } = request;
  if (run.scenario.cases.length === 0) return { asked: {}, notes: {} };
  const testCase = typeof query['case'] === 'string' ? query['case'] : query['judged'] === undefined ? session.testCase : undefined;
  if (testCase !== session.testCase) await keepSession(request, { testCase });
  return { asked: { case: testCase, ...query }, notes: await notesOf(house, id) };
}
