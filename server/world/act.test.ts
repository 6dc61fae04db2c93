import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { act, emptyWorld, living, replay, settle, type Country } from './act.ts';
import type { Command, Link } from './agency.ts';
import { begin, inject, leaveSeat, takeSeat } from './practice.ts';
import {
  accept,
  ask,
  box,
  citizen,
  clerk,
  comeIn,
  confirm,
  giveBack,
  goOut,
  invite,
  openPurse,
  receiveLetter,
  shutTill,
  TestPractice,
  till,
  tiny,
  unlockTill,
  writeReceipt,
  yard,
} from './test-country.ts';
import { link, minutes, office, person, seconds, type Order, type World } from './world.ts';

const pay = (coins = 5): Order => ask.order(citizen, { coins });
const theCode = (now: World): Order => confirm.order(citizen, confirm.suggest(now, citizen, () => true)[0] as { id: string; code: string });
const coinsOf = (now: World, owner = 'citizen'): number => till.in(now).purses[owner] ?? 0;
const letters = (now: World): readonly string[] => box.in(now).letters.map(({ what }) => what);
const refusals = ({ facts }: TestPractice): readonly string[] =>
  living(facts).flatMap(({ kind, data }) => (kind === 'practice/refused' ? [(data as { refused: string }).refused] : []));
const paid = (coins = 5, rules?: Country): TestPractice => {
  const p = new TestPractice(rules);
  p.give(pay(coins));
  p.give(theCode(p.world), p.world.now + seconds(30));
  return p;
};

describe('orders and links', () => {
  test('what is paid with the code from the letter gets its receipt by itself', () => {
    const p = paid();
    expect(clerk.in(p.world).receipts).toEqual([]);
    p.wait(seconds(1));
    expect(clerk.in(p.world).receipts).toHaveLength(1);
    expect([coinsOf(p.world), coinsOf(p.world, 'clerk')]).toEqual([15, 5]);
  });

  test('what is due happens at its own time, in order, however late one looks', () => {
    const p = new TestPractice();
    const start = p.world.now;
    p.give(pay());
    p.wait(minutes(9));
    expect(p.facts.find(({ kind }) => kind === 'box/letter-came')?.at).toBe(start + seconds(3));
  });

  test('a code is not known before its letter has come', () => {
    const p = new TestPractice();
    p.give(pay());
    const read = (text: string): boolean => box.in(p.world).letters.some(({ values }) => Object.values(values).includes(text));
    expect(confirm.suggest(p.world, citizen, read)).toHaveLength(0);
    p.wait(seconds(3));
    expect(confirm.suggest(p.world, citizen, read)).toHaveLength(1);
  });

  test('coins that the clerk cannot use come back, with the reason', () => {
    const p = paid(7);
    p.wait(minutes(1));
    expect([refusals(p), coinsOf(p.world)]).toEqual([['coins-differ'], 20]);
    expect(box.in(p.world).letters.at(-1)?.values).toEqual({ because: 'coins-differ' });
  });

  test('a closed door is tried again as often as the link says, and then the money comes back', () => {
    const p = new TestPractice();
    p.give(goOut.order(office('clerk'), {}));
    p.give(pay());
    p.give(theCode(p.world), p.world.now + seconds(30));
    p.wait(minutes(2));
    p.give(comeIn.order(office('clerk'), {}));
    p.wait(minutes(1));
    expect([refusals(p), clerk.in(p.world).receipts.length]).toEqual([['clerk-out', 'clerk-out'], 1]);

    const never = new TestPractice();
    never.give(goOut.order(office('clerk'), {}));
    never.give(pay());
    never.give(theCode(never.world), never.world.now + seconds(30));
    never.wait(minutes(9));
    expect([refusals(never), coinsOf(never.world)]).toEqual([['clerk-out', 'clerk-out', 'clerk-out', 'clerk-out'], 20]);
  });

  test('a door that opens at a known time is waited for', () => {
    const p = paid(7);
    const opens = p.world.now + minutes(30);
    p.give(shutTill.order(office('till'), { until: opens }));
    p.wait(minutes(29));
    expect(coinsOf(p.world)).toBe(13);
    p.wait(minutes(2));
    expect(coinsOf(p.world)).toBe(20);
    expect(p.facts.find(({ kind }) => kind === 'till/payment-returned')?.at).toBe(opens);
  });

  test('the office itself gets in while its door is closed', () => {
    const p = new TestPractice();
    p.give(shutTill.order(office('till'), {}));
    expect(p.give(pay()).refusal).toEqual({ refused: 'till-shut', field: null, closedUntil: 'unknown' });
    p.give(unlockTill.order(office('till'), {}));
    expect(p.give(pay()).refusal).toBeUndefined();
  });

  test('links that call one another for ever are caught', () => {
    const echo: Link = box.when('letter-came', receiveLetter, (letter) => letter);
    const p = new TestPractice({ ...tiny, links: [echo] });
    expect(() => p.give(receiveLetter.order(office('box'), { owner: 'x', what: 'echo', values: {} }))).toThrow('links never settle');
  });
});

