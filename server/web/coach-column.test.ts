import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { begin } from '../training/begin.ts';
import type { Scenario } from '../training/read.ts';
import type { Move } from '../training/scenario.ts';
import { loadScenario } from '../training/test-scenarios.ts';
import { textsOf } from './coach-column.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { storedWalk } from './test-stored-walk.ts';
import { urls } from './urls.ts';

test('another goal of the same exercise is told in its own words, and what it does not say stays as it is', () => {
  const scenario = loadScenario('late-receipt');
  const stories = scenario.variants.map(({ id }) => {
    const { texts, fill } = textsOf(begin(scenario, '7', { variant: id }), 'vi');
    return { story: fill(texts.story), can: texts.debrief.can };
  });
  expect(new Set(stories.map(({ story }) => story)).size).toBe(scenario.variants.length);
  expect(new Set(stories.map(({ can }) => can)).size).toBe(1);
});

describe('where no way on is known', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  test('the coach says which task is open, where that is done, and offers to go back', async () => {
    const visitor = app.visitor();
    const emptied = ({ walkthroughs }: Scenario): readonly Move[] => [
      ...(walkthroughs['clean'] as readonly Move[]).slice(0, 3),
      { inject: 'money-gone' },
    ];
    const code = await storedWalk(app, { scenario: 'pay-fee', moves: emptied, at: '2026-11-10T08:30:00Z' });
    await visitor.post(urls.resume, { code });
    const { html } = await visitor.get('/tap/portal');
    expect(html).toContain('Còn việc «Xác nhận bằng mã OTP», nhưng từ chỗ này không đi tiếp được.');
    expect(html).toMatch(/href="\/tap\/tre-xanh[^"]*" data-leads>/);
    expect(html.split('id="coach"')[1]?.split('</section>')[0]).toContain(`action="${urls.rewind}"`);
  });
});
