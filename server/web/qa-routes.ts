import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { caseResults, isClosed, isFalseAlarm, qaResult, QUALITIES, worthOf, type Notes, type Quality, type QaResult } from '../training/qa.ts';
import { saidIn } from '../training/progress.ts';
import { textsFor } from '../training/read.ts';
import { untriedCases } from '../training/tried.ts';
import { give, type Run } from '../training/run.ts';
import { looksReal, type Known } from '../world/guard.ts';
import { person } from '../world/world.ts';
import { textsOf } from './coach-column.ts';
import { getCurrent, type Current } from './current.ts';
import { WebError } from './errors.ts';
import { following, nextText } from './debrief-page.ts';
import { notesKind, notesOf, type Note } from './exercise.ts';
import type { House } from './house.ts';
import { onceOf, sentFrom } from './practice-routes.ts';
import { shellOf, showYard } from './shell.ts';
import { knownIn } from './step.ts';
import { placeUrl, urls } from './urls.ts';

type Field = keyof Note;
const MOST = 2_000;

/** A tester's acts: a verdict on a case, a bug report, the end. What is written is durable before the fact that names it. */
export function qaRoutes(house: House): Router {
  const router = Router();
  router.post(urls.judgeCase, (request, response) => judge(house, request, response));
  router.post(urls.reportBug, (request, response) => report(house, request, response));
  router.post(urls.finishQa, (request, response) => finish(house, request, response));
  router.get(urls.qaResult, (request, response) => showResult(house, request, response));
  return router;
}

async function finish(house: House, request: Request, response: Response): Promise<void> {
  const current = await getCurrent(house, request);
  response.redirect(303, (await closeCases(current, onceOf(house, request))) ? urls.qaResult : urls.practice);
}

/** Closes the cases once each is judged: only then is it told what was seeded. Resolves to whether they are closed now. */
export async function closeCases({ practice, seat }: Current, once: string): Promise<boolean> {
  await practice.inTurn(async () => {
    const isReady = !isClosed(practice.run) && caseResults(practice.run).every(({ verdict }) => verdict !== undefined);
    if (isReady) await practice.append(give(practice.run, { command: 'coach/close-cases', by: person(seat), input: {} }, practice.now()), once);
  });
  return isClosed(practice.run);
}

async function judge(house: House, request: Request, response: Response): Promise<void> {
  const { verdict, case: id } = request.body as Readonly<Record<string, unknown>>;
  if ((verdict !== 'pass' && verdict !== 'fail') || typeof id !== 'string') throw new WebError('request-malformed');
  await written(house, request, response, {
    command: 'coach/judge-case',
    about: id,
    needed: ['actual'],
    input: (note) => ({ case: id, verdict, note }),
    // A case that fails is a fault to be reported: the form opens, about this very case.
    then: verdict === 'fail' ? `case=${encodeURIComponent(id)}&judged=${encodeURIComponent(id)}&report=1#report` : `judged=${encodeURIComponent(id)}`,
  });
}

async function report(house: House, request: Request, response: Response): Promise<void> {
  const { case: id } = request.body as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string') throw new WebError('request-malformed');
  await written(house, request, response, {
    command: 'coach/report-bug',
    about: id,
    needed: ['title', 'steps', 'expected', 'actual'],
    input: (note) => ({ case: id, note }),
    then: `case=${encodeURIComponent(id)}&sent=1#report`,
  });
}

/** What a tester does: the command, the case, the fields that it needs, its input once the note is kept, and what the page after it is asked. */
interface Written {
  readonly command: string;
  readonly about: string;
  readonly needed: readonly Field[];
  readonly input: (note: string) => object;
  readonly then: string;
}

/** Guard, note, fact; a missing or real-looking field leads back with the words kept. */
async function written(house: House, request: Request, response: Response, { command, about, needed, input, then }: Written): Promise<void> {
  const current = await getCurrent(house, request);
  const { practice, seat } = current;
  const here = placeUrl({ ...sentFrom(request), tab: 'task' });
  const to = (query: string): string => `${here}${here.includes('?') ? '&' : '?'}${query}`;
  const once = onceOf(house, request);
  if (isClosed(practice.run)) {
    response.redirect(303, urls.qaResult);
    return;
  }
  const note = noteIn(request.body as Readonly<Record<string, unknown>>);
  const fault = faultIn(note, needed, knownIn(practice));
  if (fault) {
    const kept = Object.fromEntries(Object.entries(note).filter(([field]) => field !== fault.field || fault.reason === 'missing'));
    practice.keepWords(seat, here, { command, input: kept, refused: fault.reason, field: fault.field, secret: [] });
    response.redirect(303, to(`case=${encodeURIComponent(about)}${command === 'coach/report-bug' ? '&report=1#report' : '&edit=1'}`));
    return;
  }
  await practice.inTurn(() => keepNote(house, current, { command, once, note, input }));
  response.redirect(303, to(then));
}

