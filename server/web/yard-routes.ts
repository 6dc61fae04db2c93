import { randomBytes } from 'node:crypto';
import { Router, type Request } from 'express';
import { begin, type Wishes } from '../training/begin.ts';
import { debrief } from '../training/debrief.ts';
import { mistakesMade, progress } from '../training/progress.ts';
import { filled } from '../training/cast.ts';
import type { Scenario } from '../training/read.ts';
import type { Mode } from '../training/scenario.ts';
import { textsOf } from './coach-column.ts';
import { personaCard } from './persona-card.ts';
import { findCurrent, firstPlace, getCurrent, nextPlace, seatsHeld, sitDown } from './current.ts';
import { WebError } from './errors.ts';
import type { House } from './house.ts';
import { assumptions, compared } from './compared.ts';
import { forgetReader, isLanguage, remember, scaleIn } from './reader.ts';
import { endSession } from './sessions.ts';
import { shellOf, showYard, type Shell } from './shell.ts';
import { urls } from './urls.ts';

type Body = Readonly<Record<string, unknown>>;
const bodyOf = (request: Request): Body => (request.body ?? {}) as Body;
const textIn = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

/** Icons and colours of lessons by what they are about. */
const LOOKS: Readonly<Record<string, { readonly icon: string; readonly color: string }>> = {
  'log-in': { icon: 'id-card', color: 'vneid' },
  'pay-fee': { icon: 'wallet', color: 'tre-xanh' },
  'red-book': { icon: 'scroll-text', color: 'land' },
};

/** Begins a practice and puts it on this device; resolves to where it goes on. */
export async function startAgain(
  house: House,
  request: Request,
  { scenario: id, mode, seed = randomBytes(6).toString('hex') }: { readonly scenario: string; readonly mode: Mode; readonly seed?: string },
): Promise<string> {
  const scenario = house.shelf.find(id);
  if (!scenario) throw new WebError('not-found');
  const wishes: Wishes = { mode: scenario.modes.includes(mode) ? mode : (scenario.modes[0] ?? 'guide') };
  const practice = await house.practices.begin(begin(scenario, seed, wishes));
  await sitDown(house, request, practice);
  return firstPlace;
}

