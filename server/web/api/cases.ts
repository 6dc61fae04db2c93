import type { z } from 'zod';
import { isClosed, qaResult, type ReportResult } from '../../training/qa.ts';
import { textsOf } from '../coach-column.ts';
import { notesOf } from '../exercise.ts';
import { closeCases, reportTitle } from '../qa-routes.ts';
import type { Result } from './answers.ts';
import { missing, type Answer, type Asked, type Caller } from './operation.ts';

/** Closes the cases as the page does, once each is judged, and tells the result; a second time it is told again. */
export async function finish(caller: Caller, { once }: Asked): Promise<Answer> {
  if (caller.practice.run.scenario.cases.length === 0) return missing;
  if (!(await closeCases(caller, once))) return { status: 409, error: { code: 'cases-not-judged' } };
  return { status: 201, body: await told(caller) };
}

/** What was right, found and missed; nothing of it before the cases are closed. */
export async function result(caller: Caller): Promise<Answer> {
  const { run } = caller.practice;
  if (run.scenario.cases.length === 0) return missing;
  return isClosed(run) ? { status: 200, body: await told(caller) } : { status: 409, error: { code: 'cases-open' } };
}

async function told({ house, practice, language }: Caller): Promise<z.input<typeof Result>> {
  const run = practice.look();
  const { texts, fill } = textsOf(run, language);
  const notes = await notesOf(house, practice.id);
  const { cases, reports, found, missed, points, score } = qaResult(run, notes);
  const inWords = (defect: string): string => fill(texts.defects[defect] ?? defect);
  return {
    cases: cases.map(({ id, verdict, expected }) => ({ id, title: fill(texts.cases[id]?.title ?? id), verdict: verdict ?? null, right: expected })),
    reports: reports.map((report) => {
      const about = report.defect ?? report.unclear;
      return {
        case: report.case,
        title: reportTitle(run, notes, report.report),
        outcome: outcomeOf(report),
        defect: about === undefined ? null : inWords(about),
        quality: report.quality,
      };
    }),
    found: found.map(inWords),
    missed: missed.map(inWords),
    points,
    score,
  };
}

const outcomeOf = ({ defect, unclear }: ReportResult) =>
  defect !== undefined ? ('found' as const) : unclear !== undefined ? ('unclear' as const) : ('false-alarm' as const);
