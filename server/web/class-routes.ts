import { Router, type Request, type Response } from 'express';
import type { Class } from '../classroom/class.ts';
import { unlessDamaged } from '../classroom/unless-damaged.ts';
import { modesOf } from '../training/exam.ts';
import { textsFor, type Scenario } from '../training/read.ts';
import { injected } from '../training/run.ts';
import { practice as practiceAgency } from '../world/practice.ts';
import { bodyOf, textIn } from './asked.ts';
import { boardPage } from './board-page.ts';
import { sendResults, sendVerdicts } from './class-tables.ts';
import { getClass } from './current.ts';
import { inOrder } from './debrief-page.ts';
import { WebError } from './errors.ts';
import { isOver } from './exam.ts';
import { weekday } from './format.ts';
import type { House } from './house.ts';
import { lanAddresses } from './lan.ts';
import { onceOf } from './practice-routes.ts';
import { shellOf, showYard } from './shell.ts';
import { isAtHost, trainersOnly } from './trainer-door.ts';
import { urls } from './urls.ts';

/** Classes: a trainer opens them, looks at the board, sends something into their worlds. */
export function classRoutes(house: House): Router {
  const router = Router();
  router.get(urls.trainer, trainersOnly, (request, response) => showTrainer(house, request, response));
  router.post(urls.classes, trainersOnly, (request, response) => open(house, request, response));
  router.get(urls.board(':id'), trainersOnly, (request, response) => showBoard(house, request, response, textIn(request.params['id'])));
  router.get(urls.projector(':id'), trainersOnly, (request, response) => showProjector(house, request, response, textIn(request.params['id'])));
  router.get(urls.examResults(':id'), trainersOnly, (request, response) => sendResults(house, request, response, textIn(request.params['id'])));
  router.get(urls.verdicts(':id'), trainersOnly, (request, response) => sendVerdicts(house, request, response, textIn(request.params['id'])));
  router.post(urls.inject(':id'), trainersOnly, (request, response) => sendInject(house, request, response, textIn(request.params['id'])));
  router.get(urls.closeClass(':id'), trainersOnly, (request, response) => showClose(house, request, response, textIn(request.params['id'])));
  router.post(urls.closeClass(':id'), trainersOnly, async (request, response) => {
    await house.classes.close(textIn(request.params['id']));
    response.redirect(303, urls.board(textIn(request.params['id'])));
  });
  return router;
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
  const lessons = inOrder(house.shelf.scenarios);
  const listed = ({ id, name, code, lesson, members, openedAt }: Class) => ({
    ...{ id, name, code, href: urls.board(id), learners: members.length },
    title: titleOf(house.shelf.find(lesson.scenario)),
    day: weekday(openedAt, lang),
  });
  showYard(house, request, response, {
    view: 'trainer/home',
    title: t('yard.trainer.title'),
    status: wrong ? 422 : 200,
    locals: {
      classes: classes.filter(({ isClosed }) => !isClosed).map(listed),
      closed: classes.filter(({ isClosed }) => isClosed).map(listed),
      damaged: await house.classes.damaged(),
      checkResultHref: urls.checkResult,
      isHost: isAtHost(request),
      open: {
        action: urls.classes,
        once: house.ids.fresh(),
        scenarios: lessons.map((scenario) => ({
          id: scenario.id,
          title: titleOf(scenario),
          detail: t('yard.home.more-lesson', { minutes: scenario.minutes }),
        })),
        writeHref: urls.write,
        lessons: lessons.map((scenario) => ({ title: titleOf(scenario), href: urls.lesson(scenario.id) })),
        defects: house.shelf.scenarios
          .filter(({ defects }) => defects.length > 0)
          .map((scenario) => ({
            title: titleOf(scenario),
            defects: scenario.defects.map((id) => ({ value: `${scenario.id}/${id}`, label: textsFor(scenario, lang).defects[id] ?? id })),
          })),
        modes: (['guide', 'practise', 'exam'] as const).map((value) => ({
          value,
          label: t(`yard.trainer.modes.${value}`),
          detail: t(`yard.trainer.mode-details.${value}`),
        })),
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
      error: t(
        isReal
          ? `yard.guard.${opened.refused}.world`
          : opened.refused === 'missing'
            ? 'yard.trainer.name-missing'
            : `yard.web.join-refusals.${opened.refused}`,
      ),
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

async function showBoard(house: House, request: Request, response: Response, id: string): Promise<void> {
  const found = await getClass(house, id);
  const shell = shellOf(house, request);
  const board = await boardPage(house, shell, found, { sent: request.query['sent'], isStill: request.query['dung'] !== undefined });
  if (board.live?.every !== undefined) response.set('Refresh', `${String(board.live.every)}; url=${urls.board(id)}`);
  showYard(house, request, response, {
    view: 'trainer/board',
    title: found.name,
    around: { section: found.name, wide: true, bar: [{ href: urls.trainer, icon: 'arrow-left', label: shell.t('yard.trainer.all-classes') }] },
    locals: { board },
  });
}

/** Before it is closed: what closing means. */
async function showClose(house: House, request: Request, response: Response, id: string): Promise<void> {
  const { name, members } = await getClass(house, id);
  const { t } = shellOf(house, request);
  showYard(house, request, response, {
    view: 'trainer/close',
    title: t('yard.trainer.close.title', { name }),
    locals: {
      close: {
        title: t('yard.trainer.close.title', { name }),
        text: t('yard.trainer.close.text', { count: members.length }),
        act: { action: urls.closeClass(id), label: t('yard.web.close-class'), once: house.ids.fresh(), icon: 'log-out' },
        boardHref: urls.board(id),
      },
    },
  });
}

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
