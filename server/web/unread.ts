import { living } from '../world/act.ts';
import { inboxOf, noticesOf, phone, type ReceivedSms } from '../agencies/phone/phone.ts';
import { requestsOf } from '../agencies/vneid/account.ts';
import { vneid } from '../agencies/vneid/vneid.ts';
import { remembered } from '../world/remembered.ts';
import type { Instant } from '../world/world.ts';
import type { View } from './view.ts';

export interface Unread {
  readonly sms: number;
  readonly notices: number;
  readonly total: number;
  /** Papers in VNeID that wait to be signed: however often looked at, until it is done. */
  readonly toSign: number;
  /** A message that has come since this seat last did something: what one waits for. */
  readonly latest: ReceivedSms | undefined;
}

/** What has come to this seat's phone since its screen was last looked at. */
export const unread = remembered(({ house: { seen }, practice, world, seat }: View): Unread => {
  const since = (screen: string): Instant => seen.lastLook(practice.id, seat, screen);
  const sms = inboxOf(phone.in(world), seat).filter(({ at }) => at > since('sms'));
  const notices = noticesOf(phone.in(world), seat).filter(({ at }) => at > since('notices'));
  const acted = living(practice.run.facts).findLast(({ by }) => by.role === 'person' && by.name === seat)?.at ?? 0;
  return {
    sms: sms.length,
    notices: notices.length,
    total: sms.length + notices.length,
    toSign: requestsOf(vneid.in(world), seat).filter(({ state }) => state === 'asked').length,
    latest: sms.findLast(({ at }) => at > acted),
  };
});

/** Only what fills the screen counts as looked at: beside the browser a small screen does not show the phone. */
export function noteSeen({ house: { seen }, practice, world, seat, place }: View): void {
  if (place.tab !== 'phone') return;
  const [site = '', screen = ''] = place.phone.split('/');
  if (site === 'phone' && (screen === 'sms' || screen === 'notices')) seen.note(practice.id, seat, screen, world.now);
}
