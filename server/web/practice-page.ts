import type { Request } from 'express';
import { BANK_IDS } from '../../fixtures/banks.ts';
import { sitesOf } from '../agencies/sites.ts';
import type { Site } from '../agencies/page.ts';
import { portal } from '../agencies/portal/portal.ts';
import { papersInHand, street } from '../agencies/street/street.ts';
import { nextDue } from '../world/act.ts';
import { persona } from '../training/persona.ts';
import { seatsTaken } from '../training/run.ts';
import { spanOf } from '../training/spans.ts';
import { minutes } from '../world/world.ts';
import { coachColumn, passesByItself, seatAct, textsOf } from './coach-column.ts';
import { WebError } from './errors.ts';
import { shownValues, time, weekday } from './format.ts';
import type { House, LearnersPractice } from './house.ts';
import { listAbove, paneOf, siteName, type Pane } from './panes.ts';
import type { View } from './view.ts';
import type { Exercise } from './exercise.ts';
import { wordsIn } from './practice-words.ts';
import { personaCard, type About } from './persona-card.ts';
import { qaColumn } from './qa-column.ts';
import { shellOf, speech, type Act } from './shell.ts';
import { isShown } from './slips.ts';
import { HOME_SCREEN, MESSAGES_SCREEN, placeUrl, urls, type Place } from './urls.ts';
import { unread } from './unread.ts';
import { withWholeNumbers } from './whole-numbers.ts';

/** Only these two are drawn with their real address: "ends in .gov.vn" is the rule to learn (LOOK.md). */
const OFFICIAL = /\.gov\.vn$/;
/** A page that waits for something looks again this long after it should be there. */
const MARGIN = 250;

export function viewOf(house: House, request: Request, practice: LearnersPractice, seat: string, place: Place): View {
  const shell = shellOf(house, request);
  const { defects } = practice.run.setup;
  const run = practice.look();
  return {
    house,
    practice,
    run,
    world: run.world,
    sites: sitesOf(defects),
    seat,
    place,
    shell,
    say: wordsIn(practice.run, shell.lang, shell.t),
    has: house.words[shell.lang].has,
    once: house.ids.page(),
  };
}

/** A whole practice page: coach, browser window, phone. Throws "not-found" for a site that there is not. */
export function practicePage(view: View, returnCode: string, exercise: Exercise): string {
  const { house, run, shell, say, seat, place } = view;
  const browser = paneOf(view, 'browser');
  const phone = paneOf(view, 'phone');
  if (!browser || !phone) throw new WebError('not-found');
  const seats = seatsTaken(run).filter((taken) => run.scenario.seats.includes(taken));
  const { texts, fill } = textsOf(run, shell.lang);
  const qa = run.scenario.cases.length > 0 ? qaColumn(view, run, exercise) : null;
  const own = {
    t: say,
    title: place.tab === 'phone' ? phone.title : browser.title,
    tab: place.tab,
    tabs: tabsOf(view),
    scenario: { title: fill(texts.title) },
    mode: run.setup.mode,
    coach: coachColumn(view, run, (place.tab === 'phone' ? phone : browser).html),
    folder: run.setup.linked ? null : folderOf(view),
    card: personaCard(say, run, seat, aboutIn(place)),
    cardHref: urls.card,
    seats: seats.map((name) => ({
      seat: name,
      name: persona(run, name)?.name ?? name,
      role: say(`yard.seats.${name}`),
      current: name === seat,
      act: seatAct(view, name),
    })),
    actions: actionsOf(view),
    returnCode,
    browser: browserOf(view, browser),
    phone: phoneOf(view, phone),
    nextIn: nextInOf(view),
    qa,
  };
  return withWholeNumbers(house.views.render('layouts/practice', own, shell, speech(shell)));
}

/** Where offices are not connected: the papers that this seat carries, and the way out into town. */
function folderOf({ world, seat, place, say }: View) {
  return {
    href: placeUrl({ ...place, page: 'street', tab: 'browser' }),
    isAway: place.page !== 'street',
    papers: papersInHand(street.in(world), seat).map(({ title, office }) => ({
      title: say(`street.papers.${title}`),
      office: say('street.folder.at', { office: say(`street.doors.${office}`) }),
    })),
  };
}

/** The phone's tab, pressed again, leads to the phone's first screen. */
function tabsOf(view: View) {
  const { place } = view;
  return {
    task: { href: placeUrl({ ...place, tab: 'task' }) },
    browser: { href: placeUrl({ ...place, tab: 'browser' }) },
    phone: { href: placeUrl({ ...place, ...(place.tab === 'phone' && { phone: HOME_SCREEN }), tab: 'phone' }), badge: unread(view).total },
  };
}

