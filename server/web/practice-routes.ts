import { Router, type Request, type Response } from 'express';
import { nextDue } from '../world/act.ts';
import { minutes, seconds, person } from '../world/world.ts';
import { shownMistake } from '../training/progress.ts';
import { back, look, pass, playedOut, type Run } from '../training/run.ts';
import { guide } from '../training/guide.ts';
import { spanOf } from '../training/spans.ts';
import { bodyOf } from './asked.ts';
import { doorPlace, getCurrent, nextPlace, seatsHeld } from './current.ts';
import { shownAt, stepBack, stepOn, type Shown } from './demonstration.ts';
import { WebError } from './errors.ts';
import { exerciseOf } from './exercise.ts';
import { examIn, isOver } from './exam.ts';
import type { House, LearnersPractice } from './house.ts';
import { ownOrders } from './own-orders.ts';
import { practicePage, viewOf } from './practice-page.ts';
import { seeOther, sendHtml } from './send.ts';
import { keepSession } from './sessions.ts';
import { isGuided, isShown } from './slips.ts';
import { knownIn, takeStep } from './step.ts';
import { noteSeen } from './unread.ts';
import { MESSAGES_SCREEN, placeIn, placeUrl, urls, type Place } from './urls.ts';
import { sitesOf } from '../agencies/sites.ts';
import { startAgain } from './yard-routes.ts';

/** The place that a form came from. Only our own addresses count. */
export function sentFrom(request: Request): Place {
  const { page, pane } = bodyOf(request);
  const place = typeof page === 'string' ? placeIn(page) : undefined;
  if (!place) throw new WebError('request-malformed');
  return pane === 'phone' || pane === 'browser' ? { ...place, tab: pane } : place;
}

export function onceOf(house: House, request: Request): string {
  const { once } = bodyOf(request);
  if (!house.ids.isOurs(once)) throw new WebError('request-malformed');
  return once;
}

