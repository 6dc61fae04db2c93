import { minutes, type Instant } from '../../world/world.ts';
import { addDays, closedNow, isWorkingDate, localDay, waitFor } from '../calendar.ts';
import { defineSite } from '../page.ts';
import { handIn } from './commands/hand-in.ts';
import { setOut } from './commands/set-out.ts';
import { waitForOpening } from './commands/wait-for-opening.ts';
import { DOORS, doorOf, isWaiting, papersInHand, street, visitsOf, type Street } from './street.ts';

/** How many days of the calendar are shown: those gone, and some to come. */
const DAYS_GONE = 12;
const DAYS_AHEAD = 4;

/** The town between the offices: where one can go, what one carries, which day it is. It is no website and has no address. */
export const streetSite = defineSite(street, {
  id: 'street',
  pane: 'browser',
  pages: {
    '': {
      forms: [setOut, handIn, waitForOpening],
      model(state, { seat, at }) {
        const door = doorOf(state, seat);
        const way = state.onTheWay[seat];
        const visits = visitsOf(state, seat);
        return {
          ...{ now: at, door, minutesAway: minutesAway(at), visits: visits.length, ...daysOf(state, seat, at) },
          way: way && { office: way.office, arrives: way.since + waitFor('way-across-town')(undefined, way.since) },
          papers: papersInHand(state, seat).map(({ title, office, note }) => ({ title, office, note })),
          places: DOORS.map((office) => ({ office, isHere: office === door, visits: visits.filter((visit) => visit.office === office).length })),
          closed: door === undefined || door === 'home' ? undefined : closedNow(at),
          waits: isWaiting(state, seat),
        };
      },
    },
  },
  leads: { 'set-out': () => '', 'paper-handed-in': () => '', 'wait-begun': () => '' },
});

const minutesAway = (at: Instant): number => Math.round(waitFor('way-across-town')(undefined, at) / minutes(1));

/** The days since the first paper was in hand, as far as they are shown, and the next few; and how many working days have gone by since. */
function daysOf(state: Street, seat: string, at: Instant) {
  const today = localDay(at);
  const received = Object.values(state.papers)
    .filter(({ holder }) => holder === seat)
    .map(({ receivedAt }) => localDay(receivedAt));
  const trips = visitsOf(state, seat).map((visit) => localDay(visit.at));
  const begun = [today, ...received].toSorted()[0] ?? today;
  const days = [];
  for (let day = begun; day <= addDays(today, DAYS_AHEAD); day = addDays(day, 1))
    days.push({ day, isOff: !isWorkingDate(day), isPast: day < today, isToday: day === today, trips: trips.filter((trip) => trip === day).length });
  const earliest = addDays(today, -DAYS_GONE);
  return { gone: days.filter(({ isOff, isPast }) => isPast && !isOff).length, days: days.filter(({ day }) => day >= earliest) };
}
