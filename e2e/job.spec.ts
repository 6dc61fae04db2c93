import { progress } from '../server/training/progress.ts';
import { urls } from '../server/web/urls.ts';
import { expect, test } from './app.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { startWalker } from './walking/walker.ts';

test.describe('at a desk, in English', () => {
  test.use({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  for (const scenario of ['log-in', 'pay-fee', 'red-book'])
    test(`${scenario} is walked to its end`, async ({ page, app }) => {
      test.setTimeout(180_000);
      const inspect = inspector('en');
      const walker = await startWalker({ page, app, scenario, hands: finger, inspect });
      expect(progress(await walker.walk('clean')).isDone).toBe(true);
      await page.goto(urls.result);
      await inspect(page);
    });
});

test.describe('on a phone without script', () => {
  test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  test('the whole transfer is walked to its end', async ({ page, app }) => {
    test.setTimeout(180_000);
    const walker = await startWalker({ page, app, scenario: 'red-book', hands: finger, inspect: inspector('vi', false) });
    expect(progress(await walker.walk('clean')).isDone).toBe(true);
  });
});
