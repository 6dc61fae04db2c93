import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { saoBien, treXanh } from '../agencies/bank/banks.ts';
import { carriedOutTwice, ledgerSum, overdrawn } from '../agencies/bank/state.ts';
import { brokenInvariants } from '../agencies/land/invariants.ts';
import { land } from '../agencies/land/land.ts';
import { living, settle } from '../world/act.ts';
import { leaveSeat, takeSeat } from '../world/practice.ts';
import { minutes, office, person, type Order, type World } from '../world/world.ts';
import { begin } from './begin.ts';
import { knownTo } from './persona.ts';
import { back, fromFacts, give, look, pass, type Run } from './run.ts';
import { walkOf } from './scenario.ts';
import { loadScenario } from './test-scenarios.ts';
import { play } from './walk.ts';

/** One thing that a learner does: which of the possible orders, spoilt or not, after how long, with which looks before it; or something of the yard. */
interface Deed {
  readonly what: 'order' | 'jump' | 'rewind' | 'seat';
  readonly pick: number;
  readonly spoil: number;
  /** Only what leads somewhere in this exercise: chance alone would never get to the end of a chain. */
  readonly usual: boolean;
  readonly wait: number;
  readonly looks: readonly number[];
}
const Deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constant('order' as const) },
    { weight: 2, arbitrary: fc.constantFrom('jump' as const, 'rewind' as const, 'seat' as const) },
  ),
  pick: fc.nat(),
  spoil: fc.oneof({ weight: 5, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat() }),
  usual: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  wait: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 15_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: minutes(6) }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: minutes(60 * 30) }) },
  ),
  looks: fc.array(fc.nat(), { maxLength: 2 }),
});

const RUBBISH: readonly unknown[] = ['', '000000', '099099099099', 'constructor', '-5', 1, null, 999_999_999_999, '1010000010', undefined];

/** What somebody in a seat could sensibly do, or the same with one field turned into something else. */
function orderIn(run: Run, world: World, { pick, spoil, usual }: Deed): Order | undefined {
  const { seats } = run.scenario;
  const knows = knownTo({ ...run, world }, seats);
  const orders = seats.flatMap((seat) =>
    Object.values(run.country.commands)
      .filter(({ from, id }) => from.includes('person') && (!usual || leading.has(id)))
      .flatMap((command) => command.suggest(world, person(seat), knows).map((input): Order => ({ command: command.id, by: person(seat), input }))),
  );
  const order = orders[pick % Math.max(1, orders.length)];
  if (!order || spoil < 0) return order;
  const fields = Object.keys(order.input as object);
  const field = fields[spoil % Math.max(1, fields.length)];
  return field === undefined ? order : { ...order, input: { ...(order.input as object), [field]: RUBBISH[spoil % RUBBISH.length] } };
}

/** Does the same to a run that nobody looks at and to one that somebody looks at all the time. */
function doBoth([a, b]: readonly [Run, Run], start: number, deed: Deed): readonly [Run, Run] {
  const at = a.world.now + deed.wait;
  const watched = deed.looks.reduce((run, moment) => (at > run.world.now ? look(run, run.world.now + (moment % (at - run.world.now))).run : run), b);
  const both = (act: (run: Run) => Run): readonly [Run, Run] => [act(a), act(watched)];
  if (deed.what === 'jump') return both((run) => pass(run, at).run);
  if (deed.what === 'seat')
    return both((run) => give(run, (deed.pick % 2 === 0 ? takeSeat : leaveSeat).order(office('practice'), { seat: 'seller' }), at).run);
  if (deed.what === 'rewind') {
    const starts = living(a.facts).filter(({ n, order, kind }) => n === order && n >= start && kind !== 'practice/rewound');
    const to = starts[deed.pick % Math.max(1, starts.length)];
    if (to) return [back(a, to.n, person('buyer')).run, back(b, to.n, person('buyer')).run];
  }
  const order = orderIn(a, settle(a.country, a.world, at).world, deed);
  return order ? both((run) => give(run, order, at).run) : both((run) => pass(run, at).run);
}

/** What can never be, whatever is done. */
function broken({ world, facts }: Run): readonly string[] {
  const alive = living(facts);
  const twice = (kind: string, key: string): readonly string[] => {
    const ids = alive.flatMap((fact) => (fact.kind === kind ? [(fact.data as Readonly<Record<string, string>>)[key] ?? ''] : []));
    return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${kind} twice for ${id}`);
  };
  return [
    ...[treXanh, saoBien].flatMap(({ agency }) => {
      const bank = agency.in(world);
      return [...(ledgerSum(bank) === 0 ? [] : ['money was made or lost']), ...overdrawn(bank), ...carriedOutTwice(bank)];
    }),
    ...brokenInvariants(land.in(world)),
    ...twice('payments/duty-settled', 'duty'),
    ...twice('vneid/code-matched', 'id'),
    ...twice('vneid/signed', 'id'),
    ...twice('land/certificate-issued', 'dossier'),
  ];
}

const scenario = loadScenario('red-book');
const leading = new Set(walkOf(scenario, 'clean').moves.flatMap((move) => ('do' in move ? move.do : [])));
/** From the beginning, and from the thick of it: contract signed, duties to be paid. */
const beginnings = [true, false].flatMap((linked) => {
  const start = begin(scenario, 'properties', { linked, mode: 'practise' });
  const moves = walkOf(start.scenario, 'clean').moves;
  const paying = moves.findIndex((move) => 'do' in move && move.do === 'payments/issue-order');
  return linked ? [start, play(start, moves.slice(0, paying))] : [start];
});

test('whatever learners do in the whole country: looking changes nothing, the log alone gives the same world, and no invariant breaks', () => {
  fc.assert(
    fc.property(fc.array(Deed, { maxLength: 40, size: 'max' }), fc.constantFrom(...beginnings), (deeds, start) => {
      const [a, b] = deeds.reduce<readonly [Run, Run]>((runs, deed) => doBoth(runs, start.facts.length, deed), [start, start]);
      const end = a.world.now + minutes(60 * 24 * 3);
      const [one, other] = [a, b].map((run) => look(run, end).run) as [Run, Run];
      expect(other.facts).toEqual(one.facts);
      expect(other.world).toEqual(one.world);
      expect(other.memory).toEqual(one.memory);
      const again = fromFacts(scenario, JSON.parse(JSON.stringify(one.facts)) as Run['facts']);
      expect({ ...again.world, now: 0 }).toEqual({ ...one.world, now: 0 });
      expect(again.memory).toEqual(one.memory);
      expect(broken(one)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('the invariants are awake: a duty settled twice, a code used twice are seen', () => {
  const [start] = beginnings;
  const plant = (kind: string, data: unknown) => ({ n: start!.facts.length, order: start!.facts.length, at: 0, by: office('practice'), kind, data });
  const facts = ['payments/duty-settled', 'vneid/code-matched'].flatMap((kind) => [0, 1].map(() => plant(kind, { duty: 'K1', id: 'L1' })));
  expect(broken({ ...start!, facts: [...start!.facts, ...facts] })).toEqual([
    'payments/duty-settled twice for K1',
    'vneid/code-matched twice for L1',
  ]);
});