export async function keepNote(
  { documents }: Pick<House, 'documents'>,
  { practice, seat }: Current,
  { command, once, note, input }: { readonly command: string; readonly once: string; readonly note: Note; readonly input: (note: string) => object },
): Promise<void> {
  if (practice.earlier(once)) return;
  const id = `n${randomBytes(6).toString('hex')}`;
  await documents.update(notesKind, practice.id, (notes) => ({ ...notes, [id]: note }));
  await practice.append(give(practice.run, { command, by: person(seat), input: input(id) }, practice.now()), once);
}

export function noteIn(body: Readonly<Record<string, unknown>>): Note {
  const text = (field: Field): string => {
    const typed = body[field];
    return typeof typed === 'string' ? typed.normalize('NFC').trim().slice(0, MOST) : '';
  };
  return { title: text('title'), steps: text('steps'), expected: text('expected'), actual: text('actual') };
}

/** What keeps a note from being kept. `known`: what a case says may be written down as it says it, numbers of this world and all. */
export function faultIn(note: Note, needed: readonly Field[], known: Known): { readonly field: string; readonly reason: string } | undefined {
  for (const [field, text] of Object.entries(note)) {
    const reason = looksReal('long-text', text, known);
    if (reason !== undefined) return { field, reason };
  }
  const field = needed.find((name) => note[name] === '');
  return field === undefined ? undefined : { field, reason: 'missing' };
}

async function showResult(house: House, request: Request, response: Response): Promise<void> {
  const { practice } = await getCurrent(house, request);
  const shell = shellOf(house, request);
  const { t } = shell;
  const run = practice.look();
  if (!isClosed(run)) {
    response.redirect(303, urls.practice);
    return;
  }
  const { texts, fill } = textsOf(run, shell.lang);
  const notes = await notesOf(house, practice.id);
  const told = qaResult(run, notes);
  const titleOf = (id: string): string => fill(texts.cases[id]?.title ?? id);
  const said = (id: string, text = '') => ({ title: fill(texts.defects[id] ?? id), text });
  const isUnclear = (id: string): boolean => told.reports.some(({ unclear }) => unclear === id);
  const wrong = told.cases.filter(({ verdict, expected }) => verdict !== expected);
  const next = following(house.shelf, run.scenario.id);
  showYard(house, request, response, {
    view: 'yard/qa-result',
    title: t('yard.qa-result.title'),
    around: { section: fill(texts.title) },
    locals: {
      result: {
        title: fill(texts.title),
        found: told.found.map((id) => said(id)),
        missed: told.missed.map((id) => said(id, isUnclear(id) ? t('yard.qa-result.unclear') : '')),
        falseAlarms: told.reports
          .filter(isFalseAlarm)
          .map(({ report: id, case: about }) => ({ title: reportTitle(run, notes, id), text: titleOf(about) })),
        score: told.score,
        points: told.points,
        right: told.cases.length - wrong.length,
        of: told.cases.length,
        wrong: wrong.map(({ id, verdict, expected }) => ({
          title: titleOf(id),
          text: t('yard.qa-result.should-be', { said: t(`yard.qa.states.${verdict ?? 'open'}`), right: t(`yard.qa.states.${expected}`) }),
        })),
        untried: untriedCases(run).map(titleOf),
        quality: qualityOf(told),
        nextText: nextText(house, run.scenario, texts, fill),
        next: next && {
          action: urls.start,
          label: t('yard.debrief.next-lesson', { title: textsFor(next, shell.lang).title }),
          once: house.ids.fresh(),
          hidden: { scenario: next.id },
        },
        again: { action: urls.start, label: t('yard.debrief.again'), once: house.ids.fresh(), hidden: { scenario: run.scenario.id } },
        on: urls.practice,
        home: urls.home,
      },
    },
  });
}

/** What the best report has, and what it lacks; undefined where no report is about a fault. */
function qualityOf({ reports }: QaResult): readonly { readonly part: keyof Quality; readonly isThere: boolean }[] | undefined {
  const [best] = reports.filter(({ defect }) => defect !== undefined).sort((a, b) => worthOf(b) - worthOf(a));
  return best && QUALITIES.map((part) => ({ part, isThere: best.quality[part] }));
}

export const reportTitle = ({ facts }: Run, notes: Notes, report: string): string =>
  notes[saidIn(facts).reports.find((other) => other.report === report)?.note ?? '']?.title ?? report;
