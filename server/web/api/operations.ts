import type { Language } from '../../../fixtures/languages.ts';
import { z } from 'zod';
import { sitesOf } from '../../agencies/sites.ts';
import { VERDICTS } from '../../agencies/coach/coach.ts';
import { caseResults, isClosed } from '../../training/qa.ts';
import { placesOf } from '../../training/places.ts';
import { firstStep, progress } from '../../training/progress.ts';
import { back, jump, pass, seatsTaken, waiting, type Step } from '../../training/run.ts';
import { person, seconds, type Fact } from '../../world/world.ts';
import { personaCard } from '../persona-card.ts';
import { textsOf } from '../coach-column.ts';
import { faultIn, keepNote, noteIn } from '../qa-routes.ts';
import type { House, LearnersPractice } from '../house.ts';
import { siteIn } from '../panes.ts';
import { knownIn, orderIn } from '../step.ts';
import { Card, Clock, Commands, Happened, Judged, PageSeen, PracticeSeen, Reported, Result } from './answers.ts';
import { finish, result } from './cases.ts';
import { missing, type Answer, type Asked, type Caller, type Operation } from './operation.ts';

const Text = z.string().max(2_000).optional();
const Verdict = z.strictObject({ verdict: z.enum(VERDICTS), actual: Text, expected: Text });
const Report = z.strictObject({ title: Text, steps: Text, expected: Text, actual: Text });
const Time = z.union([
  z.strictObject({ until: z.literal('next') }),
  z.strictObject({
    seconds: z
      .int()
      .min(1)
      .max(24 * 60 * 60),
  }),
]);

export const operations: readonly Operation[] = [
  { method: 'get', path: '/practice', id: 'practice', says: PracticeSeen, answer: (caller) => ({ status: 200, body: practiceSeen(caller) }) },
  { method: 'get', path: '/card', id: 'card', says: Card, answer: ({ house, practice, seat, language }) => card(house, practice, seat, language) },
  { method: 'get', path: '/commands', id: 'commands', says: Commands, answer: commands },
  { method: 'post', path: '/commands/*', id: 'command', says: Happened, answer: command },
  { method: 'get', path: '/pages/*', id: 'page', says: PageSeen, answer: page },
  { method: 'post', path: '/time', id: 'time', body: Time, says: Happened, conflicts: ['nothing-is-due'], answer: time },
  { method: 'post', path: '/start-over', id: 'start-over', says: Clock, answer: startOver },
  {
    method: 'post',
    path: '/cases/*/verdict',
    id: 'verdict',
    body: Verdict,
    says: Judged,
    conflicts: ['cases-closed'],
    answer: (caller, asked) => written(caller, asked, ['actual'], 'coach/judge-case'),
  },
  {
    method: 'post',
    path: '/cases/*/reports',
    id: 'report',
    body: Report,
    says: Reported,
    conflicts: ['cases-closed'],
    answer: (caller, asked) => written(caller, asked, ['title', 'steps', 'expected', 'actual'], 'coach/report-bug'),
  },
  { method: 'post', path: '/cases/finish', id: 'finish', says: Result, conflicts: ['cases-not-judged'], answer: finish },
  { method: 'get', path: '/result', id: 'result', says: Result, conflicts: ['cases-open'], answer: result },
];

const moment = (at: number): string => new Date(at).toISOString();

/** Facts as a tester sees them: numbers, kinds, times, and what they say. What the practice is made of (its defects) is not told. */
const told = (facts: readonly Fact[]) =>
  facts.map(({ n, kind, at, by, data }) => ({ n, kind, at: moment(at), by: by.name, ...(kind !== 'practice/began' && { data }) }));

function practiceSeen({ practice, seat, language }: Caller) {
  const run = practice.look();
  const { texts, fill } = textsOf(run, language);
  const due = waiting(run);
  return {
    scenario: run.scenario.id,
    title: fill(texts.title),
    story: fill(texts.story),
    mode: run.setup.mode,
    clock: moment(run.world.now),
    seat,
    seats: seatsTaken(run),
    tasks: progress(run).tasks.map(({ id, state }) => ({ id, title: fill(texts.tasks[id]?.title ?? id), state })),
    cases: caseResults(run).map(({ id, verdict }) => ({ id, ...filledCase(texts.cases[id], fill), verdict: verdict ?? null })),
    due: due ? { command: due.for, at: moment(due.at) } : null,
  };
}

