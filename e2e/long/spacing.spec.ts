import type { Page } from '@playwright/test';
import { progress } from '../../server/training/progress.ts';
import { expect, test } from '../app.ts';
import { finger } from '../walking/hands.ts';
import { cutOff, inspector } from '../walking/inspection.ts';
import { screens } from '../walking/screens.ts';
import { startWalker } from '../walking/walker.ts';

/** Runs in every page: WCAG 1.4.12. In this way it holds under a strict content policy too. */
function setWide(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  );
  document.adoptedStyleSheets = [sheet];
}

const inspectAll = inspector('vi');

async function inspect(page: Page): Promise<void> {
  await inspectAll(page);
  expect.soft(await page.evaluate(() => getComputedStyle(document.body).letterSpacing), 'letters set wide').not.toBe('normal');
  expect.soft(await page.evaluate(cutOff, false), `cut off at ${page.url()}`).toEqual([]);
}

for (const [name, screen] of Object.entries(screens))
  test.describe(name, () => {
    test.use(screen);

    test('the whole transfer can be read and done with letters, words and lines set wide', async ({ page, app }) => {
      await page.addInitScript(setWide);
      const walker = await startWalker({ page, app, scenario: 'red-book', hands: finger, inspect });
      expect(progress(await walker.walk('clean')).isDone).toBe(true);
    });
  });