describe('who may do what', () => {
  test('a person may not speak for the clerk, an office not for another one', () => {
    const p = new TestPractice();
    expect(() => p.give({ command: 'clerk/write-receipt', by: citizen, input: { id: 'T1', coins: 5 } })).toThrow('may not');
    expect(() => p.give(openPurse.order(office('clerk'), { owner: 'x', coins: 9 }))).toThrow('may not');
  });

  test('the practice itself may give what an office may', () => {
    expect(new TestPractice().give(openPurse.order(yard, { owner: 'x', coins: 9 })).refusal).toBeUndefined();
  });

  test('an unknown command is a mistake of the caller', () => {
    expect(() => new TestPractice().give({ command: 'till/rob', by: citizen, input: {} })).toThrow('may not');
  });
});

describe('refusals', () => {
  test('a refusal is a fact, and names the field', () => {
    const p = new TestPractice();
    const { refusal, facts } = p.give(pay(99));
    expect(refusal).toEqual({ refused: 'purse-empty', field: 'coins' });
    expect(facts[0]).toMatchObject({ kind: 'practice/refused', by: citizen, data: { command: 'till/ask', refused: 'purse-empty', field: 'coins' } });
  });

  test('what a refused order leaves behind happens all the same, as part of the same order', () => {
    const p = new TestPractice();
    p.give(pay());
    const { id } = Object.values(till.in(p.world).payments)[0]!;
    const { facts } = p.give(confirm.order(citizen, { id, code: 'wrong' }));
    expect(facts.map(({ kind }) => kind)).toEqual(['practice/refused', 'till/wrong-code']);
    expect(new Set(facts.map(({ order }) => order)).size).toBe(1);
    expect(till.in(p.world).wrongCodes).toBe(1);
  });

  test('an empty field and one that is something else are told apart', () => {
    const p = new TestPractice();
    const typed = (coins: unknown) => p.give({ command: 'till/ask', by: citizen, input: { coins } }).refusal;
    expect(typed('five')).toEqual({ refused: 'malformed', field: 'coins' });
    expect(typed(undefined)).toEqual({ refused: 'missing', field: 'coins' });
    expect(typed('5')).toBeUndefined();
  });

  test('a rule that refuses and goes on is a crash', () => {
    const careless = till.command({
      name: 'careless',
      from: ['person'],
      input: z.object({}),
      refusals: { no: null },
      judge(_, _given, refuse) {
        refuse('no');
        return [till.fact('unlocked', {})];
      },
    });
    const p = new TestPractice({ ...tiny, commands: { ...tiny.commands, [careless.id]: careless } });
    expect(() => p.give(careless.order(citizen, {}))).toThrow('"return" is missing');
  });

  test('what a spread carries along stays out of the log', () => {
    const spread = { owner: 'x', coins: 0, password: 'Secret1!' };
    expect(till.fact('opened-purse', spread).data).toEqual({ owner: 'x', coins: 0 });
  });

  test('a practice begins once', () => {
    const again = begin.order(yard, { seed: '8', scenario: 'test', version: 'v1', mode: 'exam', linked: true, defects: [] });
    expect(new TestPractice().give(again).refusal?.refused).toBe('begun-already');
  });
});

