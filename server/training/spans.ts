import { z } from 'zod';
import { instantAt } from '../agencies/calendar.ts';
import { minutes, seconds, type Instant } from '../world/world.ts';

const UNITS = { second: seconds(1), minute: minutes(1), hour: minutes(60), day: minutes(24 * 60) } as const;

/** How long something takes, as an author writes it. Simulated time. */
export const Span = z
  .string()
  .regex(/^\d{1,4} (second|minute|hour|day)s?$/, 'a time such as "20 seconds", "3 minutes", "2 hours" or "1 day"')
  .meta({ id: 'span', description: 'How long something takes, in simulated time: "20 seconds", "3 minutes", "2 hours", "1 day".' });

/** As an author would write it, in the largest unit that does; where none does, a little longer. */
export function spanFor(time: Instant): string {
  const fitting = Object.entries(UNITS).filter(([, each]) => time / each < 10_000);
  const [unit, each] = fitting.findLast(([, length]) => time > 0 && time % length === 0) ?? fitting[0] ?? ['day', UNITS.day];
  const count = Math.ceil(time / each);
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

/** "3 minutes" → milliseconds. */
export function spanOf(text: string): Instant {
  const [count = '', unit = ''] = text.split(' ');
  return Number(count) * UNITS[unit.replace(/s$/, '') as keyof typeof UNITS];
}

/** A minute of simulated time, as clocks in Vietnam show it. */
export const Moment = z.iso.datetime({ local: true, precision: -1 });

/** "2026-11-10T09:40" → milliseconds. */
export const momentOf = (written: string): Instant => instantAt(written.slice(0, 10), written.slice(11));
