import { isIPv4 } from 'node:net';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { BoardRow } from '../classroom/board.ts';
import type { Class } from '../classroom/class.ts';
import { unlessDamaged } from '../classroom/unless-damaged.ts';
import { score, type Score } from '../training/debrief.ts';
import { modesOf, type Exam } from '../training/exam.ts';
import { progress } from '../training/progress.ts';
import { textsFor, type Scenario } from '../training/read.ts';
import { injected } from '../training/run.ts';
import type { Texts } from '../training/texts.ts';
import { practice as practiceAgency } from '../world/practice.ts';
import { sitDown, nextPlace, seatsHeld } from './current.ts';
import { WebError } from './errors.ts';
import { examIn, examTerms, isOver, minutesLeft, resultOf, type Terms } from './exam.ts';
import { csv, time } from './format.ts';
import { notesOf } from './exercise.ts';
import { textsOf } from './coach-column.ts';
import { qaResult } from '../training/qa.ts';
import type { House, LearnersPractice } from './house.ts';
import { lanAddresses } from './lan.ts';
import { onceOf } from './practice-routes.ts';
import { shellOf, showYard, type Shell } from './shell.ts';
import { urls } from './urls.ts';
import { showHome } from './yard-routes.ts';

const textIn = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');
const bodyOf = (request: Request) => (request.body ?? {}) as Readonly<Record<string, unknown>>;

/** Whoever sits at this machine is its trainer; from elsewhere the key that its terminal prints opens the door. */
const isTrainer = (request: Request): boolean => request.session.trainer === true || isLoopback(request.socket.remoteAddress ?? '');
const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\./.test(address) || (isIPv4(address) && address.startsWith('127.'));

export const trainersOnly: RequestHandler = (request, response, next) => {
  if (isTrainer(request)) next();
  else response.redirect(303, urls.trainerLogIn);
};

/** Classes: learners join by a code; a trainer opens them and looks at the board. */
export function classRoutes(house: House): Router {
  const router = Router();
  router.get(urls.joinClass, (request, response) => followLink(house, request, response, textIn(request.query['ma'])));
  router.post(urls.joinClass, (request, response) => join(house, request, response));
  router.get(urls.trainerLogIn, (request, response) => {
    showLogIn(house, request, response);
  });
  router.post(urls.trainerLogIn, (request, response) => logIn(house, request, response));
  router.get(urls.trainer, trainersOnly, (request, response) => showTrainer(house, request, response));
  router.post(urls.classes, trainersOnly, (request, response) => open(house, request, response));
  router.get(urls.board(':id'), trainersOnly, (request, response) => showBoard(house, request, response, textIn(request.params['id'])));
  router.get(urls.projector(':id'), trainersOnly, (request, response) => showProjector(house, request, response, textIn(request.params['id'])));
  router.get(urls.examResults(':id'), trainersOnly, (request, response) => sendResults(house, request, response, textIn(request.params['id'])));
  router.get(urls.verdicts(':id'), trainersOnly, (request, response) => sendVerdicts(house, request, response, textIn(request.params['id'])));
  router.post(urls.inject(':id'), trainersOnly, (request, response) => sendInject(house, request, response, textIn(request.params['id'])));
  router.post(urls.closeClass(':id'), trainersOnly, async (request, response) => {
    await house.classes.close(textIn(request.params['id']));
    response.redirect(303, urls.trainer);
  });
  return router;
}

/** By the class's QR; who is in its exam here already is led back to it. */
async function followLink(house: House, request: Request, response: Response, code: string): Promise<void> {
  const found = await house.classes.findByCode(code);
  const attempt = found && (await attemptOf(house, request, found));
  if (attempt && attempt.id === request.session.practice) response.redirect(303, wayBack(house, attempt));
  else await showJoin(house, request, response, code);
}

async function showJoin(
  house: House,
  request: Request,
  response: Response,
  code: string,
  { error, value = '' }: { readonly error?: string; readonly value?: string } = {},
): Promise<void> {
  const { t } = shellOf(house, request);
  const found = await house.classes.findByCode(code);
  if (!found) {
    response.status(404);
    await showHome(house, request, response, { joinClass: { error: t('yard.errors.class-code-unknown.text'), value: code } });
    return;
  }
  showYard(house, request, response, {
    view: 'yard/join',
    title: t('yard.home.class'),
    status: error === undefined ? 200 : 422,
    locals: {
      join: { title: found.name, action: urls.joinClass, once: house.ids.fresh(), code, error, value, terms: termsOf(house, request, found) },
    },
  });
}

