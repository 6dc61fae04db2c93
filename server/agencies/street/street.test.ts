import { describe, expect, test } from '@jest/globals';
import { act, emptyWorld, settle, type Country, type Outcome } from '../../world/act.ts';
import { defineAgency, type Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { link, minutes, office, person, type World } from '../../world/world.ts';
import { z } from 'zod';
import { byHand, streetLinks } from './by-hand.ts';
import { arrive } from './commands/arrive.ts';
import { handIn } from './commands/hand-in.ts';
import { receivePaper } from './commands/receive-paper.ts';
import { returnPaper } from './commands/return-paper.ts';
import { setOut } from './commands/set-out.ts';
import { waitForOpening } from './commands/wait-for-opening.ts';
import { endWait } from './commands/end-wait.ts';
import { streetSite } from './pages.ts';
import { doorOf, isWaiting, papersInHand, street, visitsOf } from './street.ts';

/** A counter that takes a fee of 87.000 đ, and nothing else. */
const counter = defineAgency({
  name: 'counter',
  facts: { asked: z.object({ amount: z.int() }), settled: z.object({ amount: z.int(), online: z.boolean() }) },
  opens: { settled: 0, online: true },
  fold: { asked: (state) => state, settled: (_, { amount, online }) => ({ settled: amount, online }) },
});
const ask = counter.command({
  name: 'ask',
  from: ['office'],
  input: z.object({ amount: z.int() }),
  refusals: {},
  judge: (_, { input }) => [counter.fact('asked', input)],
});
const settleFee = counter.command({
  name: 'settle',
  from: ['link'],
  input: z.object({ amount: z.int(), online: z.boolean() }),
  refusals: { 'amount-differs': 'amount' },
  judge: (_, { input }, refuse) => (input.amount === 87_000 ? [counter.fact('settled', input)] : refuse('amount-differs')),
});
const wire = counter.when('asked', settleFee, ({ amount }) => ({ amount, online: true }), {
  carried: () => ({ holder: 'citizen', office: 'service-point', title: 'receipts' }),
});
const commands: readonly Command[] = [ask, settleFee, setOut, arrive, waitForOpening, endWait, handIn, receivePaper, returnPaper];
const country: Country = {
  agencies: { practice, counter, street },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [byHand(wire), ...streetLinks],
};
const MORNING = Date.parse('2026-11-10T08:30:00+07:00');
const citizen = person('citizen');

const begun = (amount = 87_000, at = MORNING): World => act(country, emptyWorld(country), ask.order(office('counter'), { amount }), at).world;
const after = (world: World, minutesLater: number): World => settle(country, world, world.now + minutes(minutesLater)).world;
const goes = (world: World, door: string): Outcome => act(country, world, { command: setOut.id, by: citizen, input: { office: door } }, world.now);
const handsIn = (world: World): Outcome =>
  act(country, world, handIn.order(citizen, { paper: papersInHand(street.in(world), 'citizen')[0]?.title ?? 'none' }), world.now);
const atCounter = (world: World): World => after(goes(world, 'service-point').world, 40);

describe('a paper in place of a wire', () => {
  test('waits in the hand of whoever carries it, and does what the wire would have done when it is handed in', () => {
    const world = begun();
    expect(papersInHand(street.in(world), 'citizen')).toMatchObject([{ office: 'service-point', title: 'receipts', inHand: true }]);
    expect(counter.in(world).settled).toBe(0);
    const done = handsIn(atCounter(world)).world;
    expect(counter.in(done).settled).toBe(87_000);
    expect(papersInHand(street.in(done), 'citizen')).toEqual([]);
  });

  test('was not filed online', () => {
    expect(counter.in(handsIn(atCounter(begun())).world).online).toBe(false);
  });

  test('comes back into the hand, with the reason, where the counter refuses it', () => {
    const world = handsIn(atCounter(begun(78_000))).world;
    expect(papersInHand(street.in(world), 'citizen')).toMatchObject([{ inHand: true, note: 'amount-differs' }]);
  });

  test('is taken by its own counter only, in opening hours, and once', () => {
    expect(handsIn(begun()).refusal?.refused).toBe('wrong-counter');
    const evening = atCounter(begun(87_000, Date.parse('2026-11-10T17:30:00+07:00')));
    expect(handsIn(evening).refusal?.refused).toBe('counter-closed');
    const done = handsIn(atCounter(begun())).world;
    expect(handsIn(done).refusal?.refused).toBe('paper-unknown');
  });

  test('cannot be handed in by somebody else, nor made by a person', () => {
    const world = begun();
    expect(act(country, world, handIn.order(person('thief'), { paper: 'receipts' }), world.now).refusal?.refused).toBe('paper-unknown');
    expect(() => act(country, world, { command: receivePaper.id, by: citizen, input: {} }, world.now)).toThrow(/may not/);
  });

  test('goes to a door that exists', () => {
    const lost = byHand({ ...wire, carried: () => ({ holder: 'citizen', office: 'moon', title: 'receipts' }) });
    expect(() => lost.then({ amount: 1 })).toThrow(/nobody can walk to moon/);
  });

  test('is not made of a wire that is always there', () => {
    const { carried: _, ...always } = wire;
    expect(byHand(always)).toBe(always);
  });
});

describe('a way across town', () => {
  test('takes 40 minutes and counts as a visit; the way home does not', () => {
    const world = begun();
    const underWay = goes(world, 'tax').world;
    expect(doorOf(street.in(underWay), 'citizen')).toBeUndefined();
    expect(doorOf(street.in(after(underWay, 39)), 'citizen')).toBeUndefined();
    const there = after(underWay, 40);
    expect(doorOf(street.in(there), 'citizen')).toBe('tax');
    const home = after(goes(there, 'home').world, 40);
    expect(visitsOf(street.in(home), 'citizen').map(({ office: door }) => door)).toEqual(['tax']);
  });

  test('does not begin where one stands, nor on the way', () => {
    expect(goes(begun(), 'home').refusal?.refused).toBe('there-already');
    expect(goes(goes(begun(), 'tax').world, 'bank').refusal?.refused).toBe('on-the-way');
  });

  test('is suggested to where a paper in hand belongs', () => {
    const at = (world: World) => setOut.suggest(world, citizen, () => false);
    expect(at(begun())).toEqual([{ office: 'service-point' }]);
    expect(at(atCounter(begun()))).toEqual([]);
    expect(handIn.suggest(atCounter(begun()), citizen, () => false)).toHaveLength(1);
    expect(handIn.suggest(begun(), citizen, () => false)).toEqual([]);
  });
});

describe('a closed door', () => {
  const waits = (world: World): Outcome => act(country, world, waitForOpening.order(citizen, {}), world.now);
  const closed = atCounter(begun(87_000, Date.parse('2026-11-10T11:10:00+07:00')));

  test('opens for whoever waits at it, and takes the paper then', () => {
    expect(waitForOpening.suggest(closed, citizen, () => false)).toEqual([{}]);
    const waiting = waits(closed).world;
    expect(isWaiting(street.in(waiting), 'citizen')).toBe(true);
    expect(waits(waiting).refusal?.refused).toBe('waiting-already');
    expect(handsIn(after(waiting, 99)).refusal?.refused).toBe('counter-closed');
    const open = after(waiting, 100); // 11:50 → 13:30
    expect(isWaiting(street.in(open), 'citizen')).toBe(false);
    expect(counter.in(handsIn(open).world).settled).toBe(87_000);
  });

  test('is not waited for where it is open, nor at home, nor after one has left', () => {
    expect(waits(atCounter(begun())).refusal?.refused).toBe('open-already');
    expect(waits(begun()).refusal?.refused).toBe('no-counter');
    const left = goes(waits(closed).world, 'home').world;
    expect(isWaiting(street.in(after(left, 120)), 'citizen')).toBe(false);
  });
});

test('the page of the town shows the days since the first paper, with the trips and the days off', () => {
  const friday = atCounter(begun(87_000, Date.parse('2026-11-13T08:30:00+07:00')));
  const monday = after(friday, 3 * 24 * 60);
  const page = streetSite.show(monday, streetSite.find('')!, 'citizen');
  expect(page).toMatchObject({ door: 'service-point', visits: 1, minutesAway: 40, papers: [{ title: 'receipts', office: 'service-point' }] });
  expect((page!['days'] as readonly { readonly day: string }[]).slice(0, 4)).toEqual([
    { day: '2026-11-13', isOff: false, isPast: true, isToday: false, trips: 1 },
    { day: '2026-11-14', isOff: true, isPast: true, isToday: false, trips: 0 },
    { day: '2026-11-15', isOff: true, isPast: true, isToday: false, trips: 0 },
    { day: '2026-11-16', isOff: false, isPast: false, isToday: true, trips: 0 },
  ]);
  const later = streetSite.show(after(friday, 28 * 24 * 60), streetSite.find('')!, 'citizen')!;
  expect([later['gone'], (later['days'] as readonly object[]).length]).toEqual([19, 17]); // of twenty, 24 November is a day off
  expect(streetSite.show(goes(monday, 'tax').world, streetSite.find('')!, 'citizen')).toMatchObject({
    door: undefined,
    way: { office: 'tax', arrives: monday.now + minutes(40) },
  });
});

test('a counter cannot return a paper that it never had', () => {
  const { world } = { world: begun() };
  expect(act(country, world, returnPaper.order(link('street'), { id: 'P0' }), world.now).refusal?.refused).toBe('paper-unknown');
});
