import { inboxOf, phone as phoneAgency } from '../agencies/phone/phone.ts';
import { filled } from '../training/cast.ts';
import { guide } from '../training/guide.ts';
import { placesOf, type FormPlace } from '../training/places.ts';
import { lastRefusal, progress, shownMistake } from '../training/progress.ts';
import { capOf, seatsTaken, waiting, type Run, type Waiting } from '../training/run.ts';
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
import { placeUrl, urls, MESSAGES_SCREEN } from './urls.ts';
import { fieldOf, fieldsOf } from '../world/fields.ts';
import type { Texts } from '../training/texts.ts';
import { seconds, type Instant } from '../world/world.ts';

/** The scenario's words in the reader's language, with this run's people and plots filled in. */
export function textsOf({ scenario, cast }: Run, language: string): { readonly texts: Texts; readonly fill: (text: string) => string } {
  const texts = scenario.texts[language] ?? scenario.texts['vi'];
  if (!texts) throw new Error(`scenario ${scenario.id} has no words`);
  const said = Object.entries(texts.variants[cast.variant?.id ?? ''] ?? {}).filter(([, text]) => text !== undefined);
  return { texts: { ...texts, ...Object.fromEntries(said) }, fill: (text) => filled(text, cast) };
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
  /** The button that leads on: a jump in time, another seat. */
  readonly act?: Act;
  /** It comes by itself while one looks: the button is only for pages without script. */
  readonly passes?: boolean;
}