/** In an exam the learner's time begins with joining: what holds there is said first. */
function termsOf(house: House, request: Request, { lesson }: Class): Terms | undefined {
  const scenario = lesson.mode === 'exam' ? house.shelf.find(lesson.scenario) : undefined;
  return scenario && examTerms(shellOf(house, request), scenario, { inClass: true });
}

async function join(house: House, request: Request, response: Response): Promise<void> {
  const { t } = shellOf(house, request);
  const { code: typedCode, name } = bodyOf(request);
  const code = textIn(typedCode);
  const found = await house.classes.findByCode(code);
  if (!found) {
    response.status(404);
    await showHome(house, request, response, { joinClass: { error: t('yard.errors.class-code-unknown.text'), value: code } });
    return;
  }
  const attempt = await attemptOf(house, request, found);
  if (attempt) {
    if (attempt.id !== request.session.practice) await sitDown(house, request, attempt, { inClass: true });
    response.redirect(303, wayBack(house, attempt));
    return;
  }
  if (name === undefined) {
    response.redirect(303, `${urls.joinClass}?ma=${encodeURIComponent(code)}`);
    return;
  }
  const joined = await house.classes.join({ code, nickname: textIn(name), once: onceOf(house, request) });
  if ('refused' in joined) {
    const isReal = joined.refused.startsWith('real-');
    await showJoin(house, request, response, code, {
      error: t(isReal ? `yard.guard.${joined.refused}.world` : `yard.web.join-refusals.${joined.refused}`),
      value: isReal ? '' : textIn(name),
    });
    return;
  }
  await sitDown(house, request, joined.practice, { inClass: true });
  response.redirect(303, nextPlace(joined.practice, seatsHeld(joined.practice)[0] ?? ''));
}

/** One attempt: the exam of this class that was begun on this device. Another device, or the next person at this one, cannot be told apart. */
async function attemptOf(house: House, { session }: Request, { lesson, members }: Class): Promise<LearnersPractice | undefined> {
  if (lesson.mode !== 'exam') return undefined;
  const begun = members.find(({ practice }) => practice === session.practice || session.sat?.includes(practice));
  return begun && house.practices.find(begun.practice);
}

const wayBack = (house: House, attempt: LearnersPractice): string => (isOver(house, attempt) ? urls.resultOnce : urls.examRuns);

function showLogIn(house: House, request: Request, response: Response, error?: string): void {
  const { t } = shellOf(house, request);
  showYard(house, request, response, {
    view: 'trainer/log-in',
    title: t('yard.trainer.log-in'),
    status: error === undefined ? 200 : 422,
    locals: { logIn: { action: urls.trainerLogIn, once: house.ids.fresh(), error } },
  });
}

function logIn(house: House, request: Request, response: Response): void {
  const typed = textIn(bodyOf(request)['key']).replace(/[\s-]/g, '').toUpperCase();
  if (typed !== house.trainerKey.replaceAll('-', '')) {
    showLogIn(house, request, response, shellOf(house, request).t('yard.trainer.key-wrong'));
    return;
  }
  request.session.trainer = true;
  response.redirect(303, urls.trainer);
}

async function showTrainer(
  house: House,
  request: Request,
  response: Response,
  wrong?: { readonly values: object; readonly error: string },
): Promise<void> {
  const shell = shellOf(house, request);
  const { t, lang } = shell;
  const titleOf = (scenario: Scenario | undefined): string => (scenario ? textsFor(scenario, lang).title : '');
  const classes = await house.classes.list();
  showYard(house, request, response, {
    view: 'trainer/home',
    title: t('yard.trainer.title'),
    status: wrong ? 422 : 200,
    locals: {
      classes: classes
        .filter(({ isClosed }) => !isClosed)
        .map(({ id, name, code, lesson, members }) => ({
          id,
          name,
          code,
          title: titleOf(house.shelf.find(lesson.scenario)),
          href: urls.board(id),
          learners: members.length,
        })),
      damaged: await house.classes.damaged(),
      checkResultHref: urls.checkResult,
      isHost: isLoopback(request.socket.remoteAddress ?? ''),
      open: {
        action: urls.classes,
        once: house.ids.fresh(),
        scenarios: house.shelf.scenarios.map((scenario) => ({ id: scenario.id, title: titleOf(scenario) })),
        writeHref: urls.write,
        lessons: house.shelf.scenarios.map((scenario) => ({ title: titleOf(scenario), href: urls.lesson(scenario.id) })),
        defects: house.shelf.scenarios
          .filter(({ defects }) => defects.length > 0)
          .map((scenario) => ({
            title: titleOf(scenario),
            defects: scenario.defects.map((id) => ({ value: `${scenario.id}/${id}`, label: textsFor(scenario, lang).defects[id] ?? id })),
          })),
        modes: (['guide', 'practise', 'exam'] as const).map((value) => ({ value, label: t(`yard.trainer.modes.${value}`) })),
        values: wrong?.values,
        errors: wrong && { name: wrong.error },
      },
    },
  });
}

