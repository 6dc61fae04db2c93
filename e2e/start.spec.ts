import { expect, test } from './app.ts';

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
});