/** Which lines of the card the page in front asks for. */
function aboutIn({ page, tab, phone }: Place): About {
  if (page === 'portal/declare' && tab !== 'phone') return 'deal';
  const [site = ''] = (tab === 'phone' ? phone : page).split('/');
  return moneySites.has(site) ? 'bank' : 'person';
}
const moneySites: ReadonlySet<string> = new Set(['payments', ...BANK_IDS.flatMap((id) => [id, `${id}-app`])]);

/** Where an exercise is about codes that run out, a button lets their time go by; an exam has its own button to wait. */
function passAct({ say, once, practice }: View): Act | undefined {
  const { pass } = practice.run.scenario.clock;
  return pass === undefined || practice.run.setup.mode === 'exam'
    ? undefined
    : { action: urls.jump, label: say('yard.web.pass', { count: spanOf(pass) / minutes(1) }), once: once(), hidden: { pass: '1' } };
}

function actionsOf(view: View) {
  const { say, once, practice } = view;
  const isExam = practice.run.setup.mode === 'exam';
  const canRewind = !isExam && !isShown(practice.run) && practice.steps > 1;
  return {
    rewind: canRewind ? { action: urls.rewind, label: say('yard.tools.rewind'), once: once() } : null,
    restart: isExam ? null : { action: urls.restart, label: say('yard.tools.restart'), once: once() },
    moreTime: passAct(view),
    leave: { action: urls.leave, label: say('yard.tools.leave') },
  };
}

function browserOf(view: View, { site, found, html }: Pane) {
  const { world, seat, place } = view;
  const user = site.agency === 'portal' || site.agency === 'payments' ? portal.in(world).sessions[seat]?.name : undefined;
  const host = site.host ?? '';
  return {
    host,
    path: found?.address ?? '',
    official: OFFICIAL.test(host),
    backHref: found && found.pattern !== '' ? placeUrl({ ...place, page: site.id, tab: 'browser' }) : undefined,
    reloadHref: placeUrl({ ...place, tab: 'browser' }),
    site: { id: site.id, face: site.face, name: siteName(view, site), ...(user !== undefined && { user }) },
    html,
  };
}

function phoneOf(view: View, { site, found, title, html }: Pane) {
  const { world, seat, place, shell, say } = view;
  const address = found && site.addressOf(world, found, seat);
  const news = unread(view);
  const to = (screen: string): string => placeUrl({ ...place, phone: screen, tab: 'phone' });
  const app = (id: string, name: string, icon: string, screen: string, badge = 0) => ({
    id,
    name,
    icon,
    href: to(screen),
    badge,
    current: place.phone === screen,
  });
  const arrived = isReading(place) ? undefined : news.latest;
  const isHome = place.phone === HOME_SCREEN;
  return {
    clock: time(world.now),
    day: weekday(world.now, shell.lang),
    html,
    screen: {
      id: site.id,
      name: site.id === 'phone' && found?.pattern !== '' ? title : siteName(view, site),
      ...(!isHome && { backHref: to(screenBefore(view, site)) }),
      ...(site.host !== undefined && { host: address?.host ?? site.host, path: address?.path ?? '' }),
    },
    home: isHome ? null : app('home', say('phone.pages.home.title'), 'house', HOME_SCREEN, news.total),
    /** Where news comes in, within reach from every app; the first screen shows all there is. */
    dock: isHome
      ? []
      : [
          app('sms', say('phone.pages.home.apps.sms'), 'message-square', MESSAGES_SCREEN, news.sms),
          app('notices', say('phone.pages.home.apps.notices'), 'bell', 'phone/notices', news.notices),
        ],
    ...(arrived && {
      arrived: {
        text: say(`phone.messages.${arrived.message}`, shownValues(arrived.values)),
        href: to(MESSAGES_SCREEN),
        from: arrived.sender,
        hasCode: arrived.values['code'] !== undefined,
      },
    }),
  };
}

/** Where the arrow of a phone's screen leads: to the list, the front of the app, the first screen; a page without a front was opened from a message. */
function screenBefore({ sites, place }: View, site: Site): string {
  const list = listAbove(sites, place.phone);
  if (list !== place.phone && list !== site.id) return list;
  if (site.find('')?.pattern !== '') return MESSAGES_SCREEN;
  return site.id === place.phone || site.id === HOME_SCREEN ? HOME_SCREEN : site.id;
}

const isReading = ({ tab, phone }: Place): boolean => tab === 'phone' && phone.startsWith(MESSAGES_SCREEN);

/** Until something is due that passes by itself; nothing where the clock stands still before it. */
function nextInOf(view: View): number | null {
  const due = nextDue(view.world);
  return due && passesByItself(view, due.at) ? due.at - view.world.now + MARGIN : null;
}
