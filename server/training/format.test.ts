import { describe, expect, test } from '@jest/globals';
import { phone } from '../agencies/phone/phone.ts';
import { minutes, person } from '../world/world.ts';
import { begin } from './begin.ts';
import { score } from './debrief.ts';
import { guide } from './guide.ts';
import { mistakesMade, progress } from './progress.ts';
import { BrokenScenario } from './read.ts';
import { back, fromFacts, give, type Run } from './run.ts';
import { walkOf } from './scenario.ts';
import { loadScenario, smallScenario } from './test-scenarios.ts';
import { play, walk } from './walk.ts';

const done = (run: Run): readonly string[] => progress(run).tasks.flatMap(({ id, state }) => (state === 'done' ? [id] : []));

describe('rules about the world as it stands', () => {
  const scenario = smallScenario({
    'tasks:\n': 'tasks:\n  - { id: rich, done: { world: bank/balance, of: $citizen.account, above: 4999999 } }\n',
    'conditions:\n': 'conditions:\n  - { id: no-papers, holds: { world: vneid/papers, of: citizen, is: 0 } }\n',
  });

  test('hold as soon as the world is so, and are the same after the practice was stored', () => {
    const run = begin(scenario, '7');
    expect(done(run)).toEqual(['rich']);
    const again = fromFacts(scenario, JSON.parse(JSON.stringify(run.facts)) as Run['facts']);
    expect(again.memory).toEqual(run.memory);
    expect(progress(run).conditions).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'no-papers', holds: true })]));
  });

  test('hold no more when the world has changed, and again after a rewind', () => {
    const fee = loadScenario('pay-fee');
    const measured = {
      ...fee,
      conditions: [{ id: 'kept', holds: { world: 'bank/balance' as const, of: '$citizen.account', above: 4_999_999 } }],
    };
    const start = begin(measured, '7');
    const paid = play(start, walkOf(fee, 'clean').moves);
    expect([start, paid].map((run) => progress(run).conditions)).toMatchObject([[{ id: 'kept', holds: true }], [{ id: 'kept', holds: false }]]);
    const first = paid.facts.find(({ n, order, by }) => n === order && n >= start.facts.length && by.role === 'person');
    const undone = back(paid, first?.n ?? 0, person('citizen')).run;
    expect(progress(undone).conditions).toMatchObject([{ id: 'kept', holds: true }]);
    expect(fromFacts(measured, undone.facts).memory).toEqual(undone.memory);
  });

  test('lead the guide', () => {
    const owes = {
      ...loadScenario('pay-fee'),
      tasks: [{ id: 'owe-nothing', done: { world: 'payments/open' as const, of: 'GPLX-261110-0007', below: 1 } }],
    };
    expect(guide(begin(owes, '7'), 'citizen')).toMatchObject({ task: 'owe-nothing', order: { command: 'payments/issue-order' } });
  });

  test('have to compare with something', () => {
    expect(() => smallScenario({ 'tasks:\n': 'tasks:\n  - { id: rich, done: { world: bank/balance, of: x } }\n' })).toThrow(BrokenScenario);
  });
});

