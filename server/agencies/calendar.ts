import { getInForce, inForce } from '../../fixtures/dated.ts';
import { delays, type DelayName } from '../../fixtures/delays.ts';
import { daysOff, workedInstead } from '../../fixtures/law/days-off.ts';
import { openingHours } from '../../fixtures/law/hours.ts';
import type { Closed } from '../world/agency.ts';
import { minutes, seconds, type Instant } from '../world/world.ts';

/** Working time of offices, on the simulated clock. Days are 'YYYY-MM-DD' and times 'HH:MM' in Vietnam, which is UTC+7 all year. */
const ZONE = minutes(7 * 60);
const DAY = minutes(24 * 60);
const HOUR = minutes(60);

export const localDay = (at: Instant): string => new Date(at + ZONE).toISOString().slice(0, 10);
export const localTime = (at: Instant): string => new Date(at + ZONE).toISOString().slice(11, 16);
export const instantAt = (day: string, time = '00:00'): Instant => Date.parse(`${day}T${time}:00Z`) - ZONE;
export const addDays = (day: string, count: number): string => localDay(instantAt(day) + count * DAY);

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

export function isWorkingDate(day: string): boolean {
  if (workedInstead.some((swap) => swap.day === day)) return true;
  return !isWeekend(day) && !inForce(daysOff, day);
}
export const isWorkingDay = (at: Instant): boolean => isWorkingDate(localDay(at));

interface Open {
  readonly opens: Instant;
  readonly closes: Instant;
}
/** When the doors are open on a day, in order. Nothing on a day off. */
const spansOf = (day: string): readonly Open[] =>
  isWorkingDate(day)
    ? getInForce(openingHours, day).spans.map(({ opens, closes }) => ({ opens: instantAt(day, opens), closes: instantAt(day, closes) }))
    : [];

/** The span that is open at a moment, or the next one. A door is shut at its closing minute. */
function spanFrom(at: Instant): Open {
  for (let day = localDay(at); ; day = addDays(day, 1)) {
    const span = spansOf(day).find(({ closes }) => at < closes);
    if (span) return span;
  }
}

export const isOpen = (at: Instant): boolean => spanFrom(at).opens <= at;
/** The first moment from `at` on at which offices are open; `at` itself where they are. */
export const nextOpening = (at: Instant): Instant => Math.max(at, spanFrom(at).opens);

/** Why a door is shut now and when it opens, for an agency's `closed`; nothing while it is open. */
export function closedNow(at: Instant): Closed | undefined {
  const day = localDay(at);
  const until = nextOpening(at);
  if (until === at) return undefined;
  if (!isWorkingDate(day)) return { why: inForce(daysOff, day) ? 'day-off' : 'weekend', until };
  const isLunch = localDay(until) === day && spansOf(day).some(({ closes }) => closes <= at);
  return { why: isLunch ? 'lunch' : 'after-hours', until };
}

/** When so many hours of open doors have passed. What ends at closing time ends then, not on the next morning. */
export function workingHoursLater(at: Instant, hours: number): Instant {
  let left = Math.round(hours * HOUR);
  for (let from = nextOpening(at); ; from = nextOpening(from)) {
    const { closes } = spanFrom(from);
    if (left <= closes - from) return from + left;
    left -= closes - from;
    from = closes;
  }
}

/** So many working days later, at the same time of day or at the one given. What comes when doors are shut counts from their opening. */
export function workingDaysLater(at: Instant, count: number, time?: string): Instant {
  const from = nextOpening(at);
  let day = localDay(from);
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDate(day)) left--;
  }
  return time === undefined ? instantAt(day) + (from - instantAt(localDay(from))) : instantAt(day, time);
}

/** How long the world takes for something, from a moment on: for the `after` of a link. */
export const waitFor =
  (name: DelayName) =>
  (_data: unknown, at: Instant): Instant => {
    const { takes } = getInForce(delays[name], localDay(at));
    if ('seconds' in takes) return seconds(takes.seconds);
    if ('minutes' in takes) return minutes(takes.minutes);
    return ('workingHours' in takes ? workingHoursLater(at, takes.workingHours) : workingDaysLater(at, takes.workingDays)) - at;
  };
