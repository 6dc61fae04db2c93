import { randomBytes } from 'node:crypto';
import { Router, type Request } from 'express';
import { isLanguage } from '../../fixtures/languages.ts';
import { isSerial, certificateId, land } from '../agencies/land/land.ts';
import { unlessDamaged } from '../classroom/unless-damaged.ts';
import { begin, variantAfter, type Wishes } from '../training/begin.ts';
import { modesOf } from '../training/exam.ts';
import { progress } from '../training/progress.ts';
import type { Setup } from '../training/run.ts';
import { textsFor, type Scenario } from '../training/read.ts';
import type { Mode } from '../training/scenario.ts';
import { bodyOf, textIn } from './asked.ts';
import { textsOf } from './coach-column.ts';
import { personaCard } from './persona-card.ts';
import { wordsIn } from './practice-words.ts';
import { findCurrent, firstPlace, getCurrent, isRunningHere, nextPlace, seatsHeld, sitDown } from './current.ts';
import { WebError } from './errors.ts';
import { examIn, isRunning, minutesLeft, resultOf } from './exam.ts';
import type { House, LearnersPractice } from './house.ts';
import { assumptions } from './compared.ts';
import { debriefPage, following, finishedWith, isFirst } from './debrief-page.ts';
import { forgetReader, remember, scaleIn } from './reader.ts';
import { endSession } from './sessions.ts';
import { shellOf, showYard, type Shell } from './shell.ts';
import { isShown } from './slips.ts';
import { urls } from './urls.ts';

const MODES: readonly Mode[] = ['show', 'guide', 'practise', 'exam'];

/** Icons and colours of lessons by what they are about; one that is not here has the general ones. */
const LOOKS: Readonly<Record<string, { readonly icon: string; readonly color: string }>> = {
  wallet: { icon: 'scroll-text', color: 'vneid' },
  'spot-scam': { icon: 'shield-alert', color: 'vneid' },
  'log-in': { icon: 'id-card', color: 'vneid' },
  'log-in-qr': { icon: 'smartphone', color: 'vneid' },
  'late-receipt': { icon: 'hourglass', color: 'tre-xanh' },
  'pay-by-transfer': { icon: 'arrow-right-left', color: 'tre-xanh' },
  'carry-papers': { icon: 'map', color: 'notary' },
  'pay-fee': { icon: 'wallet', color: 'tre-xanh' },
  'red-book': { icon: 'scroll-text', color: 'land' },
};

/** What a new practice is of; `again`: the same people and the same goal once more. */
interface Start {
  readonly scenario: string;
  readonly mode: Mode;
  readonly again?: Pick<Setup, 'seed' | 'variant'>;
}

/** Begins a practice and puts it on this device; resolves to where it goes on. */
export async function startAgain(house: House, request: Request, { scenario: id, mode, again }: Start): Promise<string> {
  const scenario = house.shelf.find(id);
  if (!scenario) throw new WebError('not-found');
  const current = (await findCurrent(house, request))?.practice;
  const finished = finishedWith(request.session.finished ?? {}, current);
  const last = current?.run.scenario.id === id ? current : await foundOrGone(house, finished[id]);
  const wishes: Wishes = {
    mode: modesOf(scenario).find((one) => one === mode) ?? scenario.modes[0] ?? 'guide',
    variant: again ? again.variant : variantAfter(scenario, last?.run),
  };
  const practice = await house.practices.begin(begin(scenario, again?.seed ?? randomBytes(6).toString('hex'), wishes));
  await sitDown(house, request, practice, { finished });
  return isShown(practice.run) ? urls.practice : firstPlace;
}

async function foundOrGone({ practices }: House, id: string | undefined): Promise<LearnersPractice | undefined> {
  const found = id === undefined ? undefined : await unlessDamaged(() => practices.find(id));
  return found === 'damaged' ? undefined : found;
}

/** The run of the same lesson that was finished here before this one. */
const earlierOf = (house: House, { session }: Request, { run }: LearnersPractice): Promise<LearnersPractice | undefined> =>
  foundOrGone(house, session.finished?.[run.scenario.id]);

