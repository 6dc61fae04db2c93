import { describe, expect, test } from '@jest/globals';
import { person, seconds } from '../world/world.ts';
import { begin } from './begin.ts';
import { progress } from './progress.ts';
import { back, fromFacts, look, type Run } from './run.ts';
import { showing, showNext } from './show.ts';
import { loadScenario, scenarioNames } from './test-scenarios.ts';

/** Plays on to the end; before each move somebody looks for a while, and after it the practice is stored and read again. */
function shownWhole(start: Run, pause: number): Run {
  let run = start;
  for (let at = showing(start).at; at < showing(start).of; at++) {
    const waited = look(run, run.world.now + pause).run;
    expect(showing(waited)).toMatchObject({ at, of: showing(start).of });
    run = fromFacts(run.source, showNext(waited).run.facts);
  }
  return run;
}

const resultOf = (run: Run): object => {
  const { isDone, mistakes } = progress(run);
  return { isDone, mistakes, next: showing(run).next };
};
const good = { isDone: true, mistakes: [], next: undefined };

describe.each(scenarioNames)('the demonstration of %s', (name) => {
  const start = begin(loadScenario(name), '7', { mode: 'show' });

  test.each([0, seconds(2)])('does every task without a mistake, with %d ms of looking before each move', (pause) => {
    expect(resultOf(shownWhole(start, pause))).toEqual(good);
  });

  test('goes backwards move by move to its beginning, and forward again from anywhere', () => {
    let run = shownWhole(start, 0);
    const before = (): Run => back(run, showing(run).last ?? -1, person(start.scenario.seats[0] ?? '')).run;
    for (let { at } = showing(run); at > 0; at--) {
      run = before();
      expect(showing(run).at).toBe(at - 1);
      if (at === 3) expect(resultOf(shownWhole(run, 0))).toEqual(good);
    }
    expect([showing(run).last, { ...run.world.states, practice: 0 }]).toEqual([undefined, { ...start.world.states, practice: 0 }]);
  });
});