describe('seats', () => {
  const inviteFriend = invite.order(citizen, { guest: 'friend' });

  test('the world plays a person whom nobody plays', () => {
    const p = new TestPractice();
    p.give(inviteFriend);
    p.wait(minutes(2));
    expect(clerk.in(p.world).accepted).toEqual(['friend']);
  });

  test('the world waits while a learner has the seat, and takes over when the learner leaves', () => {
    const p = new TestPractice();
    p.give(inviteFriend);
    p.give(takeSeat.order(yard, { seat: 'friend' }));
    p.wait(minutes(9));
    expect(clerk.in(p.world).accepted).toEqual([]);
    p.give(leaveSeat.order(yard, { seat: 'friend' }));
    expect(clerk.in(p.world).accepted).toEqual(['friend']);
  });

  test('a person’s own order takes the place of the one that the world would have given, spaces or not', () => {
    const p = new TestPractice();
    p.give(inviteFriend);
    p.give(takeSeat.order(yard, { seat: 'friend' }));
    p.give(accept.order(person('friend'), { guest: ' friend ' }));
    p.give(leaveSeat.order(yard, { seat: 'friend' }));
    expect([clerk.in(p.world).accepted, refusals(p), p.world.due]).toEqual([['friend'], [], []]);
  });

  test('a seat is taken once', () => {
    const p = new TestPractice();
    p.give(takeSeat.order(yard, { seat: 'friend' }));
    expect(p.give(takeSeat.order(yard, { seat: 'friend' })).refusal?.refused).toBe('seat-taken-already');
  });
});

describe('rewind', () => {
  test('brings back world, clock and what was due, and draws new codes', () => {
    const p = new TestPractice();
    const before = p.world;
    p.give(pay());
    const { code } = Object.values(till.in(p.world).payments)[0]!;
    p.wait(minutes(1));
    p.back(before.length);
    expect([p.world.states['till'], p.world.due, p.world.now]).toEqual([before.states['till'], before.due, before.now]);
    p.give(pay());
    expect(Object.values(till.in(p.world).payments)[0]!.code).not.toBe(code);
  });

  test('never cuts an order in two, nor leads to before the start', () => {
    const p = new TestPractice();
    p.give(pay());
    const { id } = Object.values(till.in(p.world).payments)[0]!;
    p.give(confirm.order(citizen, { id, code: 'wrong' }));
    expect(() => p.back(p.facts.length - 1)).toThrow('no order begins');
    expect(() => p.back(p.facts.length)).toThrow('no order begins');
    expect(() => p.back(0)).toThrow('no order begins');
  });

  test('leaves people in their seats', () => {
    const p = new TestPractice();
    const to = p.facts.length;
    p.give(pay());
    p.give(takeSeat.order(yard, { seat: 'friend' }));
    p.back(to);
    expect(p.give(takeSeat.order(yard, { seat: 'friend' })).refusal?.refused).toBe('seat-taken-already');
  });

  test('a rewind can be followed by another, to before it', () => {
    const p = new TestPractice();
    const first = p.facts.length;
    p.give(pay(1));
    const second = p.facts.length;
    p.give(pay(2));
    p.back(second);
    p.give(pay(3));
    p.back(first);
    expect(Object.keys(till.in(p.world).payments)).toEqual([]);
    expect(living(p.facts).map(({ kind }) => kind)).toEqual(['practice/began', 'till/opened-purse', 'till/opened-purse', 'practice/rewound']);
    expect(() => p.back(second)).toThrow('no order begins');
  });
});

