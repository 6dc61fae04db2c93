import { expect, test } from '@jest/globals';
import { begin } from '../training/begin.ts';
import { loadScenario } from '../training/test-scenarios.ts';
import { textsOf } from './coach-column.ts';

test('another goal of the same exercise is told in its own words, and what it does not say stays as it is', () => {
  const scenario = loadScenario('late-receipt');
  const stories = scenario.variants.map(({ id }) => {
    const { texts, fill } = textsOf(begin(scenario, '7', { variant: id }), 'vi');
    return { story: fill(texts.story), can: texts.debrief.can };
  });
  expect(new Set(stories.map(({ story }) => story)).size).toBe(scenario.variants.length);
  expect(new Set(stories.map(({ can }) => can)).size).toBe(1);
});
