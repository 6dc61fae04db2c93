import type { Language } from '../../fixtures/languages.ts';
import { inboxOf, phone as phoneAgency, type ReceivedSms } from '../agencies/phone/phone.ts';
import { filled } from '../training/cast.ts';
import { guide, type Guidance } from '../training/guide.ts';
import { placesOf, type FormPlace } from '../training/places.ts';
import { plansOf } from '../training/plan.ts';
import { textsFor } from '../training/read.ts';
import { freshDeed, lastRefusal, progress, shownMistake } from '../training/progress.ts';
import { capOf, look, seatsTaken, waiting, type Run, type Waiting } from '../training/run.ts';
import { examIn, minutesLeft } from './exam.ts';
import { time, weekday } from './format.ts';
import { refusalWords, wordsKey } from './forms.ts';
import { gateTo } from './gate.ts';
import { linksOn, type SeenLink } from './link-in-sight.ts';
import { ownOrders } from './own-orders.ts';
import { pageTitle, refusalWordsOf, siteIn } from './panes.ts';
import type { View } from './view.ts';
import type { Act } from './shell.ts';
import { shownStep } from './demonstration.ts';
import { isGuided, isShown } from './slips.ts';
import { unread } from './unread.ts';
import { pageInFront, placeUrl, urls, MESSAGES_SCREEN } from './urls.ts';
import { fieldOf, fieldsOf } from '../world/fields.ts';
import { inVariant, type Texts } from '../training/texts.ts';
import { seconds, type Fact, type Instant } from '../world/world.ts';

/** The scenario's words in the reader's language, with this run's people and plots filled in. */
export function textsOf({ scenario, cast }: Run, language: Language): { readonly texts: Texts; readonly fill: (text: string) => string } {
  return { texts: inVariant(textsFor(scenario, language), cast.variant?.id), fill: (text) => filled(text, cast) };
}

interface Next {
  readonly text: string;
  readonly why?: string;
  readonly command?: string;
  /** The link of the page in front that leads on: the words name it, and no button of the coach's stands beside it. */
  readonly towards?: string;
  /** The link that leads on, where none in front does: to the page first, before anything on it is spoken of. */
  readonly href?: string;
  readonly label?: string;
  /** Both panes of a wide screen are in sight: there the link leads nowhere new. */
  readonly isTab?: boolean;
  /** A second look at what was read already. */
  readonly again?: { readonly href: string; readonly label: string };
  /** The button that leads on: a jump in time, another seat; quiet where the page's own way comes first. */
  readonly act?: Act;
  readonly isActQuiet?: boolean;
  /** It comes by itself while one looks: the button is only for pages without script. */
  readonly passes?: boolean;
}

/** The coach's column: tasks, the next step or a hint, help after a refusal or a mistake. `inFront`: the page in front, as it was drawn. */
export function coachColumn(view: View, run: Run, inFront: string) {
  const { texts, fill } = textsOf(run, view.shell.lang);
  const state = progress(run);
  const now = state.tasks.findIndex((task) => task.state === 'now');
  return {
    story: fill(texts.story),
    tasks: state.tasks.map(({ id, state: how }, i) => ({ n: i + 1, id, title: fill(texts.tasks[id]?.title ?? id), state: how })),
    number: now < 0 ? state.tasks.length : now + 1,
    count: state.tasks.length,
    exam: examOf(view),
    ...(isShown(run) ? { show: shownStep(view, run) } : ownWay(view, run, { texts, fill, inFront })),
    isFirst: isFirstSight(run),
    roles: rolesOf(view, run),
    notice: noticeOf(view, run),
  };
}

/**
 * How long an exam still takes, the way out of it, and a button to wait. That one is always there and always the same: whether there is
 * something to wait for, and what, is for the learner to know.
 */