/** The coach's column: tasks, the next step or a hint, help after a refusal or a mistake. `inFront`: the page in front, as it was drawn. */
export function coachColumn(view: View, run: Run, inFront: string) {
  const { texts, fill } = textsOf(run, view.shell.lang);
  const state = progress(run);
  const now = state.tasks.findIndex((task) => task.state === 'now');
  return {
    tasks: state.tasks.map(({ id, state: how }, i) => ({ n: i + 1, title: fill(texts.tasks[id]?.title ?? id), state: how })),
    number: now < 0 ? state.tasks.length : now + 1,
    count: state.tasks.length,
    exam: examOf(view),
    ...(isShown(run) ? { show: shownStep(view, run) } : ownWay(view, run, { texts, fill, inFront })),
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
    ...(isGuided(run) || isDone ? {} : hintsOf(view, run, texts, fill)),
    finished: isDone
      ? { href: urls.result, text: view.say(run.setup.mode === 'exam' ? 'yard.exam.all-done' : 'yard.coach.finished'), ...newsOf(view, run) }
      : undefined,
  };
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

/** At first sight the coach says that the address bar is only drawn; after the first own step no more. */
const isFirstSight = (run: Run): boolean => ownOrders(run).length === 0;

function nextStep(view: View, run: Run, inFront: string): Next | undefined {
  const { seat, say } = view;
  const guidance = guide(run, seat);
  if (guidance.wait) return waitingStep(view, guidance.wait);
  if (!guidance.order) return guidance.task === undefined ? undefined : lostStep(view, waiting(run));
  const { order } = guidance;
  if (guidance.seat !== undefined && guidance.seat !== seat)
    return {
      text: say('yard.web.other-seat', { what: whatOf(view, order.command), who: say(`yard.seats.${guidance.seat}`) }),
      why: say('yard.web.other-seat-why'),
      act: seatAct(view, guidance.seat),
    };
  const places = placesOf(view.sites, view.world, seat, order);
  const there = places.find(({ page }) => page === view.place.page || page === view.place.phone);
  if (there) {
    const back = isAway(view, there)
      ? { href: placeUrl({ ...view.place, tab: there.pane }), label: say(`yard.web.to-${there.pane}`), isTab: true }
      : {};
    return { ...told(view, order.command), ...(messageWith(view, order.input) ?? back) };
  }
  const [place, ...others] = places;
  return place ? wayOn(view, order.command, [place, ...others], inFront) : told(view, order.command);
}

/** What is said where the form of a command stands. */
function told(view: View, command: string): Next {
  const key = wordsKey(refusalWordsOf(view), command);
  return { text: view.say(`${key}.guide.do`), why: view.say(`${key}.guide.why`), command };
}

/** On a small screen the coach's own tab shows neither pane. */
const isAway = ({ place }: View, { pane }: FormPlace): boolean => pane !== place.tab;

/** The form stands elsewhere: what leads there from the page in front is named, so that nothing has to be chosen between; else the coach leads there. */
function wayOn(view: View, command: string, places: readonly [FormPlace, ...FormPlace[]], inFront: string): Next {
  const [place] = places;
  const { say } = view;
  const what = whatOf(view, command);
  const isMessage = place.page.startsWith(`${MESSAGES_SCREEN}/`);
  const next = { text: say(`yard.web.first-${place.pane}`, { what }), ...(!isMessage && { command }) }; // no button is pointed at below another message
  const { tab } = view.place;
  const links = tab === 'task' ? [] : linksOn(inFront);
  const gate = isAway(view, place) ? undefined : gateTo(view, place.page, links);
  if (gate?.page === view.place.page) return told(view, gate.command);
  const near = [...places.map(({ page }) => page), ...(gate ? [gate.page] : []), ...places.flatMap(({ page }) => listOf(page) ?? [])];
  const link = near.flatMap((page) => linkTo(links, page) ?? [])[0];
  if (link) return { ...next, text: say(`yard.web.press-${tab}`, { what, label: link.label }), towards: placeUrl(link.place) };
  if (isMessage) return amongMessages(view);
  return {
    ...next,
    href: placeUrl(place.pane === 'phone' ? { ...view.place, phone: place.page, tab: 'phone' } : { ...view.place, page: place.page, tab: 'browser' }),
    label: say('yard.web.open', { page: pageTitle(view, place.page) }),
  };
}

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

/** Where the code stands that has to be typed, unless the phone shows it already and is in front. */
function messageWith({ world, seat, place, say }: View, input: unknown): Pick<Next, 'href' | 'label' | 'isTab'> | undefined {
  const { code } = (input ?? {}) as { readonly code?: unknown };
  const isThere = typeof code === 'string' && inboxOf(phoneAgency.in(world), seat).some(({ values }) => values['code'] === code);
  const isShown = place.phone.startsWith(MESSAGES_SCREEN);
  if (!isThere || (isShown && place.tab === 'phone')) return undefined;
  const to = {
    href: placeUrl({ ...place, phone: MESSAGES_SCREEN, tab: 'phone' }),
    label: say('yard.web.open', { page: say('phone.pages.sms.title') }),
  };
  return isShown ? { ...to, isTab: true } : to;
}

/** What the guide does not know a way for it says so, and where the open task would be started over; but what is on its way can be waited for in any case. */
const lostStep = (view: View, due: Waiting | undefined): Next => (due?.long ? waitingStep(view, due) : { text: view.say('yard.coach.no-guide') });

/** Something is on its way; what takes longer than one waits in front of a screen is jumped to. */
function waitingStep(view: View, due: Waiting): Next {
  const { say, has } = view;
  const key = `yard.waits.${due.for.split('/')[1] ?? ''}`;
  const text = say(has(key) ? key : 'yard.waits.something');
  const act = { action: urls.jump, label: say('yard.coach.jump'), icon: 'fast-forward', once: view.once() };
  return passesByItself(view, due.at) && due.at - view.world.now <= SHORT_WAIT ? { text, act, passes: true } : { text, act };
}

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
  const kept =
    view.practice.wordsFor(view.seat, placeUrl({ ...view.place, tab: 'browser' })) ??
    view.practice.wordsFor(view.seat, placeUrl({ ...view.place, tab: 'phone' }));
  const last = kept ?? lastRefusal(run, view.seat);
  const command = last && run.country.commands[last.command];
  if (!last || !command || last.command.startsWith('coach/')) return undefined;
  const schema = fieldsOf(command.input).find(([name]) => name === last.field)?.[1];
  return refusalWords(refusalWordsOf(view), command, last.refused, schema ? fieldOf(schema).field : undefined);
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
