import type { Page } from '@playwright/test';
import { walkOf } from '../server/training/scenario.ts';
import { expect, test } from './app.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { atRest } from './walking/landing.ts';
import { startWalker } from './walking/walker.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const heightNow = (page: Page): Promise<{ readonly scrolled: number; readonly screen: number }> =>
  page.evaluate(() => ({ scrolled: window.scrollY, screen: window.innerHeight }));

test('the banner of a message that was closed does not come back, and the message stays in the phone', async ({ page, app }) => {
  await startWalker({ page, app, scenario: 'spot-scam', hands: finger, inspect: inspector('vi') });
  const banner = page.locator('#arrived');
  const sender = await banner.locator('b').innerText();
  await banner.locator('[data-close-news]').click();
  await expect(banner).toHaveCount(0);
  for (const tab of ['Bài tập', 'Trang web']) {
    await page.locator('#tabs a', { hasText: tab }).click();
    await atRest(page);
    await expect(page.locator('#tabs [aria-current]')).toHaveText(tab);
  }
  await expect(banner).toHaveCount(0);
  await page.locator('#tabs a', { hasText: 'Điện thoại' }).click();
  await atRest(page);
  await page.locator('#phone .app-sms').click();
  await expect(page.locator('#phone .sms', { hasText: sender }).first()).toBeVisible();
});

test('a bill that stands before the button is read down bit by bit, not jumped over', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker({ page, app, scenario: 'pay-fee', hands: finger, inspect: inspector('vi') });
  const { moves } = walkOf(walker.practice.scenario, 'clean');
  await walker.play(
    moves.slice(
      0,
      moves.findIndex((move) => 'do' in move && move.do === 'tre-xanh/approve-payment'),
    ),
  );
  await page.setViewportSize({ width: 360, height: 560 });
  await page.reload();
  const offer = page.locator('#to-next');
  const button = page.locator('form[data-command="tre-xanh/approve-payment"] [data-submit]');
  await expect(offer).toHaveText('Đọc tiếp bên dưới', { useInnerText: true });
  let taps = 0;
  for (; await offer.isVisible(); taps++) {
    const before = await heightNow(page);
    await offer.click();
    const after = await heightNow(page);
    expect(after.scrolled).toBeGreaterThan(before.scrolled);
    expect(after.scrolled - before.scrolled).toBeLessThan(before.screen);
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  }
  expect(taps).toBeGreaterThan(1);
  await expect(button).toBeInViewport();
});

test('a button of the page that the coach names and that lies beyond the edge is one tap away', async ({ page, app }) => {
  await page.setViewportSize({ width: 360, height: 420 });
  await startWalker({ page, app, scenario: 'log-in', hands: finger, inspect: inspector('vi') });
  const named = page.locator('#browser a.button', { hasText: 'Đăng nhập' });
  await expect(named).not.toBeInViewport();
  const offer = page.locator('#to-next');
  await expect(offer).toHaveText('Tới chỗ cần làm', { useInnerText: true });
  await offer.click();
  await expect(named).toBeInViewport();
  await expect(named).toHaveClass(/guided/);
  await expect(offer).toBeHidden();
});

test('what is typed and not sent yet is still there after a look at the messages, and back by the coach’s button', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker({ page, app, scenario: 'red-book', hands: finger, inspect: inspector('vi') });
  const { moves } = walkOf(walker.practice.scenario, 'clean');
  const at = moves.findIndex((move) => 'do' in move && move.do === 'portal/declare-transfer');
  const declare = moves[at];
  if (!declare) throw new Error('nobody declares the transfer');
  await walker.play(moves.slice(0, at));
  await walker.goToForm(await walker.orderOf(declare));
  const price = page.locator('[data-field="price"]');
  await price.fill('2.100.000.000');
  await page.locator('#tabs a', { hasText: 'Điện thoại' }).click();
  await atRest(page);
  await page.locator('#phone .app-sms').click();
  await atRest(page);
  await expect(page.locator('#phone .sms').first()).toBeVisible();
  await expect(page.locator('#tabs [aria-current]')).toHaveText(/Điện thoại/);
  await page.locator('#coach a[data-leads]', { hasText: 'Sang trang web' }).click();
  await atRest(page);
  await expect(page.locator('#browser')).toBeVisible();
  await expect(price).toHaveValue('2.100.000.000');
});

test('a code that was copied from its message goes in at one press, and none is offered before', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker({ page, app, scenario: 'log-in', hands: finger, inspect: inspector('vi') });
  const { moves } = walkOf(walker.practice.scenario, 'clean');
  const at = moves.findIndex((move) => 'do' in move && move.do === 'vneid/confirm-code');
  const confirm = moves[at];
  if (!confirm) throw new Error('nobody confirms the code');
  await walker.play(moves.slice(0, at));
  const order = await walker.orderOf(confirm);
  await walker.goToForm(order);
  await page.reload();
  const paste = page.locator('[data-paste]');
  await expect(paste).toBeHidden();
  await page.locator('#coach a[data-leads]', { hasText: 'Tin nhắn' }).click();
  await atRest(page);
  await page.locator('#phone [data-code]').first().click();
  await page.locator('#coach a[data-leads]', { hasText: 'Sang trang web' }).click();
  await atRest(page);
  await paste.click();
  await expect(page.locator('[data-field="code"]')).toHaveValue((order.input as { readonly code: string }).code);
});