/** Inside a practice: its pages, its commands, and the acts of the yard that are no part of its world. */
export function practiceRoutes(house: House): Router {
  const router = Router();

  router.get(urls.practice, async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    if (isShown(practice.run)) await showAt(request, response, shownAt(practice.look(), { seat, place: doorPlace }));
    else if (isShut(house, practice)) seeOther(response, urls.result);
    else seeOther(response, nextPlace(practice, seat));
  });

  router.get(`${urls.practice}/*page`, async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    const place = placeIn(request.originalUrl);
    if (!place) throw new WebError('not-found');
    if (isShut(house, practice)) {
      seeOther(response, urls.result);
      return;
    }
    const view = viewOf(house, request, practice, seat, place);
    noteSeen(view);
    const html = practicePage(view, request.session.returnCode ?? '', await exerciseOf(house, request, practice));
    practice.note(seat, place.tab === 'phone' ? place.phone : place.page);
    sendHtml(request, response, html);
  });

  router.post([urls.showNext, urls.showBack], async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    const once = onceOf(house, request);
    if (!isShown(practice.run)) throw new WebError('not-allowed');
    const shown =
      request.path === urls.showNext
        ? await practice.inTurn(() => stepOn(practice, once, { seat, place: sentFrom(request) }))
        : await practice.inTurn(() => stepBack(practice, once, { seat, place: doorPlace }));
    await showAt(request, response, shown);
  });

  /** A demonstration goes its own way: whatever else is pressed leads to where it stands. */
  router.post(['/lam/:agency/:command', urls.jump, urls.rewind], async (request, response, next) => {
    const { practice, seat } = await getCurrent(house, request);
    if (isShown(practice.run)) await showAt(request, response, shownAt(practice.look(), { seat, place: sentFrom(request) }));
    else next();
  });

  router.post('/lam/:agency/:command', async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    const { once: _once, page: _page, pane: _pane, ...input } = bodyOf(request);
    const giver = { practice, seat, sites: sitesOf(practice.run.setup.defects), known: knownIn(practice), isOver: () => isOver(house, practice) };
    const command = `${request.params.agency}/${request.params.command}`;
    if (command === 'coach/take-hint') notInExam(practice);
    seeOther(response, await takeStep(giver, { command, once: onceOf(house, request), place: sentFrom(request), input }));
  });

  router.post(urls.jump, async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    const once = onceOf(house, request);
    const isLate = await practice.inTurn(async () => {
      if (practice.earlier(once)) return false;
      if (isOver(house, practice)) return true;
      const { pass: span } = practice.run.scenario.clock;
      const isSpan = span !== undefined && bodyOf(request)['pass'] === '1';
      const rest = isSpan ? practice.now() + spanOf(span) : nextRest(look(practice.run, practice.now()).run, seat);
      const until = rest ?? (practice.run.setup.mode === 'exam' ? practice.now() + A_WHILE : undefined);
      if (until !== undefined) await practice.append(pass(practice.run, until), once);
      return false;
    });
    seeOther(response, isLate ? urls.resultLate : placeUrl(sentFrom(request)));
  });

  router.post(urls.rewind, async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    const once = onceOf(house, request);
    const asked = Number(bodyOf(request)['to']);
    const undone = await practice.inTurn(async () => {
      if (practice.earlier(once)) return undefined;
      notInExam(practice);
      const orders = ownOrders(practice.run);
      const to = bodyOf(request)['to'] === undefined ? orders.at(-1)?.n : orders.find(({ n }) => n === asked)?.n;
      if (to === undefined) return undefined;
      await practice.append(back(practice.run, to, person(seat)), once);
      return practice.run.facts[to]?.kind;
    });
    // a link in a message that was pressed: back to the messages, where it can be dealt with
    const isMessage = undone?.startsWith('phone/') === true;
    seeOther(response, isMessage ? placeUrl({ ...sentFrom(request), phone: MESSAGES_SCREEN, tab: 'phone' }) : nextPlace(practice, seat));
  });

  /** What would follow a mistake, played out in this world; one goes back from it as before. */
  router.post(urls.consequence, async (request, response) => {
    const { practice } = await getCurrent(house, request);
    const once = onceOf(house, request);
    await practice.inTurn(async () => {
      if (practice.earlier(once)) return;
      notInExam(practice);
      const mistake = shownMistake(practice.look()); // what a link has only just brought about counts too
      if (mistake?.follows === undefined || mistake.followed) throw new WebError('not-allowed');
      await practice.append(playedOut(practice.run, mistake.follows, practice.now()), once);
    });
    seeOther(response, placeUrl({ ...sentFrom(request), phone: 'phone/notices', tab: 'phone' }));
  });

  router.post(urls.changeSeat, async (request, response) => {
    const { practice } = await getCurrent(house, request);
    const seat = seatsHeld(practice).find((name) => name === bodyOf(request)['seat']);
    if (seat === undefined) throw new WebError('not-allowed');
    await keepSession(request, { seat });
    seeOther(response, nextPlace(practice, seat));
  });

  router.post(urls.restart, async (request, response) => {
    const { practice, seat } = await getCurrent(house, request);
    notInExam(practice);
    if (request.session.inClass) {
      const [first] = ownOrders(practice.run);
      if (first) await practice.inTurn(() => practice.append(back(practice.run, first.n, person(seat)), onceOf(house, request)));
      seeOther(response, nextPlace(practice, seat));
      return;
    }
    const { scenario, mode, ...again } = practice.run.setup;
    seeOther(response, await startAgain(house, request, { scenario, mode, again }));
  });

  return router;
}

/** Throws "in-exam": there is no way back, no help and no second go in one, nor after it. */
function notInExam({ run }: LearnersPractice): void {
  if (run.setup.mode === 'exam') throw new WebError('in-exam');
}

/** Whoever has done everything may still look at what came of it. */
function isShut(house: House, practice: LearnersPractice): boolean {
  const over = examIn(house, practice)?.over;
  return over !== undefined && over !== 'done';
}

/** The demonstration puts the seat in front that is next. */
async function showAt(request: Request, response: Response, { seat, place }: Shown): Promise<void> {
  await keepSession(request, { seat });
  seeOther(response, placeUrl(place));
}

/** What follows within so little time after a jump belongs to it: data on their way between offices. */
const REST = seconds(10);
const MOST_HOPS = 60;
/** In an exam one may wait for nothing, and sees that nothing came. */
const A_WHILE = minutes(1);

/** Jumps to what the coach waits for, else to the next thing that is due; and on through what follows at once. */
function nextRest(run: Run, seat: string): number | undefined {
  const awaited = isGuided(run) ? (guide(run, seat).wait?.at ?? 0) : 0;
  let until: number | undefined;
  let now = run;
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const due = nextDue(now.world);
    if (!due || (until !== undefined && due.at > Math.max(until + REST, awaited))) break;
    until = due.at;
    now = look(now, until).run;
  }
  return until;
}
