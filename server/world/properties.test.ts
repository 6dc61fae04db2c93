import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { living, replay, settle } from './act.ts';
import { leaveSeat, takeSeat } from './practice.ts';
import { accept, ask, citizen, clerk, comeIn, confirm, goOut, invite, shutTill, TestPractice, till, unlockTill, yard } from './test-country.ts';
import { minutes, office, person, type Order, type World } from './world.ts';

/** One thing that is done: which of the possible orders, after how long, with which looks before it; or a rewind. */
interface Deed {
  readonly pick: number;
  readonly wait: number;
  readonly looks: readonly number[];
  readonly rewind: boolean;
  readonly code: string;
}

const Deed: fc.Arbitrary<Deed> = fc.record({
  pick: fc.nat(),
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: minutes(3) }), fc.integer({ min: 0, max: minutes(30) })),
  looks: fc.array(fc.nat(), { maxLength: 3 }),
  rewind: fc.boolean().chain((may) => (may ? fc.boolean() : fc.constant(false))),
  code: fc.constantFrom('right', 'wrong'),
});

const friend = person('friend');

/** Everything sensible and much that is not, on the world as it then stands. */
function ordersIn(now: World, { code }: Deed): readonly Order[] {
  const codes = Object.values(till.in(now).payments).map(({ id, code: right }) =>
    confirm.order(citizen, { id, code: code === 'right' ? right : '000000' }),
  );
  return [
    ...[1, 5, 7, 99].map((coins) => ask.order(citizen, { coins })),
    ...codes,
    invite.order(citizen, { guest: 'friend' }),
    accept.order(friend, { guest: 'friend' }),
    takeSeat.order(yard, { seat: 'friend' }),
    leaveSeat.order(yard, { seat: 'friend' }),
    shutTill.order(office('till'), { until: now.now + minutes(10) }),
    shutTill.order(office('till'), {}),
    unlockTill.order(office('till'), {}),
    goOut.order(office('clerk'), {}),
    comeIn.order(office('clerk'), {}),
    { command: 'till/ask', by: citizen, input: { coins: 'many' } },
  ];
}

/** Orders that can be rewound to: not the start, not a rewind. */
const startsIn = ({ facts }: TestPractice): readonly number[] =>
  living(facts).flatMap(({ n, order, kind }) => (n === order && n > 2 && kind !== 'practice/rewound' ? [n] : []));

/** Does the same to a practice that nobody looks at and to one that somebody looks at all the time. */
function doBoth(a: TestPractice, b: TestPractice, deed: Deed): void {
  const at = a.world.now + deed.wait;
  const starts = startsIn(a);
  if (deed.rewind && starts.length > 0) {
    for (const p of [a, b]) p.back(starts[deed.pick % starts.length]!);
    return;
  }
  for (const look of deed.looks) if (at > b.world.now) b.look(b.world.now + (look % (at - b.world.now)));
  const orders = ordersIn(settle(a.rules, a.world, at).world, deed);
  for (const p of [a, b]) p.give(orders[deed.pick % orders.length]!, at);
}

test('whatever is done: looking in between changes nothing, replay gives the same world, no coin is made or lost', () => {
  fc.assert(
    fc.property(fc.array(Deed, { maxLength: 25 }), fc.integer(), (deeds, seed) => {
      const [a, b] = [new TestPractice(undefined, String(seed)), new TestPractice(undefined, String(seed))];
      for (const deed of deeds) doBoth(a, b, deed);
      const end = a.world.now + minutes(60);
      for (const p of [a, b]) p.look(end);
      expect(b.facts).toEqual(a.facts);
      expect(b.world).toEqual(a.world);
      expect({ ...replay(a.rules, a.facts), now: 0 }).toEqual({ ...a.world, now: 0 });
      expect(Object.values(till.in(a.world).purses).reduce((sum, coins) => sum + coins)).toBe(20);
      const { receipts } = clerk.in(a.world);
      expect(new Set(receipts).size).toBe(receipts.length);
    }),
    { numRuns: 300 },
  );
});

test('two practices that differ in their seed draw other codes', () => {
  const codes = ['1', '2'].map((seed) => {
    const p = new TestPractice(undefined, seed);
    p.give(ask.order(citizen, { coins: 1 }));
    return Object.values(till.in(p.world).payments)[0]?.code;
  });
  expect(codes[0]).not.toBe(codes[1]);
});
