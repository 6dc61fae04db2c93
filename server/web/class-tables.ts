import type { Request, Response } from 'express';
import { unlessDamaged } from '../classroom/unless-damaged.ts';
import { saidIn } from '../training/progress.ts';
import { qaResult, type Notes } from '../training/qa.ts';
import type { Run } from '../training/run.ts';
import { textsOf } from './coach-column.ts';
import { getClass } from './current.ts';
import { expectedIn, notesOf } from './exercise.ts';
import { csv, time } from './format.ts';
import type { House } from './house.ts';
import { satBy, verdictOf } from './sat-exam.ts';
import { shellOf, type Shell } from './shell.ts';

/** What came of each member's exam, as a table for a spreadsheet. */
export async function sendResults(house: House, request: Request, response: Response, id: string): Promise<void> {
  const { name, members } = await getClass(house, id);
  const { t } = shellOf(house, request);
  const rows = await Promise.all(
    members.map(async ({ nickname, practice, joinedAt }) => {
      const sat = await satBy(house, practice);
      if (!sat) return [];
      const { tasks, points, harmful, slips } = sat.score;
      const isWhole = tasks.done === tasks.of;
      return [
        [
          ...[nickname, verdictOf({ t }, sat), isWhole ? String(points) : '', `${String(tasks.done)} / ${String(tasks.of)}`],
          ...[String(harmful + slips), String(sat.minutes), sat.code ?? '', time(joinedAt)],
        ],
      ];
    }),
  );
  const heads = ['learner', 'verdict', 'points', 'tasks', 'mistakes', 'minutes', 'code', 'joined'].map((head) => t(`yard.exam.heads.${head}`));
  response
    .type('text/csv')
    .attachment(`${name}.csv`)
    .send(csv([heads, ...rows.flat()]));
}

/** What each member said of each test case, and what was right, as a table for a spreadsheet. */
export async function sendVerdicts(house: House, request: Request, response: Response, id: string): Promise<void> {
  const { name, members } = await getClass(house, id);
  const shell = shellOf(house, request);
  const rows = await Promise.all(
    members.map(async ({ nickname, practice: practiceId }) => {
      const practice = await unlessDamaged(() => house.practices.find(practiceId));
      if (!practice || practice === 'damaged') return [];
      const said = verdictRows(shell, practice.look(), await notesOf(house, practice.id));
      return said.map((row) => [nickname, ...row]);
    }),
  );
  const heads = ['learner', 'case', 'said', 'right-one', 'judged', 'expected', 'actual', 'reports', 'hits', 'score'];
  response
    .type('text/csv')
    .attachment(`${name}.csv`)
    .send(csv([heads.map((head) => shell.t(`yard.verdicts.heads.${head}`)), ...rows.flat()]));
}

/** One row a case. A report that hits is about a seeded defect. */
function verdictRows({ t, lang }: Pick<Shell, 't' | 'lang'>, run: Run, notes: Notes): readonly (readonly string[])[] {
  const { texts, fill } = textsOf(run, lang);
  const { verdicts } = saidIn(run.facts);
  const { cases, reports, score } = qaResult(run, notes);
  return cases.map(({ id, verdict, expected }) => {
    const note = notes[verdicts[id]?.note ?? ''];
    const about = reports.filter((report) => report.case === id);
    return [
      fill(texts.cases[id]?.title ?? id),
      t(`yard.qa.states.${verdict ?? 'open'}`),
      t(`yard.qa.states.${expected}`),
      t(verdict === undefined ? 'yard.verdicts.open' : verdict === expected ? 'yard.verdicts.right' : 'yard.verdicts.wrong'),
      verdict === undefined ? '' : expectedIn(note, fill(texts.cases[id]?.then ?? '')),
      note?.actual ?? '',
      String(about.length),
      String(about.filter(({ defect }) => defect !== undefined).length),
      String(score),
    ];
  });
}
