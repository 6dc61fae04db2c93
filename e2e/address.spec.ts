import { sites } from '../server/agencies/sites.ts';
import { urls } from '../server/web/urls.ts';
import { expect, test } from './app.ts';

const hosts = [...new Set(sites.flatMap(({ host }) => host ?? []))];

test('the host in the drawn bar stands whole on one line, whatever the screen and the size of the text; the path gives way', async ({ page }) => {
  await page.goto('/');
  await page.locator('form:has(input[value="pay-fee"]) .lesson-go').click();
  await expect(page.locator('#browser .address')).toBeVisible();
  const broken: string[] = [];
  for (const scale of [100, 150])
    for (const width of [320, 360, 760, 820, 1200, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(`${urls.scale}?to=${String(scale)}&back=${encodeURIComponent('/tap/portal/log-in')}`);
      const found = await page.evaluate((names) => {
        const [bar, shown] = [document.querySelector('#browser .address'), document.querySelector('#browser .address b')];
        if (!bar || !shown) throw new Error('no address');
        return names.filter((name) => {
          shown.textContent = name;
          const words = document.createRange();
          words.selectNodeContents(shown);
          return words.getClientRects().length > 1 || words.getBoundingClientRect().right > bar.getBoundingClientRect().right;
        });
      }, hosts);
      broken.push(...found.map((host) => `${host} at ${String(width)}, ${String(scale)} %`));
    }
  expect(broken).toEqual([]);
});