/** Home, starting, coming back, the card, the result, languages and sizes: the yard around the simulated world. */
export function yardRoutes(house: House): Router {
  const router = Router();

  router.get(urls.home, async (request, response) => {
    await showHome(house, request, response);
  });

  router.post(urls.start, async (request, response) => {
    const { scenario, mode, ready } = bodyOf(request);
    if (mode === 'exam' && ready !== '1') {
      response.redirect(303, urls.examOf(textIn(scenario)));
      return;
    }
    if (mode === 'exam' && (await isRunningHere(house, request, textIn(scenario)))) {
      response.redirect(303, urls.examRuns);
      return;
    }
    response.redirect(303, await startAgain(house, request, { scenario: textIn(scenario), mode: MODES.find((one) => one === mode) ?? 'guide' }));
  });

  router.post(urls.resume, async (request, response) => {
    const code = textIn(bodyOf(request)['code']);
    const id = await house.returnCodes.find(code);
    const practice = id === undefined ? undefined : await house.practices.find(id);
    if (!practice) {
      response.status(404);
      await showHome(house, request, response, { returnCode: { error: shellOf(house, request).t('yard.web.wrong-return-code'), value: code } });
      return;
    }
    await sitDown(house, request, practice, { inClass: (await house.classes.findByPractice(practice.id)) !== undefined });
    response.redirect(303, isRunning(house, practice) ? urls.examRuns : nextPlace(practice, seatsHeld(practice)[0] ?? ''));
  });

  router.post(urls.leave, async (request, response) => {
    const current = await findCurrent(house, request);
    current?.practice.forget(current.seat);
    await endSession(request);
    forgetReader(response);
    response.redirect(303, urls.home);
  });

  router.get(urls.card, async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    const shell = shellOf(house, request);
    const say = wordsIn(practice.run, shell.lang, shell.t);
    const cards = [seat, ...seatsHeld(practice).filter((other) => other !== seat)].map((name) => personaCard(say, practice.look(), name));
    showYard(house, request, response, {
      view: 'yard/card',
      title: shell.t('yard.card.title'),
      locals: { card: cards[0], cards, backHref: nextPlace(practice, seat) },
    });
  });

  router.get(urls.result, async (request, response) => {
    const { practice } = await getCurrent(house, request);
    if (isShown(practice.run)) {
      response.redirect(303, urls.practice); // nobody did anything in it
      return;
    }
    const shell = shellOf(house, request);
    const exam = examIn(house, practice);
    if (exam && !exam.over) {
      response.redirect(303, urls.handIn);
      return;
    }
    const code = exam && (await house.resultCodes.issue(resultOf(practice, exam)));
    const why = request.query['muon'] !== undefined ? 'late' : request.query['lan-dau'] !== undefined ? 'once' : undefined;
    const inClass = request.session.inClass === true;
    const told = debriefPage(house, shell, practice, { inClass, exam, code, why, before: await earlierOf(house, request, practice) });
    showYard(house, request, response, {
      view: 'yard/debrief',
      title: shell.t('yard.debrief.title'),
      locals: { debrief: told },
      around: { section: told.section },
    });
  });

  router.get(urls.assumptions, async (request, response) => {
    const current = await findCurrent(house, request);
    showYard(house, request, response, {
      view: 'yard/assumptions',
      title: shellOf(house, request).t('yard.assumptions.title'),
      locals: { ...assumptions(house.now()), backHref: current ? urls.result : urls.home },
    });
  });

  router.get([urls.language, urls.scale], (request, response) => {
    const { to, back } = request.query;
    if (isLanguage(to)) remember(response, 'lang', to);
    const scale = scaleIn(to);
    if (scale !== undefined) remember(response, 'scale', String(scale));
    response.redirect(303, ownAddress(back));
  });

  router.get('/xem/so-do/:serial', async (request, response) => {
    const { serial } = request.params;
    if (!isSerial(serial)) throw new WebError('not-found');
    const current = await findCurrent(house, request);
    if (current && Object.hasOwn(land.in(current.practice.look().world).certificates, certificateId(serial))) {
      response.redirect(303, urls.page('land', `check/${encodeURIComponent(serial)}`));
      return;
    }
    const { t } = shellOf(house, request);
    showYard(house, request, response, {
      view: 'yard/check',
      title: t('yard.check.title'),
      locals: { serial, home: urls.home },
    });
  });

  return router;
}

/** Only a path of our own: an address elsewhere would make us a signpost for others. */
const ownAddress = (given: unknown): string => (typeof given === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(given) ? given : urls.home);

