import { expect, test } from './app.ts';

test('the app answers /health and shows the practice mark on its first page', async ({ page, request }) => {
  expect((await request.get('/health')).status()).toBe(200);
  await page.goto('/');
  await expect(page.getByText('BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT').first()).toBeVisible();
});

test.describe('a browser test fails when', () => {
  test.fail('a script breaks', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('planted');
      });
    });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  });

  test.fail('a page asks another machine for something', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => fetch('http://192.0.2.1/').catch(() => undefined));
  });
});