function examOf({ house, practice, say, once }: View) {
  const exam = examIn(house, practice);
  if (!exam || exam.over) return undefined;
  return {
    left: exam.left,
    text: say('yard.exam.left', { minutes: minutesLeft(exam) }),
    handIn: { href: urls.handIn, label: say('yard.exam.hand-in') },
    wait: { action: urls.jump, label: say('yard.exam.wait'), once: once() },
  };
}

/** For who does it by hand: the next step or a hint, help, the end. */
function ownWay(view: View, run: Run, { texts, fill, inFront }: Pick<ReturnType<typeof textsOf>, 'texts' | 'fill'> & { readonly inFront: string }) {
  const { isDone } = progress(run);
  return {
    next: isDone ? undefined : isGuided(run) ? nextStep(view, run, inFront) : waitStep(view, run),
    help: helpOf(view, run, texts, fill),
    ...(run.setup.mode === 'exam' ? {} : { came: cameOf(view, run), praise: praiseOf(view, run, texts, fill) }),
    ...(isGuided(run) || isDone ? {} : { task: taskNow(run, texts, fill), ...hintsOf(view, run, texts, fill) }),
    finished: isDone
      ? { href: urls.result, text: view.say(run.setup.mode === 'exam' ? 'yard.exam.all-done' : 'yard.coach.finished'), ...newsOf(view, run) }
      : undefined,
  };
}

/** After a jump: which moment it is now, and what has come by it since somebody last did something. */
function cameOf({ say, has, shell }: View, { facts }: Run): string | undefined {
  const isJump = ({ kind }: Fact): boolean => kind === 'practice/time-passed';
  const isStep = (fact: Fact): boolean => isJump(fact) || (fact.by.role === 'person' && fact.n === fact.order && fact.settles === undefined);
  const jump = facts.findLast(isStep);
  if (!jump || !isJump(jump)) return undefined;
  const before = facts.findLast((fact) => fact.n < jump.n && isStep(fact));
  const since = facts.filter(({ n, at }) => n < jump.n && n > (before?.n ?? 0) && at > (before?.at ?? 0));
  const came = [...new Set(since.map(({ kind }) => `yard.came.${kind.split('/')[1] ?? ''}`))].filter(has).map((key) => say(key));
  const moment = { time: time(jump.at), day: weekday(jump.at, shell.lang) };
  return came.length === 0 ? say('yard.coach.jumped', moment) : say('yard.coach.jumped-to', { ...moment, what: came.join('; ') });
}

/** A warm word at once for what was done well. */
function praiseOf({ say }: View, run: Run, { good }: Texts, fill: (text: string) => string): string | undefined {
  const deed = freshDeed(run);
  const words = deed === undefined ? undefined : good[deed];
  return words && say('yard.coach.praise', { what: fill(words.title), why: fill(words.why) });
}

/** What came of it waits on a phone: a new paper in the wallet. Where it is another seat's phone, the coach says whose. */
function newsOf(view: View, run: Run): { readonly news?: { readonly href: string; readonly label: string }; readonly newsAt?: Act } {
  const { say, place, seat } = view;
  if (unread(view).notices > 0)
    return { news: { href: placeUrl({ ...place, phone: 'phone/notices', tab: 'phone' }), label: say('yard.web.see-news') } };
  const other = seatsTaken(run).find((taken) => taken !== seat && unread({ ...view, seat: taken }).notices > 0);
  return other === undefined ? {} : { newsAt: { ...seatAct(view, other), label: say('yard.web.see-news-of', { who: say(`yard.seats.${other}`) }) } };
}

function noticeOf({ say, shell, sites, place }: View, run: Run): string | undefined {
  const last = run.facts.at(-1)?.kind;
  if (last === 'practice/rewound') return say('yard.coach.rewound');
  if (last === 'practice/time-passed' && run.setup.mode === 'exam')
    return say('yard.exam.waited', { time: time(run.world.now), day: weekday(run.world.now, shell.lang) });
  return isFirstSight(run) && place.tab !== 'phone' && siteIn(sites, place.page)?.host !== undefined ? say('yard.coach.address-notice') : undefined;
}