describe('variants', () => {
  const scenario = smallScenario({
    'seats:': 'variants:\n  - { id: poor, values: { sum: 1 }, people: { citizen: { balance: 10 } } }\n  - { id: rich, values: { sum: 2 } }\nseats:',
    'conditions:\n': 'conditions:\n  - { id: sum, holds: { world: bank/balance, of: $citizen.account, above: $variant.sum } }\n'.replace(
      '$variant.sum',
      '1',
    ),
  });

  test('are drawn by the seed: the same seed, the same goal; many seeds, all goals', () => {
    const goalOf = (seed: string): string | undefined => begin(scenario, seed).cast.variant?.id;
    expect(goalOf('1')).toBe(goalOf('1'));
    expect(new Set(Array.from({ length: 20 }, (_, i) => goalOf(String(i))))).toEqual(new Set(['poor', 'rich']));
  });

  test('change what the scenario says of people, and can be chosen', () => {
    const poor = begin(scenario, '7', { variant: 'poor' });
    expect([poor.cast.people['citizen']?.balance, begin(scenario, '7', { variant: 'rich' }).cast.people['citizen']?.balance]).toEqual([
      10, 5_000_000,
    ]);
    expect(fromFacts(scenario, poor.facts).cast).toEqual(poor.cast);
  });

  test('add to what has happened before the learner comes', () => {
    const sms = (message: string): string =>
      `{ do: phone/receive-sms, with: { owner: citizen, sender: '+00 000 119', message: ${message}, values: { link: x.example, trap: fake-portal } } }`;
    const two = smallScenario({
      'starts: { at: 2026-11-10T08:30 }': `starts: { at: 2026-11-10T08:30, with: [${sms('scam-refund')}] }`,
      'seats:': `variants:\n  - { id: account, with: [${sms('scam-account')}] }\n  - { id: debt, with: [${sms('scam-tax-debt')}] }\nseats:`,
    });
    const inboxOf = (variant: string): readonly string[] => phone.in(begin(two, '7', { variant }).world).inbox.map(({ message }) => message);
    expect([inboxOf('account'), inboxOf('debt')]).toEqual([
      ['scam-refund', 'scam-account'],
      ['scam-refund', 'scam-tax-debt'],
    ]);
  });

  test('must all have the same values, and speak of people that there are', () => {
    const broken = (variants: string) => () => smallScenario({ 'seats:': `variants: ${variants}\nseats:` });
    expect(broken('[{ id: a, values: { sum: 1 } }, { id: b }]')).toThrow('the value "sum" is missing, which "a" has');
    expect(broken('[{ id: a, people: { nobody: { balance: 1 } } }]')).toThrow('there is no person "nobody"');
  });
});

describe('faults by magic value', () => {
  const fee = loadScenario('pay-fee');

  test('a command is refused for the value, and only for it', () => {
    const faulty = { ...fee, faults: [{ id: 'no', do: 'payments/issue-order', where: { bank: 'sao-bien' }, refuse: 'settled-already' }] };
    const ask = (bank: string) =>
      give(begin(faulty, '7'), { command: 'payments/issue-order', by: person('citizen'), input: { dossier: 'GPLX-261110-0007', bank } }, 0).refusal
        ?.refused;
    expect([ask('sao-bien'), ask('tre-xanh')]).toEqual(['settled-already', undefined]);
  });

  test('what offices tell one another comes late for the value, or never', () => {
    const link = 'tre-xanh/payment-made → payments/record-payment';
    const settledAfter = (late: string): number | undefined => {
      const faulty = { ...fee, faults: [{ id: 'late', link, where: { amount: 115_000 }, late }] };
      const run = walk(begin(faulty, '7'), walkOf(fee, 'clean'), minutes(60));
      const at = (kind: string): number | undefined => run.facts.find((fact) => fact.kind === kind)?.at;
      const settled = at('payments/duty-settled');
      return settled === undefined ? undefined : settled - (at('tre-xanh/payment-made') ?? 0);
    };
    expect(settledAfter('20 minutes')).toBeGreaterThan(minutes(20));
    expect(settledAfter('never')).toBeUndefined();
  });

  test('a fault that fits nothing is its author’s mistake', () => {
    const faulty = { ...fee, faults: [{ id: 'no', do: 'payments/issue-order', where: {}, refuse: 'too-hot' }] };
    expect(() => begin(faulty, '7')).toThrow('payments/issue-order has no refusal too-hot');
  });
});

test('points are taken off for slips, harm, conditions and hints, and decide whether one passes', () => {
  const fee = { ...loadScenario('pay-fee'), pass: 90 };
  const points = (name: string): readonly [number, boolean] => {
    const run = walk(begin(fee, '7', { mode: 'practise' }), walkOf(fee, name));
    const { points: left, passed } = score(progress(run), run.scenario);
    return [left, passed];
  };
  expect([points('clean'), points('wrong-code'), points('wrong-amount')]).toEqual([
    [100, true],
    [95, true],
    [75, false],
  ]);
  expect(mistakesMade(walk(begin(fee, '7'), walkOf(fee, 'wrong-code'))).map(({ id }) => id)).toEqual(['wrong-code']);
});
