import type { Request } from 'express';
import { guide } from '../training/guide.ts';
import { placesOf } from '../training/places.ts';
import { seatsTaken } from '../training/run.ts';
import { sitesOf } from '../agencies/sites.ts';
import type { Class } from '../classroom/class.ts';
import { unlessDamaged } from '../classroom/unless-damaged.ts';
import { WebError } from './errors.ts';
import { isRunning } from './exam.ts';
import type { House, LearnersPractice } from './house.ts';
import { freshSession } from './sessions.ts';
import { HOME_SCREEN, placeUrl, MESSAGES_SCREEN, type Place } from './urls.ts';

/** What this device is in the middle of. */
export interface Current {
  readonly practice: LearnersPractice;
  readonly seat: string;
}

/** Nothing, too, where what was stored was changed on the disk: home and "next person" must stay open. */
export async function findCurrent(house: House, request: Request): Promise<Current | undefined> {
  const current = await unlessDamaged(() => currentOf(house, request));
  return current === 'damaged' ? undefined : current;
}

async function currentOf({ practices }: House, request: Request): Promise<Current | undefined> {
  const { practice: id, seat } = request.session;
  const practice = id === undefined ? undefined : await practices.find(id);
  if (!practice) return undefined;
  const held = seatsHeld(practice);
  const front = held.find((name) => name === seat) ?? held[0];
  return front === undefined ? undefined : { practice, seat: front };
}

/** Throws "practice-gone" where there is none: it was deleted, or this device never began one. */
export async function getCurrent(house: House, request: Request): Promise<Current> {
  const current = await currentOf(house, request);
  if (!current) throw new WebError('practice-gone');
  return current;
}

/** Whether this device is in the middle of the exam of a scenario: it is gone on with, not begun again. */
export async function isRunningHere(house: House, request: Request, scenario: string): Promise<boolean> {
  const current = await findCurrent(house, request);
  return current?.practice.run.setup.scenario === scenario && isRunning(house, current.practice);
}

/** The people whom this learner plays. */
export const seatsHeld = ({ run }: LearnersPractice): readonly string[] => run.scenario.seats.filter((seat) => seatsTaken(run).includes(seat));

/** Puts a practice on this device; whatever was there before has another session. */
export async function sitDown(
  { returnCodes }: House,
  request: Request,
  practice: LearnersPractice,
  { inClass = false, finished }: { readonly inClass?: boolean; readonly finished?: Readonly<Record<string, string>> | undefined } = {},
): Promise<void> {
  const { trainer, sat = [] } = request.session;
  const isClassExam = inClass && practice.run.setup.mode === 'exam';
  const code = await returnCodes.issue(practice.id);
  await freshSession(request, {
    practice: practice.id,
    seat: seatsHeld(practice)[0],
    returnCode: code,
    inClass,
    finished,
    sat: isClassExam && !sat.includes(practice.id) ? [...sat, practice.id] : sat,
    ...(trainer && { trainer }),
  });
}

/** Every lesson begins at the portal's door: the way from there is part of what is learnt. */
const DOOR = 'portal';
export const doorPlace: Place = { page: DOOR, phone: HOME_SCREEN, tab: 'browser' };
export const firstPlace = placeUrl(doorPlace);

/** Where a seat goes on: at the form that comes next, on the page or on the phone; which of the messages it is about is for the learner to see. Else at the portal. */
export function nextPlace(practice: LearnersPractice, seat: string): string {
  const run = practice.look();
  const { order } = guide(run, seat);
  const [place] = order && order.by.name === seat ? placesOf(sitesOf(run.setup.defects), run.world, seat, order) : [];
  if (place?.pane !== 'phone') return placeUrl({ ...doorPlace, page: place?.page ?? DOOR });
  return placeUrl({ ...doorPlace, phone: place.page.startsWith(`${MESSAGES_SCREEN}/`) ? MESSAGES_SCREEN : place.page, tab: 'phone' });
}

/** The class that a trainer asks for. Throws "not-found" where there is none. */
export async function getClass(house: House, id: string): Promise<Class> {
  const found = await house.classes.find(id);
  if (!found) throw new WebError('not-found');
  return found;
}