const filledCase = (words: Readonly<Record<string, string>> | undefined, fill: (text: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(words ?? {}).map(([name, text]) => [name, fill(text)]));

function card({ words }: House, practice: LearnersPractice, seat: string, language: Language): Answer {
  const found = personaCard(words[language].say, practice.look(), seat);
  return found ? { status: 200, body: { ...found, rows: found.rows.map(({ id, label, value }) => ({ id, label, value })) } } : missing;
}

/** What one can do, and on which pages its form stands now. */
function commands({ practice, seat }: Caller): Answer {
  const run = practice.look();
  const sites = sitesOf(run.setup.defects);
  const all = Object.values(run.country.commands).filter(({ from, id }) => from.includes('person') && !id.startsWith('coach/'));
  return {
    status: 200,
    body: all.map(({ id, input }) => ({
      id,
      fields: Object.keys(input.shape),
      pages: placesOf(sites, run.world, seat, { command: id, input: {} }).map(({ page: where }) => where),
    })),
  };
}

async function command({ practice, seat }: Caller, { rest, body, once }: Asked): Promise<Answer> {
  if (rest.startsWith('coach/')) return missing;
  const input = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]));
  const { facts, refused } = await practice.inTurn(() => orderIn({ practice, seat, known: knownIn(practice) }, { command: rest, once, input }));
  if (refused) return { status: 422, error: { code: refused.code, field: refused.field } };
  return { status: 201, body: { facts: told(facts), clock: moment(practice.look().world.now) } };
}

/** What a page shows, as the view gets it, and the forms that stand on it. */
function page({ practice, seat }: Caller, { rest }: Asked): Answer {
  const run = practice.look();
  const site = siteIn(sitesOf(run.setup.defects), rest);
  const found = site?.find(rest.split('/').slice(1).join('/'));
  const model = found && site?.show(run.world, found, seat);
  if (!site || !found || !model) return missing;
  return {
    status: 200,
    body: { site: site.id, pane: site.pane, host: site.host ?? null, page: rest, model, forms: site.forms[found.pattern] ?? [] },
  };
}

/** Lets simulated time pass: so many seconds, or until the next thing that is due. */
async function time({ practice }: Caller, { body, once }: Asked): Promise<Answer> {
  const step = await practice.inTurn(async (): Promise<Pick<Step, 'facts'> | undefined> => {
    const before = practice.earlier(once);
    if (before) return before;
    const wanted = body['seconds'];
    const next = typeof wanted === 'number' ? pass(practice.run, practice.now() + seconds(wanted)) : jump(practice.run);
    if (next) await practice.append(next, once);
    return next;
  });
  if (!step) return { status: 409, error: { code: 'nothing-is-due' } };
  return { status: 201, body: { facts: told(step.facts), clock: moment(practice.look().world.now) } };
}

/** Back to before the first step, for the next test: verdicts and reports stay. */
async function startOver({ practice, seat }: Caller, { once }: Asked): Promise<Answer> {
  if (practice.run.setup.mode === 'exam') return { status: 409, error: { code: 'in-exam' } };
  await practice.inTurn(async () => {
    const first = firstStep(practice.run);
    if (first && !practice.earlier(once)) await practice.append(back(practice.run, first.n, person(seat)), once);
  });
  return { status: 201, body: { clock: moment(practice.look().world.now) } };
}

async function written(
  { house, practice, seat }: Caller,
  { rest, body, once }: Asked,
  needed: Parameters<typeof faultIn>[1],
  id: string,
): Promise<Answer> {
  const about = rest.split('/')[0] ?? '';
  if (!practice.run.scenario.cases.some((one) => one.id === about)) return missing;
  if (isClosed(practice.run)) return { status: 409, error: { code: 'cases-closed' } };
  const note = noteIn(body);
  const fault = faultIn(note, needed, knownIn(practice));
  if (fault) return { status: 422, error: { code: fault.reason, field: fault.field } };
  const said = id === 'coach/judge-case' ? { verdict: body['verdict'] } : {};
  await practice.inTurn(() =>
    keepNote(house, { practice, seat }, { command: id, once, note, input: (kept) => ({ case: about, note: kept, ...said }) }),
  );
  return { status: 201, body: { case: about, ...said } };
}
