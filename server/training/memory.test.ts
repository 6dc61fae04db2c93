import { describe, expect, test } from '@jest/globals';
import { minutes, person, seconds, type Fact } from '../world/world.ts';
import { blank, holdsAtOnce, remember, talliesOf, type Memory, type Remember } from './memory.ts';
import { Rule } from './rule.ts';
import { holds } from './tally.ts';

const fact = (n: number, kind: string, data: unknown = {}, by = 'citizen', at = seconds(n)): Fact => ({
  n,
  order: n,
  kind,
  at,
  by: person(by),
  data,
});
const refusal = (n: number, command: string, refused: string, by = 'citizen'): Fact =>
  fact(n, 'practice/refused', { command, refused, field: null }, by);

const folded = (fold: Remember, facts: readonly Fact[]): Memory => facts.reduce((memory, each) => fold(memory, each), blank);
const nothing = { tasks: [], conditions: [], mistakes: [], good: [], cases: [] };
const judged = (rule: unknown, facts: readonly Fact[]): boolean => {
  const parsed = Rule.parse(rule);
  return holds(parsed, talliesOf(folded(remember({ ...nothing, conditions: [{ holds: parsed }] }), facts)));
};

const paid = (n: number, amount = 5, by = 'citizen'): Fact => fact(n, 'bank/paid', { amount, values: { link: 'x.example' } }, by);
const read = (n: number, by = 'citizen'): Fact => fact(n, 'phone/read', {}, by);

describe('rules', () => {
  test.each([
    ['a kind of fact', { fact: 'bank/paid' }, [paid(0)], [read(0)]],
    ['what it says', { fact: 'bank/paid', where: { amount: 5 } }, [paid(0, 5)], [paid(0, 6)]],
    ['one of several things that it says', { fact: 'bank/paid', where: { amount: [5, 6] } }, [paid(0, 6)], [paid(0, 7)]],
    ['what it says further in', { fact: 'bank/paid', where: { 'values.link': 'x.example' } }, [paid(0)], [fact(0, 'bank/paid', { values: null })]],
    ['who brought it about', { fact: 'bank/paid', by: 'buyer' }, [paid(0, 5, 'buyer')], [paid(0)]],
    ['one of several who brought it about', { fact: 'bank/paid', by: ['buyer', 'seller'] }, [paid(0, 5, 'seller')], [paid(0)]],
    ['a refusal', { refused: 'bank/pay' }, [refusal(0, 'bank/pay', 'short')], [refusal(0, 'bank/open', 'short')]],
    ['the reason of a refusal', { refused: 'bank/pay', because: 'late' }, [refusal(0, 'bank/pay', 'late')], [refusal(0, 'bank/pay', 'short')]],
    [
      'one of several reasons',
      { refused: 'bank/pay', because: ['late', 'used'] },
      [refusal(0, 'bank/pay', 'used')],
      [refusal(0, 'bank/pay', 'short')],
    ],
    ['a refusal of one person’s order', { refused: 'bank/pay', by: 'buyer' }, [refusal(0, 'bank/pay', 'x', 'buyer')], [refusal(0, 'bank/pay', 'x')]],
    ['all', { all: [{ fact: 'bank/paid' }, { fact: 'phone/read' }] }, [paid(0), read(1)], [paid(0)]],
    ['any', { any: [{ fact: 'bank/paid' }, { fact: 'phone/read' }] }, [read(1)], []],
    ['not', { not: { fact: 'bank/paid' } }, [read(0)], [paid(0)]],
    ['never', { never: { fact: 'bank/paid' } }, [], [paid(0)]],
    ['once', { once: { fact: 'bank/paid' } }, [paid(0)], [paid(0), paid(1)]],
    ['a count above', { count: { fact: 'bank/paid' }, above: 1 }, [paid(0), paid(1)], [paid(0)]],
    ['a count below', { count: { fact: 'bank/paid' }, below: 2 }, [paid(0)], [paid(0), paid(1)]],
    ['an exact count', { count: { fact: 'bank/paid' }, exactly: 2 }, [paid(0), paid(1)], [paid(0), paid(1), paid(2)]],
    ['an order of time', { first: { fact: 'phone/read' }, before: { fact: 'bank/paid' } }, [read(0), paid(1)], [paid(0), read(1)]],
    ['a first without what it is before', { first: { fact: 'phone/read' }, before: { fact: 'bank/paid' } }, [read(0)], [paid(0)]],
  ])('tell %s', (_, rule, yes, no) => {
    expect([judged(rule, yes), judged(rule, no)]).toEqual([true, false]);
  });

  test('tell what followed within a simulated time, from the last time on', () => {
    const rule = { after: { fact: 'phone/read' }, then: { fact: 'bank/paid' }, within: '3 minutes' };
    const at = (n: number, kind: string, when: number): Fact => fact(n, kind, {}, 'citizen', when);
    expect(judged(rule, [at(0, 'phone/read', 0), at(1, 'bank/paid', minutes(3))])).toBe(true);
    expect(judged(rule, [at(0, 'phone/read', 0), at(1, 'bank/paid', minutes(3) + 1)])).toBe(false);
    expect(judged(rule, [at(0, 'bank/paid', 0), at(1, 'phone/read', 1)])).toBe(false);
    expect(judged(rule, [at(0, 'phone/read', 0), at(1, 'phone/read', minutes(9)), at(2, 'bank/paid', minutes(10))])).toBe(true);
    expect(judged({ not: rule }, [at(0, 'phone/read', 0), at(1, 'bank/paid', 1)])).toBe(false);
  });

  test('a name that every object has is nothing that a fact says', () => {
    expect(judged({ fact: 'bank/paid', where: { constructor: 'x', 'values.toString': 'x' } }, [paid(0)])).toBe(false);
  });

  test('a rule that says nothing that is known is refused', () => {
    expect(Rule.safeParse({ fact: 'bank/paid', wehre: {} }).success).toBe(false);
    expect(Rule.safeParse({ all: [] }).success).toBe(false);
    expect(Rule.safeParse({ fact: 'paid' }).success).toBe(false);
  });

  test('holding at once is told', () => {
    expect([holdsAtOnce({ never: { fact: 'bank/paid' } }), holdsAtOnce({ fact: 'bank/paid' })]).toEqual([true, false]);
  });
});