/** Where one learner plays several people, it is said at first sight who they are. */
function rolesOf({ say, seat }: View, run: Run): string | undefined {
  const others = run.scenario.seats.filter((other) => other !== seat && seatsTaken(run).includes(other));
  return others.length > 0 && isFirstSight(run)
    ? say('yard.coach.roles', { who: say(`yard.seats.${seat}`), others: others.map((other) => say(`yard.seats.${other}`)).join(', ') })
    : undefined;
}

/** At first sight the coach says that the address bar is only drawn; after the first own step no more. */
const isFirstSight = (run: Run): boolean => ownOrders(run).length === 0;

function nextStep(view: View, run: Run, inFront: string): Next | undefined {
  const { seat, say } = view;
  const guidance = guide(run, seat);
  if (guidance.broke) view.house.log.error({ err: guidance.broke, exercise: run.scenario.id }, 'the guide broke');
  if (guidance.wait)
    return towardsForm(view, run, guidance, inFront) ?? backToPortal(view, guidance.wait, inFront) ?? waitingStep(view, guidance.wait);
  if (!guidance.order) return guidance.task === undefined ? undefined : lostStep(view, run, guidance.task);
  const { order } = guidance;
  if (guidance.seat !== undefined && guidance.seat !== seat)
    return {
      text: say('yard.web.other-seat', { what: whatOf(view, order.command), who: say(`yard.seats.${guidance.seat}`) }),
      why: say('yard.web.other-seat-why'),
      act: seatAct(view, guidance.seat),
    };
  const places = placesOf(view.sites, view.world, seat, order);
  if (places[0] && isMessage(places[0].page) && isMessage(view.place.phone)) return judgedHere(view);
  const there = places.find(({ page }) => page === view.place.page || page === view.place.phone);
  if (there) {
    const back = isAway(view, there)
      ? { href: placeUrl({ ...view.place, tab: there.pane }), label: say(`yard.web.to-${there.pane}`), isTab: true }
      : {};
    const message = messageWith(view, order.input);
    return message && isRead(view, message)
      ? { ...told(view, order.command, 'read'), ...again(view), ...back }
      : { ...told(view, order.command), ...((message && toMessages(view)) ?? back) };
  }
  const [place, ...others] = places;
  return place ? wayOn(view, order.command, [place, ...others], inFront) : told(view, order.command);
}

/** What is said where the form of a command stands; `read`: to who has read the message with the code, where there are words for it. */
function told(view: View, command: string, how: 'do' | 'read' = 'do'): Next {
  const key = wordsKey(refusalWordsOf(view), command);
  return { text: view.say(view.has(`${key}.guide.${how}`) ? `${key}.guide.${how}` : `${key}.guide.do`), why: view.say(`${key}.guide.why`), command };
}

/** On a small screen the coach's own tab shows neither pane. */
const isAway = ({ place }: View, { pane }: FormPlace): boolean => pane !== place.tab;

/** The form stands elsewhere: what leads there from the page in front is named, so that nothing has to be chosen between; else the coach leads there. */
function wayOn(view: View, command: string, places: readonly [FormPlace, ...FormPlace[]], inFront: string): Next {
  const [place] = places;
  const { say } = view;
  const what = whatOf(view, command);
  const page = pageTitle(view, place.page);
  const pointed = isMessage(place.page) ? {} : { command }; // no button is pointed at below another message
  const { tab } = view.place;
  const links = tab === 'task' ? [] : linksOn(inFront);
  const gate = isAway(view, place) ? undefined : gateTo(view, place.page, links);
  if (gate?.page === view.place.page) return told(view, gate.command);
  const near = [...places.map(({ page }) => page), ...(gate ? [gate.page] : []), ...places.flatMap(({ page }) => listOf(page) ?? [])];
  const link = near.flatMap((page) => linkTo(links, page) ?? [])[0];
  if (link) return { text: say(`yard.web.press-${tab}`, { what, label: link.label }), towards: placeUrl(link.place), ...pointed };
  if (isMessage(place.page)) return amongMessages(view);
  return {
    text: say(`yard.web.first-${place.pane}`, { what, page }),
    href: placeUrl(place.pane === 'phone' ? { ...view.place, phone: place.page, tab: 'phone' } : { ...view.place, page: place.page, tab: 'browser' }),
    label: say('yard.web.open', { page }),
    ...pointed,
  };
}