async function showHome(
  house: House,
  request: Request,
  response: Parameters<typeof showYard>[2],
  { returnCode = {}, joinClass = {} }: { readonly returnCode?: object; readonly joinClass?: object } = {},
): Promise<void> {
  const shell = shellOf(house, request);
  const current = await findCurrent(house, request);
  const found = await unlessDamaged(() =>
    Promise.resolve(current).then((here) => (here && !isShown(here.practice.run) ? resumeOf(house, shell, here.practice) : undefined)),
  );
  const resume = found === 'damaged' ? undefined : found;
  const cards = house.shelf.scenarios.map((scenario) => lessonCard(scenario, shell, resume));
  const numbered = (list: typeof cards) => list.map((card, i) => ({ ...card, n: i + 1 }));
  showYard(house, request, response, {
    view: 'yard/home',
    title: shell.t('yard.home.title'),
    status: response.statusCode,
    locals: {
      lessons: numbered(cards.filter(({ isQa, id }) => !isQa && isFirst(id))),
      moreLessons: numbered(cards.filter(({ isQa, id }) => !isQa && !isFirst(id))),
      qaLessons: numbered(cards.filter(({ isQa }) => isQa)),
      resume,
      returnCode: { action: urls.resume, ...returnCode },
      joinClass: { action: urls.joinClass, ...joinClass },
      keptDays: house.config.keepDays,
      once: house.ids.fresh(),
    },
    around: { trainerHref: urls.trainer },
  });
}

export { showHome };

/** The lesson that this device is in the middle of, or through with. */
function resumeOf(house: House, shell: Shell, practice: LearnersPractice) {
  const { t } = shell;
  const run = practice.look();
  const { texts, fill } = textsOf(run, shell.lang);
  const exam = examIn(house, practice);
  const { tasks, isDone: isThrough } = progress(exam?.run ?? run);
  const isDone = isThrough || exam?.over !== undefined;
  const at = tasks.findIndex(({ state }) => state === 'now');
  const task = tasks[at];
  const isQa = run.scenario.cases.length > 0;
  const next = isDone ? following(house.shelf, run.scenario.id) : undefined;
  return {
    scenario: run.scenario.id,
    isDone,
    title: fill(texts.title),
    href: isDone ? (isQa ? urls.qaResult : urls.result) : urls.practice,
    ...(task && { task: t('yard.home.resume-task', { n: at + 1, of: tasks.length, task: fill(texts.tasks[task.id]?.title ?? task.id) }) }),
    ago:
      exam && !isDone
        ? t('yard.exam.runs', { minutes: minutesLeft(exam) })
        : t('yard.home.resume-ago', { ago: agoOf(shell, house.now() - practice.actedAt) }),
    ...(!exam && { again: { action: urls.restart, label: t('yard.home.again'), once: house.ids.fresh() } }),
    ...(next && {
      next: {
        action: urls.start,
        label: t('yard.debrief.next-lesson', { title: textsFor(next, shell.lang).title }),
        once: house.ids.fresh(),
        hidden: { scenario: next.id, mode: run.setup.mode },
      },
    }),
  };
}

function agoOf({ t }: Pick<Shell, 't'>, real: number): string {
  const minutes = Math.floor(real / 60_000);
  if (minutes < 1) return t('yard.web.ago.now');
  if (minutes < 60) return t('yard.web.ago.minutes', { count: minutes });
  return minutes < 24 * 60
    ? t('yard.web.ago.hours', { count: Math.floor(minutes / 60) })
    : t('yard.web.ago.days', { count: Math.floor(minutes / 1440) });
}

/** A lesson to begin; the one that this device left unfinished leads back into it. */
function lessonCard(scenario: Scenario, { lang, t }: Pick<Shell, 'lang' | 't'>, resume: ReturnType<typeof resumeOf> | undefined) {
  const texts = textsFor(scenario, lang);
  const mine = resume?.scenario === scenario.id ? resume : undefined;
  return {
    id: scenario.id,
    isQa: scenario.cases.length > 0,
    minutes: scenario.minutes,
    title: texts.title,
    text: texts.summary,
    ...(LOOKS[scenario.id] ?? { icon: scenario.cases.length > 0 ? 'bug' : 'list-checks', color: 'portal' }),
    ...(mine && { state: mine.isDone ? ('done' as const) : ('open' as const) }),
    ...(mine && !mine.isDone && { href: mine.href }),
    action: urls.start,
    hidden: { scenario: scenario.id },
    ...(modesOf(scenario).includes('exam') && { examHref: urls.examOf(scenario.id) }),
    ...(scenario.modes.includes('show') && {
      show: { action: urls.start, label: t('yard.home.show'), icon: 'play', hidden: { scenario: scenario.id, mode: 'show' } },
    }),
  };
}
