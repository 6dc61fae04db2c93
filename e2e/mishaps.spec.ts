import { startApp } from './start-app.ts';
import { expect, test } from './app.ts';
import { createInspector } from './walking/inspection.ts';
import { landing, startWalker, type Walker } from './walking/walker.ts';
import { walkOf } from '../server/training/scenario.ts';
import { treXanh } from '../server/agencies/bank/banks.ts';
import { portal } from '../server/agencies/portal/portal.ts';

test.use({ viewport: { width: 360, height: 740 } });
const inspect = createInspector({ language: 'vi', scripted: true });

const paidIn = async (walker: Walker): Promise<number> =>
  (await walker.stored()).run.facts.filter(({ kind }) => kind === 'tre-xanh/payment-made').length;

test('a double click and the back button pay once', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker(page, app, 'pay-fee', inspect);
  const moves = walkOf(walker.scenario, 'clean').moves;
  const confirm = moves.findIndex((move) => 'do' in move && move.do === 'tre-xanh/confirm');
  await walker.walk('clean', 0, confirm);
  const { run } = await walker.stored();
  const { suggest } = treXanh.commands.confirm;
  await expect
    .poll(async () => suggest((await walker.stored()).run.world, { role: 'person', name: 'citizen' }, () => true).length, { timeout: 12_000 })
    .toBeGreaterThan(0);
  const [input] = suggest((await walker.stored()).run.world, { role: 'person', name: 'citizen' }, () => true);
  const form = await walker.formOf({ command: 'tre-xanh/confirm', by: { role: 'person', name: 'citizen' }, input });
  await form.locator('[data-field="code"]').fill((input as { readonly code: string }).code);
  await landing(page, () => form.locator('button[type="submit"]').dblclick());
  expect(await paidIn(walker)).toBe(1);
  await page.goBack();
  const again = page.locator('form[data-command="tre-xanh/confirm"]');
  if (await again.count()) {
    await again.locator('[data-field="code"]').fill((input as { readonly code: string }).code);
    await landing(page, () => again.locator('button[type="submit"]').click());
  }
  expect(await paidIn(walker)).toBe(1);
  void run;
});

test('“next person” leaves nothing, the code brings it back, and a killed app forgets nothing', async ({ browser }) => {
  test.setTimeout(120_000);
  const first = await startApp();
  const context = await browser.newContext({ baseURL: first.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const walker = await startWalker(page, first, 'log-in', inspect);
  await walker.walk('clean', 0, 2);
  const code = (await page.locator('.coach-foot b').innerText()).trim();
  const facts = (await walker.stored()).run.facts.length;
  first.process.kill('SIGKILL');
  const second = await startApp({ dataFolder: first.dataFolder });
  const other = await browser.newContext({ baseURL: second.url, locale: 'vi-VN' });
  const fresh = await other.newPage();
  await fresh.goto('/');
  await fresh.locator('form[action="/ve-lai"] input[name="code"]').fill(code);
  await landing(fresh, () => fresh.locator('form[action="/ve-lai"] button').click());
  expect((await walker.stored()).run.facts.length).toBe(facts);
  expect(portal.in((await walker.stored()).run.world).sessions).toEqual({});
  await expect(fresh.locator('form[data-command="vneid/confirm-code"]')).toBeVisible();
  await fresh.locator('details:has(form[action="/nguoi-tiep-theo"]) summary').first().click();
  await landing(fresh, () => fresh.locator('form[action="/nguoi-tiep-theo"] button').click());
  expect(await other.cookies()).toEqual([]);
  await fresh.goBack();
  await expect(fresh.locator('form[data-command="vneid/confirm-code"]')).toHaveCount(0);
  await context.close();
  await other.close();
  await second.stop();
});

test('two learners of a class sit in worlds of their own, and the trainer’s board shows both', async ({ browser, app }) => {
  const opened = async () => browser.newContext({ baseURL: app.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  const trainer = await (await opened()).newPage();
  await trainer.goto('/huong-dan-vien');
  await trainer.locator('input[name="name"]').fill('Tổ 5');
  await trainer.locator('input[name="scenario"][value="log-in"]').check();
  await landing(trainer, () => trainer.locator('form[action="/huong-dan-vien/lop"] button').click());
  const code = (await trainer.locator('.code-small').innerText()).replace(/\D/g, '');
  const names: string[] = [];
  for (const nickname of ['Bác Thu', 'Cô Mận']) {
    const learner = await (await opened()).newPage();
    await learner.goto('/');
    await learner.locator('form[action="/vao-lop"] input[name="code"]').fill(code);
    await landing(learner, () => learner.locator('form[action="/vao-lop"] button').click());
    await learner.locator('input[name="name"]').fill(nickname);
    await landing(learner, () => learner.locator('form[action="/vao-lop"] button').click());
    await inspect(learner);
    names.push((await learner.locator('.persona .strong').first().textContent()) ?? '');
  }
  expect(new Set(names).size).toBe(2);
  await trainer.reload();
  await inspect(trainer);
  for (const nickname of ['Bác Thu', 'Cô Mận']) await expect(trainer.getByRole('rowheader', { name: nickname })).toBeVisible();
});

test('a harmful mistake is told by the coach, and taken back to before the tap', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker(page, app, 'pay-fee', inspect);
  await walker.walk('opened-scam-link');
  await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}tab=phone`);
  const back = page.locator('form[action="/quay-lai"]:has(input[name="to"]) button').first();
  await expect(back).toBeVisible();
  await landing(page, () => back.click());
  expect((await walker.stored()).run.facts.at(-1)?.kind).toBe('practice/rewound');
});
