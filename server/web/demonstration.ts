import { sitesOf } from '../agencies/sites.ts';
import { placesOf } from '../training/places.ts';
import { back, look, pass, waiting, type Run } from '../training/run.ts';
import { showing, showNext } from '../training/show.ts';
import { person, type Order } from '../world/world.ts';
import { wordsKey } from './forms.ts';
import type { LearnersPractice } from './house.ts';
import { refusalWordsOf } from './panes.ts';
import type { Act } from './shell.ts';
import { shownOrder } from './slips.ts';
import { leadOf } from './step.ts';
import { HOME_SCREEN, MESSAGES_SCREEN, placeIn, urls, type Place } from './urls.ts';
import type { View } from './view.ts';

/** Whose form is shown, and where it stands. */
export interface Shown {
  readonly seat: string;
  readonly place: Place;
}

/** Where to look before the next move: at its form, in the seat that gives it, with the message beside it that tells the code. Elsewhere one stays. */
export function shownAt(run: Run, { seat, place }: Shown): Shown {
  const order = shownOrder(run);
  if (!order || !run.scenario.seats.includes(order.by.name)) return { seat, place };
  const by = order.by.name;
  const [form] = placesOf(sitesOf(run.setup.defects), run.world, by, order);
  const here = by === seat ? place : { page: 'portal', phone: HOME_SCREEN, MESSAGES_SCREEN, tab: place.tab };
  if (!form) return { seat: by, place: here };
  return {
    seat: by,
    place: form.pane === 'phone' ? { ...here, phone: form.page, tab: 'phone' } : { page: form.page, phone: besides(order), tab: 'browser' },
  };
}

const besides = ({ input }: Order): string => (Object.hasOwn(input as object, 'code') ? MESSAGES_SCREEN : HOME_SCREEN);

/** One move further, durable; from the place where its form stands to the next. To be called in a turn of the practice. */
export async function stepOn(practice: LearnersPractice, once: string, from: Shown): Promise<Shown> {
  if (practice.earlier(once) || !showing(practice.run).move) return shownAt(practice.look(), from);
  const before = look(practice.run, practice.now()).run;
  const { seat, place } = shownAt(before, from);
  const { run: played, facts } = showNext(before);
  const run = await keep(practice, played, once);
  const lead = leadOf(sitesOf(run.setup.defects), place, facts, seat);
  return shownAt(run, { seat, place: (lead === undefined ? undefined : placeIn(lead)) ?? place });
}

/** One move back, durable. To be called in a turn of the practice. */
export async function stepBack(practice: LearnersPractice, once: string, from: Shown): Promise<Shown> {
  const { last } = showing(practice.run);
  if (last !== undefined && !practice.earlier(once)) await keep(practice, back(practice.run, last, person(from.seat)).run, once);
  return shownAt(practice.look(), from);
}

/** As far as the next form is there: what it waits for has come by then. */
async function keep(practice: LearnersPractice, played: Run, once: string): Promise<Run> {
  const { next } = showing(played);
  const ready = next?.what === 'order' ? next.at - next.late : played.world.now;
  const run = ready > played.world.now ? pass(played, ready).run : played;
  await practice.append({ run, facts: run.facts.slice(practice.run.facts.length) }, once);
  return run;
}

/** What the coach says and offers beside a demonstration. */
export interface ShownStep {
  readonly n: number;
  readonly of: number;
  readonly text: string;
  readonly why?: string;
  readonly next?: Act;
  readonly back?: Act;
  readonly again?: Act;
  readonly own: Act;
}

export function shownStep(view: View, run: Run): ShownStep {
  const { say, once } = view;
  const { at, of, move, last } = showing(run);
  const isEnd = move === undefined;
  const { scenario } = run.setup;
  return {
    n: isEnd ? of : at + 1,
    of,
    ...(isEnd ? { text: say('yard.show.end') } : toldOf(view, run)),
    ...(isEnd
      ? { again: { action: urls.restart, label: say('yard.show.again'), icon: 'rotate-ccw', once: once() } }
      : { next: { action: urls.showNext, label: say('yard.show.next'), icon: 'play', once: once() } }),
    ...(last !== undefined && { back: { action: urls.showBack, label: say('yard.show.back'), icon: 'arrow-left', once: once() } }),
    own: { action: urls.start, label: say('yard.show.own'), icon: 'hand', hidden: { scenario, mode: 'guide' } },
  };
}

/** What is done next in words: as the guide says it, or what is waited for. */
function toldOf(view: View, run: Run): Pick<ShownStep, 'text' | 'why'> {
  const { say, has } = view;
  const order = shownOrder(run);
  if (order) {
    const key = wordsKey(refusalWordsOf(view), order.command);
    const who = order.by.name;
    const text = say(`${key}.guide.do`);
    return { text: who === view.seat ? text : say('yard.show.other-seat', { who: say(`yard.seats.${who}`), text }), why: say(`${key}.guide.why`) };
  }
  const due = waiting(run);
  const key = `yard.waits.${due?.for.split('/')[1] ?? ''}`;
  return { text: say(has(key) ? key : 'yard.waits.something'), why: say('yard.show.time-passes') };
}
