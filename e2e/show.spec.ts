import type { Page } from '@playwright/test';
import { walkOf } from '../server/training/scenario.ts';
import { urls } from '../server/web/urls.ts';
import { loadWords } from '../server/web/words.ts';
import { expect, test } from './app.ts';
import { inspector } from './walking/inspection.ts';
import { landed } from './walking/landing.ts';
import { screens } from './walking/screens.ts';
import { scenarioCalled } from './walking/stored-practice.ts';

const words = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
});
test.setTimeout(120_000);

const LESSON = 'pay-fee';
const ways = [
  { way: 'on a phone', language: 'vi', scripted: true, device: screens['phone 360×740'] },
  {
    way: 'at a desk, without script',
    language: 'en',
    scripted: false,
    device: { ...screens['desk 1280×800'], locale: 'en-GB', javaScriptEnabled: false },
  },
] as const;

for (const { way, language, scripted, device } of ways)
  test.describe(`a demonstration ${way}`, () => {
    test.use(device);
    const inspect = inspector(language, scripted);
    const { say } = words[language];
    const by = (url: string): string => `#coach form[action="${url}"] button`;
    const expectStep = async (page: Page, n: number): Promise<void> =>
      expect(page.locator('#coach .next-label')).toHaveText(say('yard.show.count', { n, of: await stepsOf(LESSON) }));
    async function press(page: Page, selector: string): Promise<void> {
      const button = page.locator(selector);
      await landed(page, button, () => button.click());
      await inspect(page);
    }
    async function begin(page: Page): Promise<void> {
      await page.goto(urls.home);
      await press(page, `.lesson-show form:has(input[value="${LESSON}"]):has(input[value="show"]) button`);
    }

    test('is stepped forward, back and forward again, to its end, and ends in doing it oneself', async ({ page }) => {
      await begin(page);
      await expect(page.locator(by(urls.showBack))).toHaveCount(0);
      for (const [url, n] of [
        [urls.showNext, 2],
        [urls.showNext, 3],
        [urls.showBack, 2],
        [urls.showBack, 1],
      ] as const) {
        await press(page, by(url));
        await expectStep(page, n);
      }
      for (let n = 1; n <= (await stepsOf(LESSON)); n++) {
        await expectStep(page, n);
        await press(page, by(urls.showNext));
      }
      await expect(page.locator('#coach .next-text')).toHaveText(say('yard.show.end'));
      await expect(page.locator(by(urls.showNext))).toHaveCount(0);
      await press(page, by(urls.start));
      await expect(page.locator('#coach .next-label')).toHaveText(say('yard.coach.next'));
    });

    test(scripted ? 'plays on by itself once it is asked to, until it is paused' : 'offers no playing on', async ({ page }) => {
      await begin(page);
      const toggle = page.locator('[data-plays-on]');
      if (!scripted) {
        await expect(toggle).toBeHidden();
        return;
      }
      await page.clock.install();
      await page.reload();
      await page.clock.fastForward(60_000);
      await expectStep(page, 1);
      await toggle.click();
      for (const n of [2, 3]) {
        await expect(toggle).toHaveText(say('yard.show.stop'));
        await page.clock.fastForward(60_000);
        await expectStep(page, n);
        await inspect(page);
      }
      await toggle.click();
      await expect(toggle).toHaveText(say('yard.show.play-on'));
      await page.clock.fastForward(60_000);
      await inspect(page);
      await expectStep(page, 3);
    });
  });

const stepsOf = async (id: string): Promise<number> => walkOf(await scenarioCalled(id), 'clean').moves.length;