async function open(house: House, request: Request, response: Response): Promise<void> {
  const { name, scenario, mode, same, defect } = bodyOf(request);
  const found = house.shelf.find(textIn(scenario));
  // An exercise that is not practised in the chosen way is practised in its own.
  const chosen = found && (modesOf(found).find((one) => one === mode) ?? found.modes[0]);
  if (!found || !chosen) throw new WebError('request-malformed');
  const opened = await house.classes.open({
    name: textIn(name),
    scenario: found.id,
    mode: chosen,
    ...(same === 'on' && { sameWorld: true }),
    ...(found.defects.length > 0 && { defects: switchedOn(found, defect) }),
  });
  if ('refused' in opened) {
    const { t } = shellOf(house, request);
    const isReal = opened.refused.startsWith('real-');
    await showTrainer(house, request, response, {
      values: { name: isReal ? '' : textIn(name), scenario: found.id, mode: chosen },
      error: t(isReal ? `yard.guard.${opened.refused}.world` : `yard.web.join-refusals.${opened.refused}`),
    });
    return;
  }
  response.redirect(303, urls.board(opened.id));
}

/** Which of an exercise's seeded defects were ticked: "check-fee/bank-takes-expired-code". */
function switchedOn({ id, defects }: Scenario, ticked: unknown): string[] {
  const all = Array.isArray(ticked) ? ticked : [ticked];
  return defects.filter((defect) => all.includes(`${id}/${defect}`));
}

async function getClass(house: House, id: string): Promise<Class> {
  const found = await house.classes.find(id);
  if (!found) throw new WebError('not-found');
  return found;
}

async function showBoard(house: House, request: Request, response: Response, id: string): Promise<void> {
  const found = await getClass(house, id);
  const shell = shellOf(house, request);
  const { t, lang } = shell;
  const scenario = house.shelf.find(found.lesson.scenario);
  const rows = await house.classes.board(id);
  const isExam = found.lesson.mode === 'exam';
  const sat = new Map(isExam ? await Promise.all(rows.map(async (row) => [row.number, await satBy(house, row.practice)] as const)) : []);
  const stateIn = (row: BoardRow): State => (sat.get(row.number)?.exam.over ? 'done' : stateOf(row));
  const texts = scenario && textsFor(scenario, lang);
  const injects = (scenario?.injects ?? []).map(({ id: inject }) => ({ id: inject, title: texts?.injects[inject] ?? inject }));
  const count = (state: State): number => rows.filter((row) => stateIn(row) === state).length;
  showYard(house, request, response, {
    view: 'trainer/board',
    title: found.name,
    around: { section: found.name, wide: true, bar: [{ href: urls.trainer, icon: 'arrow-left', label: t('yard.trainer.all-classes') }] },
    locals: {
      board: {
        name: found.name,
        title: texts?.title ?? found.lesson.scenario,
        mode: t(`yard.trainer.modes.${found.lesson.mode}`),
        code: found.code,
        since: time(found.openedAt),
        counts: { help: count('help'), working: count('working'), done: count('done'), absent: count('absent') },
        stuckAt: stuckAt(
          rows.filter((row) => stateIn(row) === 'help'),
          texts,
        ),
        tasks: (scenario?.tasks ?? []).map((task) => texts?.tasks[task.id]?.title ?? task.id),
        rows: rows.map((row) => ({
          ...rowOf(house, shell, row, { state: stateIn(row), sat: sat.get(row.number) }),
          joined: isExam ? joinedWords(shell, found, row) : undefined,
          sends: sat.get(row.number)?.exam.over ? [] : sendsTo(row, injects),
        })),
        injects,
        inject: { action: urls.inject(id), once: house.ids.fresh() },
        sent: sentWords(shell, request.query['sent']),
        reloadHref: urls.board(id),
        projectorHref: urls.projector(id),
        resultsHref: isExam ? urls.examResults(id) : undefined,
        verdictsHref: (scenario?.cases.length ?? 0) > 0 ? urls.verdicts(id) : undefined,
        acts: [{ action: urls.closeClass(id), label: t('yard.web.close-class'), once: house.ids.fresh(), icon: 'log-out' }],
        clock: time(house.now()),
      },
    },
  });
}

