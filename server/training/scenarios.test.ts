import { describe, expect, test } from '@jest/globals';
import { begin } from './begin.ts';
import { guide } from './guide.ts';
import { holdsAtOnce, talliesOf } from './memory.ts';
import { mistakesMade, progress } from './progress.ts';
import { caseResults } from './qa.ts';
import { fromFacts, give, pass, type Run } from './run.ts';
import { walkOf, type Walk } from './scenario.ts';
import { holds } from './tally.ts';
import { loadScenario, scenarioNames } from './test-scenarios.ts';
import { walk } from './walk.ts';

const broken = (run: Run): readonly string[] => progress(run).conditions.flatMap((condition) => (condition.holds ? [] : [condition.id]));
const open = (run: Run): readonly string[] => progress(run).tasks.flatMap(({ id, state }) => (state === 'done' ? [] : [id]));
const made = (run: Run): readonly string[] => mistakesMade(run).map(({ id }) => id);
const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();

/** Follows the guide alone, as somebody does who does not know what to do. */
function guided(start: Run, most: number): Run {
  let run = start;
  for (let step = 0; step < most; step++) {
    const { task, order, wait } = guide(run, run.scenario.seats[0] ?? '');
    if (task === undefined) return run;
    if (wait) run = pass(run, wait.at).run;
    else if (order) run = give(run, order, run.world.now).run;
    else throw new Error(`no way to ${task}`);
  }
  return run;
}

describe.each(scenarioNames)('the scenario %s', (name) => {
  const scenario = loadScenario(name);
  const walks = Object.keys(scenario.walkthroughs).map((each): [string, Walk] => [each, walkOf(scenario, each)]);
  const start = begin(scenario, '7');

  test('is called like its folder, and begins with every task open', () => {
    expect([scenario.id, Object.keys(scenario.texts)]).toEqual([name, expect.arrayContaining(['vi', 'en'])]);
    expect(open(start)).toEqual(scenario.tasks.map(({ id }) => id));
    expect(made(start)).toEqual([]);
  });

  test.each(['7', '1', 'another'])('is done by its clean walkthrough, with the people of seed %s', (seed) => {
    const run = walk(begin(scenario, seed), walkOf(scenario, 'clean'));
    expect([open(run), made(run), broken(run)]).toEqual([[], [], []]);
  });

  test.each(walks)('makes exactly what the walkthrough %s says', (_, { moves, makes, breaks }) => {
    const run = walk(start, { moves });
    expect([sorted(made(run)), sorted(broken(run))].map(String)).toEqual([sorted(makes), sorted([...breaks, ...neverDone(run, breaks)])].map(String));
  });

  test('has a walkthrough into every mistake, and no mistake that is made before anything happened', () => {
    const shown = new Set(walks.flatMap(([, { makes }]) => makes));
    expect(scenario.mistakes.flatMap(({ id }) => (shown.has(id) ? [] : [id]))).toEqual([]);
    expect(scenario.mistakes.filter(({ when }) => holdsAtOnce(when))).toEqual([]);
    expect(scenario.good.filter(({ when }) => holdsAtOnce(when))).toEqual([]);
  });

  test('is the same practice after it was stored', () => {
    for (const [, { moves }] of walks) {
      const run = walk(start, { moves });
      const again = fromFacts(scenario, JSON.parse(JSON.stringify(run.facts)) as Run['facts']);
      expect({ ...again.world, now: 0 }).toEqual({ ...run.world, now: 0 });
      expect(again.memory).toEqual(run.memory);
      expect(progress(again)).toEqual({ ...progress(run), simulated: again.world.now - start.world.now });
    }
  });

  test('writes no secret of anybody into a fact, whoever is played by the world', () => {
    const secrets = Object.values(start.cast.people).flatMap(({ password, passcode, bankPassword }) => [password, passcode, bankPassword]);
    const written = (facts: Run['facts']): readonly string[] =>
      facts.filter((fact) => textsIn([fact.data, fact.sends]).some((text) => secrets.includes(text))).map(({ kind }) => kind);
    expect(written(start.facts).filter((kind) => !kind.endsWith('/account-opened'))).toEqual([]);
    for (const seats of [scenario.seats, []])
      for (const [, { moves }] of walks)
        expect(written(walk(begin(scenario, '7', { seats }), { moves }).facts.slice(start.facts.length))).toEqual([]);
  });

  if (scenario.modes.includes('guide'))
    test('is done by following the guide alone, without a mistake, from the start and from the end of every walkthrough', () => {
      const run = guided(start, 80);
      expect([open(run), made(run)]).toEqual([[], []]);
      for (const [, { moves, makes }] of walks) expect(sorted(made(guided(walk(start, { moves }), 80)))).toEqual(sorted(makes));
    });

  if (scenario.cases.length > 0) {
    test.each(scenario.cases)('shows in the case $id what is right, and what a seeded defect does', ({ id, walkthrough, then, shows }) => {
      const good = walk(begin(scenario, '7', { defects: [] }), walkOf(scenario, walkthrough));
      const spoilt = walk(begin(scenario, '7'), walkOf(scenario, walkthrough));
      const seen = ({ memory }: Run): boolean => then === undefined || holds(then, talliesOf(memory));
      expect(seen(good)).toBe(true);
      expect(seen(spoilt)).toBe(shows === undefined || then === undefined);
      expect([good, spoilt].map((run) => caseResults(run).find((result) => result.id === id)?.expected)).toEqual(['pass', shows ? 'fail' : 'pass']);
    });

    test('shows every seeded defect in a case', () => {
      expect(scenario.defects.filter((defect) => !scenario.cases.some(({ shows }) => shows === defect))).toEqual([]);
    });
  }
});

/** Conditions that want something to happen do not hold on a walkthrough that stops before it. */
const neverDone = (run: Run, breaks: readonly string[]): readonly string[] =>
  run.scenario.conditions.flatMap((condition) =>
    holdsAtOnce(condition.holds) || breaks.includes(condition.id) || !broken(run).includes(condition.id) ? [] : [condition.id],
  );

/** Every text in a piece of plain data, wherever it stands. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)];