describe('injects and defects', () => {
  const outage: readonly Link[] = [
    { id: 'payment asked → inject outage', on: 'till/payment-asked', after: seconds(30), then: () => inject.order(link('script'), { id: 'outage' }) },
    { id: 'inject outage', on: 'practice/injected', then: () => shutTill.order(office('till'), {}) },
  ];

  test('an inject by script happens once, after its fact; by button at once', () => {
    const p = new TestPractice({ ...tiny, links: [...tiny.links, ...outage] });
    p.give(pay());
    p.wait(seconds(29));
    expect(till.in(p.world).shut).toBe(false);
    p.wait(seconds(1));
    expect(till.in(p.world).shut).toBe(true);
    expect(p.give(inject.order(yard, { id: 'outage' })).refusal?.refused).toBe('injected-already');
    const q = new TestPractice({ ...tiny, links: [...tiny.links, ...outage] });
    q.give(inject.order(yard, { id: 'outage' }));
    expect(till.in(q.world).shut).toBe(true);
  });

  test('what happened under a seeded defect stays as it was when the defect is mended', () => {
    const noExpiry: Command = { ...confirm, judge: (now, given) => confirm.judge(now, { ...given, at: 0 }) };
    const spoilt: Country = {
      ...tiny,
      commands: { ...tiny.commands, [confirm.id]: noExpiry },
      links: tiny.links.filter(({ id }) => id !== 'till/payment-asked → box/receive-letter'),
    };
    const p = new TestPractice(spoilt);
    p.give(pay());
    const late = theCode(p.world);
    p.wait(minutes(9));
    expect(letters(p.world)).toEqual([]);
    expect(p.give(late).refusal).toBeUndefined();
    expect(replay(tiny, p.facts)).toEqual(p.world);
  });
});

describe('the log stands by itself', () => {
  test('a stored practice is the same world under tomorrow’s links', () => {
    const p = new TestPractice();
    p.give(pay());
    expect(replay({ ...tiny, links: [] }, p.facts)).toEqual(p.world);
    expect(replay({ ...tiny, links: tiny.links.toReversed() }, p.facts)).toEqual(p.world);
  });

  test('it goes on without a command that is gone', () => {
    const p = new TestPractice();
    p.give(pay());
    const { 'box/receive-letter': _gone, ...commands } = tiny.commands;
    const { facts, world: later } = settle({ ...tiny, commands }, p.world, p.world.now + minutes(1));
    expect([facts[0]?.data, later.due]).toEqual([{ command: 'box/receive-letter', refused: 'command-gone', field: null }, []]);
  });

  test('a fact that nobody knows is a crash, not a silent gap', () => {
    const [first] = new TestPractice().facts;
    expect(() => replay(tiny, [{ ...first!, kind: 'mint/coined' }])).toThrow('no such agency');
    expect(() => replay(tiny, [{ ...first!, kind: 'till/melted' }])).toThrow('nobody knows where');
  });

  test('every state keeps the keys that it opened with', () => {
    const p = paid();
    for (const { name, opens } of Object.values(tiny.agencies)) expect(Object.keys(p.world.states[name]!)).toEqual(Object.keys(opens as object));
  });

  test('an order changes nothing in the world that it was given in', () => {
    const p = new TestPractice();
    const before = JSON.stringify(p.world);
    act(tiny, p.world, pay(), p.world.now);
    expect(JSON.stringify(p.world)).toBe(before);
    expect(emptyWorld(tiny).length).toBe(0);
  });

  test('a refund that is given twice is refused the second time', () => {
    const p = paid(7);
    p.wait(minutes(1));
    const { id } = Object.values(till.in(p.world).payments)[0]!;
    expect(p.give(giveBack.order(link('clerk'), { id })).refusal?.refused).toBe('payment-unknown');
    expect(p.give(writeReceipt.order(link('till'), { id, coins: 5 })).refusal).toBeUndefined();
  });
});
