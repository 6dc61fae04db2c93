import { describe, expect, test } from '@jest/globals';
import { person } from '../world/world.ts';
import { begin } from './begin.ts';
import { back } from './run.ts';
import { walkOf, type Move } from './scenario.ts';
import { loadScenario, scenarioNames } from './test-scenarios.ts';
import { untriedCases } from './tried.ts';
import { play } from './walk.ts';

const scenario = loadScenario('check-fee');
const start = begin(scenario, '7');
const judge = (id: string): Move => ({ do: 'coach/judge-case', with: { case: id, verdict: 'pass', note: `note-${id}` } });
const moves = (walkthrough: string): readonly Move[] => walkOf(scenario, walkthrough).moves;

describe('a case that is judged', () => {
  test('untried is known, until it is run and judged again', () => {
    const judged = play(start, [judge('wrong-code')]);
    expect(untriedCases(judged)).toEqual(['wrong-code']);
    const run = play(judged, moves('wrong-code'));
    expect(untriedCases(run)).toEqual(['wrong-code']);
    expect(untriedCases(play(run, [judge('wrong-code')]))).toEqual([]);
  });

  test('after the steps of another case only is untried all the same', () => {
    expect(untriedCases(play(start, [...moves('wrong-code'), judge('wrong-code'), judge('old-code'), judge('right-code')]))).toEqual([
      'old-code',
      'right-code',
    ]);
  });

  test('is tried once with one step: a code that is taken too late tries not the right code as well', () => {
    const late = play(start, moves('late-code'));
    expect(untriedCases(play(late, [judge('late-code')]))).toEqual([]);
    expect(untriedCases(play(late, [judge('late-code'), judge('right-code')]))).toEqual(['right-code']);
  });

  test('was tried, too, on a branch that was taken back', () => {
    const run = play(start, moves('wrong-code'));
    const { n } = run.facts.find(({ kind }) => kind === 'payments/order-issued')!;
    expect(untriedCases(play(back(run, n, person('citizen')).run, [judge('wrong-code')]))).toEqual([]);
  });

  test('by reading a page that stands open from the start was tried', () => {
    const payment = begin(loadScenario('check-payment'), '7');
    expect(untriedCases(play(payment, [judge('due'), judge('message')]))).toEqual(['message']);
  });

  test('is not held against a tester where its walkthrough cannot be played: that is for its author to hear', () => {
    const judged = play(start, [judge('wrong-code')]);
    const stuck = {
      ...scenario,
      walkthroughs: { ...scenario.walkthroughs, 'wrong-code': [{ do: 'trap/give-details', with: 'suggested' as const }] },
    };
    expect(untriedCases({ ...judged, source: stuck })).toEqual([]);
  });

  const exercises = scenarioNames.map(loadScenario).filter(({ cases }) => cases.length > 0);
  test.each(exercises.map((each) => [each.id, each] as const))('after its own walkthrough was tried, whichever defects there are: %s', (_, each) => {
    for (const defects of [[], each.defects])
      for (const { id, walkthrough } of each.cases)
        expect(untriedCases(play(begin(each, '7', { defects }), [...walkOf(each, walkthrough).moves, judge(id)]))).toEqual([]);
    expect(untriedCases(play(begin(each, '7'), walkOf(each, 'clean').moves))).toEqual([]);
  });
});
