import { sites } from '../server/agencies/sites.ts';
import { urls } from '../server/web/urls.ts';
import { expect, test } from './app.ts';

const hosts = [...new Set(sites.flatMap(({ host }) => host ?? []))];

test('the host in the drawn bar stands whole on one line, whatever the screen and the size of the text; the path gives way', async ({ page }) => {
  await page.goto('/');
  await page.locator('form:has(input[value="pay-fee"]) .lesson-go').click();
  await expect(page.locator('#browser .address')).toBeVisible();
  const broken: string[] = [];
  const places = [
    ['/tap/portal/log-in', '#browser', hosts],
    ['/tap/portal?phone=trap&tab=phone', '#phone', sites.flatMap(({ host, pane }) => (pane === 'phone' && host) || [])],
  ] as const;
  for (const [back, pane, names] of places)
    for (const scale of [100, 150])
      for (const width of [320, 360, 760, 820, 1199, 1200]) {
        await page.setViewportSize({ width, height: 740 });
        await page.goto(`${urls.scale}?to=${String(scale)}&back=${encodeURIComponent(back)}`);
        await page.evaluate(() => document.fonts.ready); // another font is wider
        const found = await page.locator(`${pane} .address`).evaluate(brokenIn, names);
        broken.push(...found.map((host) => `${host} in ${pane} at ${String(width)}, ${String(scale)} %`));
      }
  expect(broken).toEqual([]);
});

/** Which hosts would not stand whole on one line of the bar. */
function brokenIn(bar: Element, names: readonly string[]): readonly string[] {
  const shown = bar.querySelector('b');
  if (!shown) throw new Error('no host');
  return names.filter((name) => {
    shown.textContent = name;
    const words = document.createRange();
    words.selectNodeContents(shown);
    return words.getClientRects().length > 1 || words.getBoundingClientRect().right > bar.getBoundingClientRect().right;
  });
}
