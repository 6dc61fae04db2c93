import { walkOf } from '../server/training/scenario.ts';
import { placeUrl, urls } from '../server/web/urls.ts';
import { expect, test } from './app.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { startWalker } from './walking/walker.ts';

const inspect = inspector('vi');

test('a browser under test goes into the learner’s exercise as the page about the API says', async ({ page, app, newcomer }) => {
  const walker = await startWalker({ page, app, scenario: 'log-in', mode: 'practise', hands: finger, inspect });
  await walker.walk('clean', 0, 2);
  await page.goto(urls.api);
  await inspect(page);
  const example = await page.locator('pre', { hasText: '@playwright/test' }).innerText();
  const [, token = ''] = /Bearer (\S+)' /.exec(example) ?? [];
  const [, code = ''] = /fill\('([^']+)'\)/.exec(example) ?? [];
  const tested = await newcomer();
  const over = await tested.request.post('/api/v1/start-over', { headers: { Authorization: `Bearer ${token}` } });
  expect(over.status()).toBe(201);
  await tested.goto(urls.home);
  await tested.locator('#return-code').fill(code);
  await tested.locator('#return-code').press('Enter');
  await expect(tested.locator('#coach [data-task="open"]')).toHaveAttribute('data-state', 'now');
  await tested.goto(urls.page('vneid-web', 'log-in'));
  await tested.locator('#browser [data-submit="vneid/log-in"]').click();
  await expect(tested.locator('#browser [data-refusal="idNumber"]')).toBeVisible();
});

test('each page of a payment says its total and who gets it by attributes', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'check-fee', hands: finger, inspect });
  const [issue, enter, approve, confirm] = walkOf(walker.practice.scenario, 'right-code').moves;
  const bill = async (): Promise<void> => {
    await expect(page.locator('#browser [data-total]:visible')).toHaveAttribute('data-amount', '115000');
  };
  await page.goto(urls.page('payments', 'dossiers/GPLX-261110-0041'));
  await bill();
  for (const move of [issue, enter]) await walker.play(move ? [move] : []);
  await bill();
  const payee = await page.locator('#browser [data-payee]').getAttribute('data-payee');
  await expect(page.locator('#browser [data-payee] > p')).toContainText(payee ?? 'a name');
  for (const move of [approve, confirm]) {
    await walker.play(move ? [move] : []);
    await bill();
  }
  await walker.letPass(30_000);
  await page.goto(placeUrl({ page: 'payments/dossiers/GPLX-261110-0041/receipts', phone: 'phone', tab: 'browser' }));
  await bill();
  await page.locator('#browser .menu a').click();
  await bill();
  await expect(page.locator('#browser [data-payee]')).toHaveAttribute('data-payee', payee ?? '');
});
