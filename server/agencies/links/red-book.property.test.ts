import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { replay, settle } from '../../world/act.ts';
import { leaveSeat, takeSeat } from '../../world/practice.ts';
import { minutes, office, person, type Instant, type Order } from '../../world/world.ts';
import { land } from '../land/land.ts';
import { payments } from '../payments/payments.ts';
import { declareTransfer } from '../portal/commands/declare-transfer.ts';
import { handIn } from '../street/commands/hand-in.ts';
import { setOut } from '../street/commands/set-out.ts';
import { buyer, CERTIFICATE, ids, MORNING, seller, TestPractice, type Seat } from './test-transfer.ts';

/** One thing that happens in a random practice. Numbers choose among what is possible then. */
const Deed = fc.oneof(
  { weight: 14, arbitrary: fc.record({ what: fc.constant('go-on' as const) }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('suggested' as const), who: fc.constantFrom<Seat>('buyer', 'seller'), pick: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('declare' as const), backwards: fc.boolean(), price: fc.integer({ min: 1, max: 4_000_000_000 }) }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('wait' as const), time: fc.integer({ min: 1, max: 3 * 24 * 60 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('pay' as const), who: fc.constantFrom<Seat>('buyer', 'seller') }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('seat' as const), who: fc.constantFrom<Seat>('buyer', 'seller'), take: fc.boolean() }) },
);
type Deed = typeof Deed extends fc.Arbitrary<infer Done> ? Done : never;

/** Every certificate that there is, with the first and the newest holder: also those that are not the seller's any more. */
function declaration(p: TestPractice, backwards: boolean, price: number): Order {
  const last = Object.values(land.in(p.world).certificates).at(-1)?.id ?? CERTIFICATE;
  return backwards
    ? declareTransfer.order(buyer, { certificate: last, buyerId: ids.seller, price, taxPaidBy: 'seller' })
    : declareTransfer.order(seller, { certificate: last, buyerId: ids.buyer, price, taxPaidBy: 'buyer' });
}

function suggested(p: TestPractice, who: Seat, pick: number): Order | undefined {
  const orders = Object.values(p.rules.commands)
    .filter(({ from }) => from.includes('person'))
    .flatMap((command) =>
      command
        .suggest(p.world, person(who), () => true)
        .slice(0, 3)
        .map((input) => ({ command: command.id, by: person(who), input })),
    );
  return orders[pick % Math.max(1, orders.length)];
}

/** The usual next thing, so that random practices come far. */
function goOn(p: TestPractice): void {
  for (const who of ['seller', 'buyer'] as const) if (p.does(handIn, who) || p.does(setOut, who)) return;
  if (p.signs('seller') || p.signs('buyer') || p.pays('buyer') || p.pays('seller')) return;
  if (p.give(declaration(p, false, 2_000_000_000)).refusal) p.wait(minutes(24 * 60));
  else p.wait(minutes(1));
}

/** TestPractice itself fails when a step breaks an invariant of the register. */
function perform(p: TestPractice, deed: Deed): void {
  if (deed.what === 'go-on') goOn(p);
  else if (deed.what === 'wait') p.wait(minutes(deed.time));
  else if (deed.what === 'declare') p.give(declaration(p, deed.backwards, deed.price));
  else if (deed.what === 'seat') p.give((deed.take ? takeSeat : leaveSeat).order(office('practice'), { seat: deed.who }));
  else if (deed.what === 'pay') p.pays(deed.who);
  else {
    const order = suggested(p, deed.who, deed.pick);
    if (order) p.give(order);
  }
}

const everyDay = fc.array(Deed, { minLength: 20, maxLength: 60, size: 'max' });

test('no sequence of valid and invalid orders leaves a plot without a valid certificate or with two, with links and without', () => {
  let transfers = 0;
  fc.assert(
    fc.property(everyDay, fc.boolean(), (deeds, linked) => {
      const p = new TestPractice({ linked });
      for (const deed of deeds) perform(p, deed);
      transfers += Object.keys(land.in(p.world).certificates).length - 1;
      expect(Object.values(land.in(p.world).certificates).filter(({ status }) => status === 'valid')).toHaveLength(1);
      expect({ ...replay(p.rules, p.facts), now: 0 }).toEqual({ ...p.world, now: 0 });
    }),
    { numRuns: 60 },
  );
  expect(transfers).toBeGreaterThan(3); // or the property says nothing
});

test('a duty of a dossier is settled at most once, whatever is ordered', () => {
  let duties = 0;
  fc.assert(
    fc.property(everyDay, (deeds) => {
      const p = new TestPractice();
      for (const deed of deeds) perform(p, deed);
      const settled = p.facts.flatMap(({ kind, data }) => (kind === 'payments/duty-settled' ? [(data as { readonly duty: string }).duty] : []));
      duties += settled.length;
      expect(new Set(settled).size).toBe(settled.length);
      expect(Object.keys(payments.in(p.world).duties)).toEqual(expect.arrayContaining(settled));
    }),
    { numRuns: 60 },
  );
  expect(duties).toBeGreaterThan(20);
});

test('looking in between changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 * 24 * 60 }), { maxLength: 6 }), (looks) => {
      const [a, b] = [new TestPractice({ seats: [] }), new TestPractice({ seats: [] })];
      for (const p of [a, b]) p.declare();
      const end: Instant = MORNING + minutes(6 * 24 * 60);
      let watched = b.world;
      const seen = looks
        .toSorted((x, y) => x - y)
        .flatMap((look) => {
          const outcome = settle(b.rules, watched, Math.max(watched.now, MORNING + minutes(look)));
          watched = outcome.world;
          return outcome.facts;
        });
      const rest = settle(b.rules, watched, end);
      const whole = settle(a.rules, a.world, end);
      expect([...seen, ...rest.facts]).toEqual(whole.facts);
      expect(rest.world).toEqual(whole.world);
    }),
    { numRuns: 40 },
  );
});
