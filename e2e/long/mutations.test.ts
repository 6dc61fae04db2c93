import { describe, expect, test } from '@jest/globals';
import { begin } from '../../server/training/begin.ts';
import type { Scenario } from '../../server/training/read.ts';
import type { Rule } from '../../server/training/rule.ts';
import type { Run } from '../../server/training/run.ts';
import { walkOf, type Move } from '../../server/training/scenario.ts';
import { loadScenario, scenarioNames } from '../../server/training/test-scenarios.ts';
import { walk } from '../../server/training/walk.ts';
import { resultOf } from './results.ts';

type Fate =
  | 'found'
  | 'only time passes'
  | 'their order does not matter'
  | 'no rule looks for it'
  | 'one of several ways'
  | 'plays out a mistake'
  | 'unexplained';

function mutationsOf(scenario: Scenario, name: string): readonly { readonly what: string; readonly fate: Fate }[] {
  const { moves } = walkOf(scenario, name);
  const good = played(scenario, moves);
  if (!good) throw new Error(`${name} cannot be played`);
  const deleted = moves.map((move, i) => ({
    what: `${name}: without ${JSON.stringify(move)}`,
    fate: fateOf(good, played(scenario, moves.toSpliced(i, 1)), [move]),
  }));
  const swapped = moves.slice(1).flatMap((second, i) => {
    const first = moves[i]!;
    if (JSON.stringify(first) === JSON.stringify(second)) return [];
    const fate = fateOf(good, played(scenario, moves.toSpliced(i, 2, second, first)), [first, second]);
    return [{ what: `${name}: ${JSON.stringify(second)} before ${JSON.stringify(first)}`, fate }];
  });
  const mended = moves.flatMap((move, i) => {
    if (!('do' in move) || (!move.but && !move.late)) return [];
    const { but: _but, late: _late, ...right } = move;
    return [
      { what: `${name}: nothing wrong in ${JSON.stringify(move)}`, fate: fateOf(good, played(scenario, moves.toSpliced(i, 1, right)), [move]) },
    ];
  });
  return [...deleted, ...swapped, ...mended];
}

/** Undefined where it cannot be played: that is a result too. */
function played(scenario: Scenario, moves: readonly Move[]): Run | undefined {
  try {
    return walk(begin(scenario, '7', { defects: [] }), { moves });
  } catch (problem) {
    if (problem instanceof Error && /cannot know|has come to|was kept|is due|jumps and no/.test(problem.message)) return undefined;
    throw problem;
  }
}

function fateOf(good: Run, other: Run | undefined, moves: readonly Move[]): Fate {
  if (!other || resultOf(good) !== resultOf(other)) return 'found';
  if (moves.some((move) => 'wait' in move || 'jump' in move)) return 'only time passes';
  if (moves.some((move) => 'inject' in move && good.scenario.mistakes.some(({ follows }) => follows === move.inject))) return 'plays out a mistake';
  const lost = differing(kindsOf(good), kindsOf(other));
  if (lost.length === 0) return 'their order does not matter';
  const { scenario } = good;
  const rules = [
    ...scenario.tasks.map(({ done }) => done),
    ...scenario.conditions.flatMap(({ holds: rule, arises }) => [rule, ...(arises ? [arises] : [])]),
    ...[...scenario.mistakes, ...scenario.good].map(({ when }) => when),
    ...scenario.cases.flatMap(({ then }) => then ?? []),
  ];
  const gone = lost.filter((kind) => !(kindsOf(good).includes(kind) && kindsOf(other).includes(kind)));
  const looked = gone.filter((kind) => rules.some((rule) => JSON.stringify(rule).includes(`"${kind}"`)));
  if (looked.length === 0) return 'no rule looks for it';
  return looked.every((kind) => rules.every((rule) => !JSON.stringify(withoutChoices(rule)).includes(`"${kind}"`)))
    ? 'one of several ways'
    : 'unexplained';
}

/** What happened, refusals by their command. */
const kindsOf = ({ facts }: Run): readonly string[] =>
  facts.map(({ kind, data }) => (kind === 'practice/refused' ? (data as { readonly command: string }).command : kind));

/** What happened more often on one side. */
function differing(a: readonly string[], b: readonly string[]): readonly string[] {
  const times = (list: readonly string[], kind: string): number => list.filter((other) => other === kind).length;
  return [...new Set([...a, ...b])].filter((kind) => times(a, kind) !== times(b, kind));
}

/** What is left of a rule where it leaves no choice. */
const withoutChoices = (rule: Rule): unknown =>
  'any' in rule && rule.any.length > 1 ? {} : 'all' in rule ? rule.all.map(withoutChoices) : 'not' in rule ? withoutChoices(rule.not) : rule;

/** A walkthrough with one step left out, two swapped, or one value as it should have been: it must not lead to the same result, unless it is clear why. */
describe.each(scenarioNames)('a mutated walkthrough of %s', (name) => {
  const scenario = loadScenario(name);
  const found = Object.keys(scenario.walkthroughs).flatMap((each) => mutationsOf(scenario, each));

  test('leads to another result, or it is explained why not', () => {
    expect(found.filter(({ fate }) => fate === 'unexplained').map(({ what }) => what)).toEqual([]);
  });

  test('is found out in at least a third of the cases', () => {
    expect(found.filter(({ fate }) => fate === 'found').length).toBeGreaterThan(found.length / 3);
  });
});
