import { describe, expect, test } from '@jest/globals';
import { begin } from '../../server/training/begin.ts';
import type { Scenario } from '../../server/training/read.ts';
import { walkOf } from '../../server/training/scenario.ts';
import { loadScenario, scenarioNames } from '../../server/training/test-scenarios.ts';
import { walk } from '../../server/training/walk.ts';
import { resultOf } from './results.ts';
import type { Path } from './written.ts';

/** The rules of an exercise, and what in them is a value: whose, which, how many, how long. All else that has a value is in arranged-values.test.ts. */
const RULES = ['tasks', 'conditions', 'mistakes', 'good'] as const;
const VALUES: ReadonlySet<string> = new Set(['by', 'because', 'above', 'below', 'is', 'within', 'of']);

/** Every value in a rule, wherever it stands: all that "where" names, and the words of the grammar that take one. */
function valuesIn(rule: unknown, path: Path = [], inWhere = false): readonly Path[] {
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([key, part]): readonly Path[] => {
    const here = [...path, Array.isArray(rule) ? Number(key) : key];
    if (inWhere || VALUES.has(key)) return [here];
    return valuesIn(part, here, key === 'where');
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The same exercise with one value as it is not. */
function changed(scenario: Scenario, path: Path): Scenario {
  const copy = structuredClone(scenario);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), copy);
  if (!isRecord(holder)) throw new Error(`nothing at ${path.join('.')}`);
  holder[last] = other(holder[last]);
  return copy;
}

const other = (value: unknown): unknown =>
  typeof value === 'number'
    ? value + 1
    : typeof value === 'boolean'
      ? !value
      : Array.isArray(value)
        ? ['nothing-of-the-kind']
        : 'nothing-of-the-kind';

/** What is judged of each walkthrough, each as it is with the seeds of the tests. */
const judged = (scenario: Scenario): string =>
  Object.keys(scenario.walkthroughs)
    .map((name) => resultOf(walk(begin(scenario, '7', { defects: [] }), walkOf(scenario, name))))
    .join('\n');

/** Within a choice of several the others may still hold. */
const isChoice = (scenario: Scenario, path: Path): boolean =>
  path.some((key, i) => {
    if (key !== 'any') return false;
    const list = path.slice(0, i + 1).reduce<unknown>((part, step) => (isRecord(part) ? part[step] : undefined), scenario);
    return Array.isArray(list) && list.length > 1;
  });

/** A value in a rule that could be another without any walkthrough showing it is a value that nobody has ever tried. */
describe.each(scenarioNames)('the values in the rules of %s', (name) => {
  const scenario = loadScenario(name);
  const right = judged(scenario);
  const paths = RULES.flatMap((part) => valuesIn(scenario[part], [part]));
  const unseen = paths.filter((path) => judged(changed(scenario, path)) === right);

  test('are each shown by a walkthrough, but for one of several ways', () => {
    expect(unseen.filter((path) => !isChoice(scenario, path)).map((path) => path.join('.'))).toEqual([]);
  });
});