describe('memory', () => {
  const twice: Rule = { count: { fact: 'bank/paid' }, above: 1 };
  const watched = { ...nothing, tasks: [{ done: { fact: 'bank/paid' } as const }], mistakes: [{ id: 'paid-twice', when: twice }] };
  const rewound = (n: number, to: number): Fact => fact(n, 'practice/rewound', { to, seats: [] });
  const after = (facts: readonly Fact[]): Memory => folded(remember(watched), facts);

  test('a criterion is judged on the branch that lives', () => {
    expect(holds({ fact: 'bank/paid' }, talliesOf(after([paid(0)])))).toBe(true);
    expect(holds({ fact: 'bank/paid' }, talliesOf(after([read(0), paid(1), rewound(2, 1)])))).toBe(false);
  });

  test('a mistake that was undone was still made', () => {
    expect(after([paid(0), paid(1), rewound(2, 1)]).made).toEqual({ 'paid-twice': { first: 1, last: 1 } });
  });

  test('paying once on each of two branches is not paying twice', () => {
    expect(after([paid(0), rewound(1, 0), paid(2)]).made).toEqual({});
  });

  test('a mistake made again keeps its first time, and has a new last', () => {
    expect(after([paid(0), paid(1), read(2), paid(3)]).made).toEqual({ 'paid-twice': { first: 1, last: 3 } });
  });

  test('what no rule looks for leaves the memory as it is', () => {
    const memory = after([paid(0)]);
    expect(remember(watched)(memory, read(1))).toBe(memory);
  });

  test('the cost of a fact does not grow with the log: as many looks at the five-thousandth as at the tenth, and nothing is copied', () => {
    const fold = remember(watched);
    let looks = 0;
    const counted = (n: number): Fact => ({
      ...paid(n),
      data: new Proxy({ amount: 5 }, { getOwnPropertyDescriptor: (...all) => (looks++, Reflect.getOwnPropertyDescriptor(...all)) }),
    });
    const costs: number[] = [];
    let memory = blank;
    for (let n = 0; n < 5000; n++) {
      const before = memory;
      looks = 0;
      memory = fold(memory, counted(n));
      costs.push(looks);
      expect(memory.branch?.before).toBe(before.branch);
      expect(talliesOf(memory).size).toBe(1);
    }
    expect(costs.at(-1)).toBe(costs[9]);
  });
});