/** Home, starting, coming back, the card, the result, languages and sizes: the yard around the simulated world. */
export function yardRoutes(house: House): Router {
  const router = Router();

  router.get(urls.home, async (request, response) => {
    await showHome(house, request, response);
  });

  router.post(urls.start, async (request, response) => {
    const { scenario, mode } = bodyOf(request);
    response.redirect(
      303,
      await startAgain(house, request, { scenario: textIn(scenario), mode: mode === 'practise' || mode === 'exam' ? mode : 'guide' }),
    );
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
    await sitDown(house, request, practice);
    response.redirect(303, nextPlace(practice, seatsHeld(practice)[0] ?? ''));
  });

  router.post(urls.leave, async (request, response) => {
    const current = await findCurrent(house, request);
    current?.practice.forget(current.seat);
    await endSession(request.session);
    response.clearCookie('tap');
    forgetReader(response);
    response.redirect(303, urls.home);
  });

  router.get(urls.card, async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    const shell = shellOf(house, request);
    const cards = [seat, ...seatsHeld(practice).filter((other) => other !== seat)].map((name) => personaCard(shell.t, practice.look(), name));
    showYard(house, request, response, {
      view: 'yard/card',
      title: shell.t('yard.card.title'),
      locals: { card: cards[0], cards, backHref: nextPlace(practice, seat) },
    });
  });

  router.get(urls.result, async (request, response) => {
    const { practice } = await getCurrent(house, request);
    const shell = shellOf(house, request);
    const locals = debriefOf(house, shell, practice);
    showYard(house, request, response, {
      view: 'yard/debrief',
      title: shell.t('yard.debrief.title'),
      locals: { debrief: locals },
      around: { section: locals.section },
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
    const current = await findCurrent(house, request);
    const { serial } = request.params;
    if (current) {
      response.redirect(303, urls.page('land', `check/${encodeURIComponent(serial)}`));
      return;
    }
    const { t } = shellOf(house, request);
    showYard(house, request, response, {
      view: 'yard/check',
      title: t('yard.check.title'),
      locals: { check: { found: false, title: serial, rows: [] } },
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
  const cards = house.shelf.scenarios.map((scenario) => lessonCard(scenario, shell));
  const numbered = (list: typeof cards) => list.map((card, i) => ({ ...card, n: i + 1 }));
  showYard(house, request, response, {
    view: 'yard/home',
    title: shell.t('yard.home.title'),
    status: response.statusCode,
    locals: {
      lessons: numbered(cards.filter(({ isQa }) => !isQa)),
      qaLessons: numbered(cards.filter(({ isQa }) => isQa)),
      resume: current && {
        title: current.practice.run.scenario.texts[shell.lang]?.title ?? current.practice.run.setup.scenario,
        href: urls.practice,
        ago: agoOf(shell, house.now() - current.practice.lastAt),
      },
      returnCode: { action: urls.resume, ...returnCode },
      joinClass: { action: urls.joinClass, ...joinClass },
      keptDays: house.config.keepDays,
      once: house.ids.fresh(),
    },
    around: { trainerHref: urls.trainer },
  });
}

export { showHome };

function agoOf({ t }: Pick<Shell, 't'>, real: number): string {
  const minutes = Math.floor(real / 60_000);
  if (minutes < 60) return t('yard.web.ago.minutes', { count: minutes });
  return minutes < 24 * 60
    ? t('yard.web.ago.hours', { count: Math.floor(minutes / 60) })
    : t('yard.web.ago.days', { count: Math.floor(minutes / 1440) });
}

function lessonCard(scenario: Scenario, { lang }: Pick<Shell, 'lang'>) {
  const texts = scenario.texts[lang] ?? scenario.texts['vi'];
  return {
    id: scenario.id,
    isQa: scenario.cases.length > 0,
    minutes: scenario.minutes,
    title: texts?.title ?? scenario.id,
    text: texts?.summary ?? '',
    ...(LOOKS[scenario.id] ?? { icon: 'bug', color: 'portal' }),
    action: urls.start,
    hidden: { scenario: scenario.id },
  };
}

function debriefOf(house: House, { t, lang }: Shell, practice: Awaited<ReturnType<typeof getCurrent>>['practice']) {
  const run = practice.look();
  const { texts } = textsOf(run, lang);
  const fill = (text: string): string => filled(text, run.cast);
  const told = debrief(run, practice.lastAt - practice.beganAt);
  const state = progress(run);
  const mode = run.setup.mode;
  return {
    section: fill(texts.title),
    title: t(state.isDone ? 'yard.web.done' : 'yard.web.not-done', { what: fill(texts.title) }),
    minutes: Math.max(1, Math.round(told.real / 60_000)),
    done: told.tasks.done,
    count: told.tasks.of,
    can: state.isDone ? fill(texts.debrief.can) : undefined,
    remember: [
      ...told.remember.map(({ id, severity }) => ({
        kind: severity,
        title: fill(texts.mistakes[id]?.title ?? id),
        text: fill(texts.mistakes[id]?.remember ?? ''),
      })),
      ...told.good.map((id) => ({ kind: 'good' as const, title: fill(texts.good[id]?.title ?? id), text: fill(texts.good[id]?.why ?? '') })),
    ].slice(0, 3),
    conditions: state.isDone ? told.conditionsHeld.map(({ id, holds }) => ({ title: fill(texts.conditions[id] ?? id), held: holds })) : undefined,
    compare: compared(run),
    again: { action: urls.start, label: t('yard.debrief.again'), once: house.ids.fresh(), hidden: { scenario: run.scenario.id, mode } },
    next: nextLessons(house, run.scenario.id, { t, lang }, mode),
    notes: [...counted(t, 'mistakes', mistakesMade(run).length), ...counted(t, 'hints', told.hints)],
    home: urls.home,
    back: state.isDone ? undefined : urls.practice,
  };
}

/** "2 mistakes"; nothing is said of none. */
const counted = (t: Shell['t'], what: 'mistakes' | 'hints', count: number): readonly string[] =>
  count === 0 ? [] : [t(`yard.web.${what}`, { count })];

function nextLessons({ shelf, ids }: House, done: string, { t, lang }: Pick<Shell, 't' | 'lang'>, mode: Mode) {
  const lessons = shelf.scenarios.filter(({ cases }) => cases.length === 0);
  const following = lessons[lessons.findIndex(({ id }) => id === done) + 1];
  const current = lessons.find(({ id }) => id === done);
  return [
    ...(mode === 'guide' && current
      ? [
          {
            title: t('yard.web.without-hints'),
            minutes: current.minutes,
            action: urls.start,
            once: ids.fresh(),
            hidden: { scenario: done, mode: 'practise' },
          },
        ]
      : []),
    ...(following
      ? [
          {
            title: following.texts[lang]?.title ?? following.id,
            minutes: following.minutes,
            action: urls.start,
            once: ids.fresh(),
            hidden: { scenario: following.id, mode },
          },
        ]
      : []),
  ];
}
