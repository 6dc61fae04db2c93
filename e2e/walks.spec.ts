import { progress } from '../server/training/progress.ts';
import { expect, test } from './app.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { allScenarios } from './walking/stored-practice.ts';
import { goToResult } from './walking/result.ts';
import { startWalker } from './walking/walker.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

for (const { id: scenario, cases } of await allScenarios())
  test(`${scenario} on a phone: the clean walkthrough does every task and makes no mistake`, async ({ page, app }) => {
    test.setTimeout(180_000);
    const inspect = inspector('vi');
    const walker = await startWalker({ page, app, scenario, hands: finger, inspect });
    const { mistakes, conditions, isDone } = progress(await walker.walk('clean'));
    expect({ isDone, mistakes, broken: conditions.filter(({ holds }) => !holds) }).toEqual({ isDone: true, mistakes: [], broken: [] });
    await goToResult({ page, hands: finger, inspect }, { cases });
  });
