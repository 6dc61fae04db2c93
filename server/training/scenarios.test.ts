import { describe, expect, jest, test } from '@jest/globals';
import { leaveSeat } from '../world/practice.ts';
import { office } from '../world/world.ts';
import { begin } from './begin.ts';
import { lint, lineOf } from './lint/lint.ts';
import { guided } from './lint/ways.ts';
import { progress, shownMistake } from './progress.ts';
import { caseResults } from './qa.ts';
import { fromFacts, give, playedOut, type Run } from './run.ts';
import { walkOf, type Walk } from './scenario.ts';
import { loadScenario, scenarioNames, scenarioTexts } from './test-scenarios.ts';
import { play, walk } from './walk.ts';

jest.setTimeout(120_000); // as long as the machine lets it take

describe.each(scenarioNames)('the scenario %s', (name) => {
  const scenario = loadScenario(name);
  const walks = Object.keys(scenario.walkthroughs).map((each): [string, Walk] => [each, walkOf(scenario, each)]);
  const start = begin(scenario, '7');

  test('is called like its folder', () => {
    expect(scenario.id).toBe(name);
  });

  test('passes every check: played from end to end, each mistake and each way out of it', () => {
    expect(lint(scenarioTexts(name), { ways: true }).map(lineOf)).toEqual([]);
  });

  test.each(['1', 'another'])('is done by its clean walkthrough, with the people of seed %s', (seed) => {
    const { tasks, conditions, mistakes } = progress(walk(begin(scenario, seed), walkOf(scenario, 'clean')));
    expect([tasks.filter(({ state }) => state !== 'done'), mistakes, conditions.filter((condition) => !condition.holds)]).toEqual([[], [], []]);
  });

  if (scenario.variants.length > 0)
    test.each(scenario.variants)(
      'in its variant $id: every walkthrough makes the mistakes that it names and no other, and the guide leads to the end',
      ({ id }) => {
        const drawn = begin(scenario, '7', { variant: id });
        for (const [, { moves, makes }] of walks)
          expect(new Set(progress(walk(drawn, { moves })).mistakes.map((mistake) => mistake.id))).toEqual(new Set(makes));
        const { isDone, mistakes } = progress(guided(begin(scenario, '7', { variant: id })).run);
        expect({ isDone: isDone || !scenario.modes.includes('guide'), mistakes }).toEqual({ isDone: true, mistakes: [] });
      },
    );

  test('plays out what would follow each harmful mistake, in a walkthrough too, and tells of it in every language', () => {
    const harmful = scenario.mistakes.filter(({ severity }) => severity === 'harmful');
    for (const { id, follows } of harmful) {
      const shown = walks.filter(([, { makes, moves }]) => makes.includes(id) && moves.some((move) => 'inject' in move && move.inject === follows));
      expect([id, follows, shown.length > 0]).toEqual([id, expect.any(String), true]);
      for (const { mistakes } of Object.values(scenario.texts)) expect([id, mistakes[id]?.follows]).toEqual([id, expect.any(String)]);
      for (const [, { moves }] of shown) {
        const from = moves.findIndex((move) => 'inject' in move && move.inject === follows);
        const before = play(start, moves.slice(0, from));
        expect(shownMistake(before)).toMatchObject({ id, follows, followed: false });
        const after = playedOut(before, follows ?? '', before.world.now);
        expect(after.facts.map(({ kind }) => kind)).toContain('phone/notice-received');
        expect(shownMistake(after.run)).toMatchObject({ id, followed: true });
      }
    }
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
    const left = scenario.seats.reduce((run, seat) => give(run, leaveSeat.order(office('practice'), { seat }), run.world.now).run, start);
    for (const from of [start, left])
      for (const [, { moves }] of walks) expect(written(walk(from, { moves }).facts.slice(start.facts.length))).toEqual([]);
  });

  if (scenario.cases.length > 0)
    test.each(scenario.cases)('expects a verdict on the case $id by the defects that a practice is seeded with', ({ id, walkthrough, shows }) => {
      const good = walk(begin(scenario, '7', { defects: [] }), walkOf(scenario, walkthrough));
      const spoilt = walk(begin(scenario, '7'), walkOf(scenario, walkthrough));
      expect([good, spoilt].map((run) => caseResults(run).find((result) => result.id === id)?.expected)).toEqual(['pass', shows ? 'fail' : 'pass']);
    });
});

/** Every text in a piece of plain data, wherever it stands. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)];
