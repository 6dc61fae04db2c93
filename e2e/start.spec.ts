import { expect, test } from './app.ts';
import { barriersOn } from './walking/barriers.ts';

test('the app answers /health and shows the practice mark on its first page', async ({ page, request }) => {
  expect((await request.get('/health')).status()).toBe(200);
  await page.goto('/');
  await expect(page.getByText('BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT').first()).toBeVisible();
});

test.describe('the watch over every browser test', () => {
  test.use({ mayComplain: /planted|192\.0\.2\.1/ });

  test('notices a script that breaks', async ({ page, complaints }) => {
    await page.goto('/');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('planted');
      });
    });
    await expect.poll(() => complaints.join('\n')).toContain('planted');
  });

  test('notices a page that asks another machine for something', async ({ page, complaints }) => {
    await page.goto('/');
    await page.evaluate(() => fetch('http://192.0.2.1/').catch(() => undefined));
    await expect.poll(() => complaints.join('\n')).toContain('192.0.2.1');
  });

  for (const scripted of [true, false])
    test.describe(scripted ? 'with script' : 'without script', () => {
      test.use({ javaScriptEnabled: scripted });

      test('notices a barrier', async ({ page }) => {
        await page.goto('/');
        expect(await barriersOn(page, scripted)).toEqual([]);
        await page.evaluate(() => document.querySelector('h1')?.replaceWith(document.createElement('img'), document.createElement('button')));
        const found = (await barriersOn(page, scripted)).map((told) => told.split(':')[0]);
        expect(found).toEqual(expect.arrayContaining(['image-alt', 'button-name']));
      });
    });
});

for (const [locale, start] of [
  ['vi-VN', 'Tập bài này'],
  ['en-GB', 'Start this one'],
] as const)
  test.describe(`home on a phone, ${locale}`, () => {
    test.use({ locale, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

    test('shows the button of the first lesson without scrolling', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('button', { name: start }).first()).toBeInViewport({ ratio: 1 });
    });
  });