const isMessage = (screen: string): boolean => screen.startsWith(`${MESSAGES_SCREEN}/`);

/** With a message open, whichever it is, the same is said: what to look for, and what to do with it then. */
const judgedHere = ({ place, say }: View): Next => ({
  text: say('yard.web.judge-message'),
  ...(place.tab !== 'phone' && { href: placeUrl({ ...place, tab: 'phone' }), label: say('yard.web.to-phone'), isTab: true }),
});

/** Which of the messages it is one finds by reading them: that is what there is to learn. */
function amongMessages({ place, say }: View): Next {
  const text = say('yard.web.look-through');
  const isThere = place.phone === MESSAGES_SCREEN;
  if (isThere && place.tab === 'phone') return { text };
  const href = placeUrl({ ...place, phone: MESSAGES_SCREEN, tab: 'phone' });
  return { text, href, label: say('yard.web.open', { page: say('phone.pages.sms.title') }), ...(isThere && { isTab: true }) };
}

/** Of one of several things of a kind the page that lists them: "vneid/sign" for one request to sign. */
const listOf = (page: string): string | undefined => /^(.+\/.+)\/[^/]+$/.exec(page)?.[1];

/** Not where another link of the page has the same name: "open this message". */
function linkTo(links: readonly SeenLink[], page: string): SeenLink | undefined {
  const isThere = ({ place }: SeenLink): boolean => (place.tab === 'phone' ? place.phone : place.page) === page;
  return links.find((link) => isThere(link) && links.every((other) => other.label !== link.label || isThere(other)));
}

/** What a command is for, before one sees its page; where its button says so, that is enough. */
function whatOf(view: View, command: string): string {
  const key = wordsKey(refusalWordsOf(view), command);
  return view.say(view.has(`${key}.guide.what`) ? `${key}.guide.what` : `${key}.button`);
}

/** Puts another of this learner's seats in front. */
export const seatAct = ({ say, once }: View, seat: string): Act => ({
  action: urls.changeSeat,
  label: say('yard.coach.change-seat', { who: say(`yard.seats.${seat}`) }),
  icon: 'arrow-right-left',
  once: once(),
  hidden: { seat },
});

