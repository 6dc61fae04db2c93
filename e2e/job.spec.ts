import { progress } from '../server/training/progress.ts';
import { expect, test } from './app.ts';
import { createInspector } from './walking/inspection.ts';
import { startWalker } from './walking/walker.ts';

/** Log in, pay, get the red book: at a desk in English, and on a phone without script. */
test.describe('at a desk, in English', () => {
  test.use({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const inspect = createInspector({ language: 'en', scripted: true });
  for (const id of ['log-in', 'pay-fee', 'red-book'])
    test(`${id} is walked to its end`, async ({ page, app }) => {
      test.setTimeout(180_000);
      const walker = await startWalker(page, app, id, inspect);
      await walker.walk('clean');
      await expect.poll(async () => progress((await walker.stored()).run).isDone, { timeout: 15_000 }).toBe(true);
      await page.goto('/ket-qua');
      await inspect(page);
    });
});

test.describe('on a phone without script', () => {
  test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const inspect = createInspector({ language: 'vi', scripted: false });
  test('the whole transfer is walked to its end', async ({ page, app }) => {
    test.setTimeout(180_000);
    const walker = await startWalker(page, app, 'red-book', inspect);
    await walker.walk('clean');
    await expect.poll(async () => progress((await walker.stored()).run).isDone, { timeout: 15_000 }).toBe(true);
  });
});
