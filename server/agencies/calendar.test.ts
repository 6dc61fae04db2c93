import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  closedNow,
  instantAt,
  isOpen,
  isWorkingDate,
  isWorkingDay,
  localDay,
  localTime,
  nextOpening,
  waitFor,
  workingDaysLater,
  workingHoursLater,
} from './calendar.ts';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const shown = (instant: number) => `${localDay(instant)} ${localTime(instant)}`;
const instants = fc.integer({ min: at('2025-12-01 00:00'), max: at('2027-12-31 00:00') });

describe('local days', () => {
  test('begin at midnight in Vietnam, seven hours before UTC does', () => {
    expect(localDay(Date.UTC(2026, 10, 9, 17))).toBe('2026-11-10');
    expect(localDay(Date.UTC(2026, 10, 9, 16, 59))).toBe('2026-11-09');
    expect(instantAt('2026-11-10', '08:30')).toBe(Date.UTC(2026, 10, 10, 1, 30));
  });

  test('are counted over months and years', () => {
    expect(addDays('2026-11-10', 30)).toBe('2026-12-10');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });
});

describe('working days', () => {
  test.each(['2026-11-10', '2026-11-23', '2026-11-25', '2026-08-22', '2027-02-11'])('%s is one', (day) => {
    expect(isWorkingDate(day)).toBe(true);
    expect(isWorkingDay(instantAt(day, '23:59'))).toBe(true);
  });

  test.each(['2026-11-24', '2026-11-21', '2026-11-22', '2026-02-16', '2026-02-20', '2026-04-27', '2026-08-31', '2027-02-08', '2027-11-24'])(
    '%s is none',
    (day) => {
      expect(isWorkingDate(day)).toBe(false);
    },
  );

  test('24 November was an ordinary day before it became the day of culture', () => {
    expect(isWorkingDate('2025-11-24')).toBe(true);
  });
});

describe('doors', () => {
  test.each([
    ['2026-11-10 07:59', 'after-hours', '2026-11-10 08:00'],
    ['2026-11-10 11:30', 'lunch', '2026-11-10 13:30'],
    ['2026-11-10 17:00', 'after-hours', '2026-11-11 08:00'],
    ['2026-11-20 17:00', 'after-hours', '2026-11-23 08:00'],
    ['2026-11-21 09:00', 'weekend', '2026-11-23 08:00'],
    ['2026-11-24 09:00', 'day-off', '2026-11-25 08:00'],
    ['2026-02-13 17:30', 'after-hours', '2026-02-23 08:00'],
    ['2026-02-14 10:00', 'day-off', '2026-02-23 08:00'],
  ])('are shut at %s (%s) until %s', (now, why, until) => {
    expect(closedNow(at(now))).toEqual({ why, until: at(until) });
    expect(isOpen(at(now))).toBe(false);
  });

  test.each(['2026-11-10 08:00', '2026-11-10 11:29', '2026-11-10 13:30', '2026-11-10 16:59', '2026-08-22 09:00'])('are open at %s', (now) => {
    expect(closedNow(at(now))).toBeUndefined();
    expect(nextOpening(at(now))).toBe(at(now));
  });

  test('open again whenever one looks', () => {
    fc.assert(
      fc.property(instants, (now) => {
        expect(nextOpening(now)).toBeGreaterThanOrEqual(now);
        expect(isOpen(nextOpening(now))).toBe(true);
        expect(isOpen(now)).toBe(closedNow(now) === undefined);
      }),
    );
  });
});

describe('working hours later', () => {
  test.each([
    ['2026-11-10 08:30', 2, '2026-11-10 10:30'],
    ['2026-11-10 10:00', 2, '2026-11-10 14:00'],
    ['2026-11-10 09:30', 2, '2026-11-10 11:30'],
    ['2026-11-10 16:00', 2, '2026-11-11 09:00'],
    ['2026-11-23 16:00', 2, '2026-11-25 09:00'],
    ['2026-11-21 12:00', 0.5, '2026-11-23 08:30'],
    ['2026-11-10 08:00', 14, '2026-11-11 17:00'],
  ])('from %s, %d hours: %s', (from, hours, until) => {
    expect(shown(workingHoursLater(at(from), hours))).toBe(until);
  });

  test('never run backwards, and more of them never end earlier', () => {
    const hours = fc.integer({ min: 0, max: 80 });
    fc.assert(
      fc.property(instants, hours, hours, (from, some, more) => {
        expect(workingHoursLater(from, some)).toBeGreaterThanOrEqual(from);
        expect(workingHoursLater(from, some + more)).toBeGreaterThanOrEqual(workingHoursLater(from, some));
      }),
    );
  });

  test('can be taken in two pieces', () => {
    const hours = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(instants, hours, hours, (from, first, second) => {
        expect(nextOpening(workingHoursLater(workingHoursLater(from, first), second))).toBe(nextOpening(workingHoursLater(from, first + second)));
      }),
    );
  });
});

describe('working days later', () => {
  test.each([
    ['2026-11-10 09:15', 1, '2026-11-11 09:15'],
    ['2026-11-23 09:15', 1, '2026-11-25 09:15'],
    ['2026-11-20 18:00', 1, '2026-11-25 08:00'],
    ['2026-11-10 12:00', 1, '2026-11-11 13:30'],
    ['2026-02-13 10:00', 3, '2026-02-25 10:00'],
    ['2026-08-28 10:00', 1, '2026-09-03 10:00'],
    ['2026-11-10 10:00', 8, '2026-11-20 10:00'],
  ])('from %s, %d days: %s', (from, count, until) => {
    expect(shown(workingDaysLater(at(from), count))).toBe(until);
  });

  test('end at the time that is asked for', () => {
    expect(shown(workingDaysLater(at('2026-11-10 10:00'), 2, '08:30'))).toBe('2026-11-12 08:30');
  });

  test('always end behind an open door', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 0, max: 30 }), (from, count) => expect(isOpen(workingDaysLater(from, count))).toBe(true)));
  });
});

describe('waitFor', () => {
  test('counts seconds as they are and working time over nights and days off', () => {
    const evening = at('2026-11-23 16:30');
    expect(waitFor('sms')({}, evening)).toBe(3_000);
    expect(shown(evening + waitFor('notary-certify')({}, evening))).toBe('2026-11-25 09:30');
    expect(shown(evening + waitFor('tax-assess')({}, evening))).toBe('2026-11-25 16:30');
  });
});