/** The message with the code that has to be typed. */
function messageWith({ world, seat }: View, input: unknown): ReceivedSms | undefined {
  const { code } = (input ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? inboxOf(phoneAgency.in(world), seat).find(({ values }) => values['code'] === code) : undefined;
}

const isRead = ({ house: { seen }, practice, seat }: View, { at }: ReceivedSms): boolean => at <= seen.lastLook(practice.id, seat, 'sms');

/** Where the messages stand, unless the phone shows them already and is in front. */
function toMessages({ place, say }: View): Pick<Next, 'href' | 'label' | 'isTab'> | undefined {
  const isShown = place.phone.startsWith(MESSAGES_SCREEN);
  if (isShown && place.tab === 'phone') return undefined;
  const to = {
    href: placeUrl({ ...place, phone: MESSAGES_SCREEN, tab: 'phone' }),
    label: say('yard.web.open', { page: say('phone.pages.sms.title') }),
  };
  return isShown ? { ...to, isTab: true } : to;
}

/** For who did not remember it. */
function again(view: View): Pick<Next, 'again'> {
  const { href } = toMessages(view) ?? {};
  return href === undefined ? {} : { again: { href, label: view.say('yard.web.see-message') } };
}

/** What comes at once need not be waited for where one stands: the page itself sends one on to where it will be. */
function towardsForm(view: View, run: Run, { order, seat, wait }: Guidance, inFront: string): Next | undefined {
  if (!order || !wait || seat !== view.seat || !comesAtOnce(view, wait)) return undefined;
  const [place, ...others] = placesOf(view.sites, look(run, wait.at).run.world, seat, order);
  if (!place || [place, ...others].some(({ page }) => page === view.place.page || page === view.place.phone)) return undefined;
  const next = wayOn(view, order.command, [place, ...others], inFront);
  return next.towards === undefined ? undefined : next;
}

/** Whoever still stands at the bank's is sent back to the portal by its page; time is let pass from there, or at once. */
function backToPortal(view: View, wait: Waiting, inFront: string): Next | undefined {
  const { place, say, sites } = view;
  const isPortal = (page: string): boolean => siteIn(sites, page)?.host === siteIn(sites, 'portal')?.host;
  if (place.tab === 'task' || isPortal(pageInFront(place))) return undefined;
  const link = linksOn(inFront).find(({ isMain, place: to }) => isMain && to.tab === 'browser' && isPortal(to.page));
  const { act, passes = false } = waitingStep(view, wait);
  const jump = act && !passes ? { act, isActQuiet: true } : {};
  return link && { text: say(`yard.web.back-${place.tab}`, { label: link.label }), towards: placeUrl(link.place), ...jump };
}

/**
 * What the guide does not know a way for it says so: which task is open, where that is done, and that one can go back; but what is on its way
 * can be waited for in any case.
 */
function lostStep(view: View, run: Run, task: string): Next {
  const due = waiting(run);
  if (due?.long) return waitingStep(view, due);
  const { say, once, shell, place } = view;
  const { texts, fill } = textsOf(run, shell.lang);
  const home = doneAt(view, run, task);
  return {
    text: say('yard.coach.no-guide', { task: fill(texts.tasks[task]?.title ?? task) }),
    act: { action: urls.rewind, label: say('yard.tools.rewind'), icon: 'rotate-ccw', once: once() },
    ...(home && {
      href: placeUrl(home.pane === 'phone' ? { ...place, phone: home.page, tab: 'phone' } : { ...place, page: home.page, tab: 'browser' }),
      label: say('yard.web.open', { page: pageTitle(view, home.page) }),
    }),
  };
}

/** The page on which a task is brought to its end, or the front of its site where that page is about one thing that is not there yet. */
function doneAt({ sites, world, seat }: View, run: Run, task: string): FormPlace | undefined {
  const command = plansOf(run.source).plans[0]?.[task]?.at(-1)?.split(' ')[1] ?? '';
  const site = sites.find(({ forms }) => Object.values(forms).some((commands) => commands.includes(command)));
  const pattern = site && Object.keys(site.forms).find((one) => site.forms[one]?.includes(command));
  const path = [pattern ?? '', ''].find((one) => {
    const found = site?.find(one);
    return found !== undefined && site?.show(world, found, seat) !== undefined;
  });
  return site && path !== undefined ? { pane: site.pane, page: path === '' ? site.id : `${site.id}/${path}` } : undefined;
}

/** Something is on its way; what takes longer than one waits in front of a screen is jumped to. */
function waitingStep(view: View, due: Waiting): Next {
  const { say, has } = view;
  const what = due.for.split('/')[1] ?? '';
  const text = say(has(`yard.waits.${what}`) ? `yard.waits.${what}` : 'yard.waits.something');
  const label = say(has(`yard.jumps.${what}`) ? `yard.jumps.${what}` : 'yard.coach.jump');
  const act = { action: urls.jump, label, icon: 'fast-forward', once: view.once() };
  return comesAtOnce(view, due) ? { text, act, passes: true } : { text, act };
}

const comesAtOnce = (view: View, due: Waiting): boolean => passesByItself(view, due.at) && due.at - view.world.now <= SHORT_WAIT;

/** What one waits for in front of a screen without wondering. */
const SHORT_WAIT = seconds(10);

/** Time goes on by itself up to a point after the last step; there the clock stands until somebody does something. */
export const passesByItself = ({ practice: { run } }: View, at: Instant): boolean => at <= run.world.now + capOf(run);

/** Without guidance the coach still offers the jump: waiting is no exercise. In an exam nothing is said of what comes. */
function waitStep(view: View, run: Run): Next | undefined {
  const due = run.setup.mode === 'exam' ? undefined : waiting(run);
  return due?.long ? waitingStep(view, due) : undefined;
}

/** After a mistake its feedback and the way back; else the help that belongs to the last refusal. */
function helpOf(view: View, run: Run, texts: Texts, fill: (text: string) => string): Help | undefined {
  const { say, once } = view;
  const refused = refusedNow(view, run);
  if (run.setup.mode === 'exam') return refused && { text: refused.world };
  const mistake = shownMistake(run);
  if (mistake) {
    const { rewindTo, follows, followed } = mistake;
    const words = texts.mistakes[mistake.id];
    const said = followed ? (words?.follows ?? words?.feedback) : words?.feedback;
    return {
      text: said === undefined ? mistake.id : fill(said),
      ...(follows !== undefined && !followed && { consequence: { action: urls.consequence, label: say('yard.coach.consequence'), once: once() } }),
      ...(refused && { said: refused.world }),
      ...(rewindTo !== undefined &&
        mistake.severity === 'harmful' && {
          rewind: { action: urls.rewind, label: say('yard.coach.rewind'), once: once(), hidden: { to: String(rewindTo) } },
        }),
    };
  }
  return refused && { text: refused.coach, said: refused.world };
}

/** What the coach says after something went wrong; `said`: the page's own line, which may stand further down than a small screen shows. */
interface Help {
  readonly text: string;
  readonly said?: string;
  readonly rewind?: Act;
  /** Plays out what would follow, for who wants to see it before going back. */
  readonly consequence?: Act;
}

/** Both texts of the last refusal. */
function refusedNow(view: View, run: Run): ReturnType<typeof refusalWords> | undefined {
  const { practice, seat, place } = view;
  const kept = practice.wordsFor(seat, pageInFront(place)) ?? practice.wordsFor(seat, place.page) ?? practice.wordsFor(seat, place.phone);
  const last = kept ?? lastRefusal(run, seat);
  const command = last && run.country.commands[last.command];
  if (!last || !command || last.command.startsWith('coach/')) return undefined;
  const schema = fieldsOf(command.input).find(([name]) => name === last.field)?.[1];
  return refusalWords(refusalWordsOf(view), command, last.refused, schema && { name: last.field ?? '', kind: fieldOf(schema).field });
}

/** What is to be done now, where nobody says how: a small screen has no room for the whole list. */
function taskNow(run: Run, texts: Texts, fill: (text: string) => string): string | undefined {
  const task = progress(run).tasks.find(({ state }) => state === 'now');
  return task && fill(texts.tasks[task.id]?.title ?? task.id);
}

/** In practice mode hints come on request, in grades; taking one is a fact. */
function hintsOf({ say, once }: View, run: Run, texts: Texts, fill: (text: string) => string) {
  if (run.setup.mode === 'exam') return {};
  const task = progress(run).tasks.find(({ state }) => state === 'now');
  const hints = task ? (texts.tasks[task.id]?.hints ?? []) : [];
  const taken = task ? (progress(run).hints[task.id] ?? 0) : 0;
  const hint = hints[taken - 1];
  return {
    ...(hint !== undefined && { hintText: fill(hint) }),
    ...(task &&
      taken < hints.length && {
        hint: {
          action: urls.command('coach/take-hint'),
          label: say('yard.coach.hint', { n: taken + 1, count: (taken + 1) * run.scenario.points.hint }),
          once: once(),
          hidden: { task: task.id },
        },
      }),
  };
}