type State = 'help' | 'working' | 'done' | 'absent';

/** An exam of a member, and what came of it once it is over. */
interface Sat {
  readonly exam: Exam;
  readonly score: Score;
  readonly minutes: number;
  readonly code: string | undefined;
}

async function satBy(house: House, id: string): Promise<Sat | undefined> {
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

const verdictOf = ({ t }: Pick<Shell, 't'>, { exam, score: { passed } }: Sat): string =>
  t(exam.over === undefined ? 'yard.exam.running' : passed ? 'yard.exam.passed' : 'yard.exam.not-passed');

const stateOf = (row: BoardRow): State => (row.lost ? 'absent' : row.isDone ? 'done' : row.help ? 'help' : 'working');

function rowOf(
  house: House,
  { t, lang }: Pick<Shell, 't' | 'lang'>,
  row: BoardRow,
  { state, sat }: { readonly state: State; readonly sat: Sat | undefined },
) {
  const last = row.lost ? t(`yard.trainer.lost.${row.lost}`) : lastWords(house, lang, row);
  return {
    number: row.number,
    name: row.nickname,
    state,
    cells: row.tasks.map((task) =>
      task.state === 'now'
        ? {
            state: state === 'help' ? ('help' as const) : ('now' as const),
            text: t('yard.web.ago.short', { count: row.last?.minutesAgo ?? row.minutes }),
          }
        : { state: task.state },
    ),
    verdict: sat && {
      text: sat.exam.over === undefined ? t('yard.exam.left', { minutes: minutesLeft(sat.exam) }) : verdictOf({ t }, sat),
      kind: sat.exam.over === undefined ? '' : sat.score.passed ? 'right' : 'waiting',
    },
    last: sat?.exam.over ? t('yard.exam.board.over', { end: t(`yard.exam.over.${sat.exam.over}`), code: sat.code ?? '' }) : last,
    mistakes: row.mistakes.length,
    minutes: sat?.minutes ?? row.minutes,
  };
}

/** Who joins late, under another name, may have sat it already: the time is all that can be told. */
function joinedWords({ t }: Pick<Shell, 't'>, { members }: Class, { number }: BoardRow): string | undefined {
  const member = members.find((one) => one.number === number);
  return member && t('yard.exam.board.joined', { time: time(member.joinedAt) });
}

/** What a trainer can send into the world of this row, and what is there already. */
const sendsTo = ({ lost, injected }: BoardRow, injects: readonly { readonly id: string; readonly title: string }[]) =>
  lost ? [] : injects.map((inject) => ({ ...inject, isSent: injected.includes(inject.id) }));

const sentWords = ({ t }: Pick<Shell, 't'>, sent: unknown): string | undefined =>
  typeof sent === 'string' && /^\d{1,3}$/.test(sent)
    ? t(sent === '0' ? 'yard.trainer.sent-none' : 'yard.trainer.sent', { count: Number(sent) })
    : undefined;

/** By a trainer's button: something happens in the world of one learner, or of everybody in the class; in each world once. */
async function sendInject(house: House, request: Request, response: Response, id: string): Promise<void> {
  const { members, lesson } = await getClass(house, id);
  const { inject, member } = bodyOf(request);
  const once = onceOf(house, request);
  const known = house.shelf.find(lesson.scenario)?.injects.find((one) => one.id === inject);
  if (!known) throw new WebError('request-malformed');
  const wanted = members.filter(({ number }) => member === undefined || String(number) === member);
  const reached = await Promise.all(wanted.map(({ practice }) => injectInto(house, practice, { inject: known.id, once })));
  response.redirect(303, `${urls.board(id)}?sent=${String(reached.filter(Boolean).length)}`);
}

/** Whether it is there now by this form. */
async function injectInto(house: House, id: string, { inject, once }: { readonly inject: string; readonly once: string }): Promise<boolean> {
  const practice = await unlessDamaged(() => house.practices.find(id));
  if (!practice || practice === 'damaged') return false;
  return practice.inTurn(async () => {
    if (practice.earlier(once)) return true;
    if (isOver(house, practice)) return false;
    const { world, scenario } = practice.look();
    if (practiceAgency.in(world).injected.includes(inject) || !scenario.injects.some((one) => one.id === inject)) return false;
    await practice.append(injected(practice.run, inject, practice.now()), once);
    return true;
  });
}

/** What somebody did last, in words; of a refused order, which one. */
function lastWords({ words }: House, lang: Shell['lang'], { last }: BoardRow): string {
  const { say, has } = words[lang];
  if (!last) return say('yard.web.nothing-yet');
  if (last.refused) {
    const [agency = '', verb = ''] = last.refused.command.split('/');
    const button = `${agency}.commands.${verb}.button`;
    const bank = `bank.commands.${verb}.button`;
    return say('yard.web.refused', { what: has(button) ? say(button) : has(bank) ? say(bank) : verb });
  }
  const [agency = '', what = ''] = last.kind.split('/');
  const key = [`${agency}.facts.${what}`, `bank.facts.${what}`, `practice.facts.${what}`].find((one) => has(one));
  return key === undefined ? say('yard.web.something') : say(key);
}

/** The task at which most are, if at least two are. */
function stuckAt(rows: readonly BoardRow[], texts: Texts | undefined): string | undefined {
  const at = new Map<string, number>();
  for (const row of rows.filter(({ help }) => help)) {
    const now = row.tasks.find(({ state }) => state === 'now');
    if (now) at.set(now.id, (at.get(now.id) ?? 0) + 1);
  }
  const [most] = [...at].sort(([, a], [, b]) => b - a);
  return most && most[1] > 1 ? texts?.tasks[most[0]]?.title : undefined;
}

/** Nobody presses anything on a screen for a whole room: every so many seconds it shows who has come. */
const PROJECTOR_LOOKS = '10';

async function showProjector(house: House, request: Request, response: Response, id: string): Promise<void> {
  const found = await getClass(house, id);
  const { t, lang } = shellOf(house, request);
  const scenario = house.shelf.find(found.lesson.scenario);
  const port = (request.headers.host ?? '').split(':')[1];
  const [lan] = house.config.lan ? lanAddresses() : [];
  const address = lan === undefined ? (request.headers.host ?? '') : `${lan}${port === undefined ? '' : `:${port}`}`;
  response.set('Refresh', PROJECTOR_LOOKS);
  showYard(house, request, response, {
    view: 'trainer/join',
    title: t('yard.trainer.projector'),
    layout: 'projector',
    locals: {
      join: {
        name: found.name,
        title: scenario ? textsFor(scenario, lang).title : '',
        address,
        code: found.code,
        link: `http://${address}${urls.joinClass}?ma=${found.code}`,
        count: found.members.length,
        names: found.members.map(({ nickname }) => nickname),
        boardHref: urls.board(id),
        isOnlyHere: lan === undefined && /^(localhost|127\.)/.test(address),
      },
    },
  });
}

/** What came of each member's exam, as a table for a spreadsheet. */
async function sendResults(house: House, request: Request, response: Response, id: string): Promise<void> {
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
async function sendVerdicts(house: House, request: Request, response: Response, id: string): Promise<void> {
  const { name, members } = await getClass(house, id);
  const { t, lang } = shellOf(house, request);
  const rows = await Promise.all(
    members.map(async ({ nickname, practice: practiceId }) => {
      const practice = await unlessDamaged(() => house.practices.find(practiceId));
      if (!practice || practice === 'damaged') return [];
      const run = practice.look();
      const { texts, fill } = textsOf(run, lang);
      const notes = await notesOf(house, practice.id);
      const { cases, reports, score } = qaResult(run, notes);
      return cases.map(({ id: one, verdict, expected }) => [
        nickname,
        fill(texts.cases[one]?.title ?? one),
        t(`yard.qa.states.${verdict ?? 'open'}`),
        t(`yard.qa.states.${expected}`),
        t(verdict === undefined ? 'yard.verdicts.open' : verdict === expected ? 'yard.verdicts.right' : 'yard.verdicts.wrong'),
        String(reports.filter((report) => report.case === one).length),
        String(score),
      ]);
    }),
  );
  const heads = ['learner', 'case', 'said', 'right-one', 'judged', 'reports', 'score'].map((head) => t(`yard.verdicts.heads.${head}`));
  response
    .type('text/csv')
    .attachment(`${name}.csv`)
    .send(csv([heads, ...rows.flat()]));
}
