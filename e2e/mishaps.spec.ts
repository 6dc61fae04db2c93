import { treXanh } from '../server/agencies/bank/banks.ts';
import { walkOf } from '../server/training/scenario.ts';
import { urls } from '../server/web/urls.ts';
import { person, type Order } from '../server/world/world.ts';
import { expect, test } from './app.ts';
import { startApp } from './start-app.ts';
import { formOf } from './walking/forms.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { landed } from './walking/landing.ts';
import { startWalker, type Walker } from './walking/walker.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const payments = async ({ practice }: Walker): Promise<number> =>
  (await practice.facts()).filter(({ kind }) => kind === 'tre-xanh/payment-made').length;

test('a double click pays once, and so does the back button', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker({ page, app, scenario: 'pay-fee', hands: finger, inspect: inspector('vi') });
  const { moves } = walkOf(walker.practice.scenario, 'clean');
  await walker.play(
    moves.slice(
      0,
      moves.findIndex((move) => 'do' in move && move.do === 'tre-xanh/confirm'),
    ),
  );
  await walker.letPass(4_000);
  const citizen = person('citizen');
  const [input] = treXanh.commands.confirm.suggest((await walker.practice.run()).world, citizen, () => true);
  const order: Order = { command: 'tre-xanh/confirm', by: citizen, input };
  await walker.goToForm(order);
  const form = formOf(page, order).first();
  const { code } = input as { readonly code: string };
  await form.locator('[data-field="code"]').fill(code);
  const button = form.locator('button[type="submit"]');
  await landed(page, button, () => button.dblclick());
  expect(await payments(walker)).toBe(1);
  await page.goBack();
  const again = formOf(page, order).first();
  if (await again.isVisible()) {
    await again.locator('[data-field="code"]').fill(code);
    await landed(page, again, () => again.locator('button[type="submit"]').click());
  }
  expect(await payments(walker)).toBe(1);
});

test('a killed app forgets nothing, the code brings it back elsewhere, and “next person” leaves nothing', async ({ browser }) => {
  test.setTimeout(120_000);
  const first = await startApp();
  const device = await browser.newContext({ baseURL: first.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  const page = await device.newPage();
  const walker = await startWalker({ page, app: first, scenario: 'log-in', hands: finger, inspect: inspector('vi') });
  await walker.walk('clean', 0, 2);
  const code = (await page.locator('.coach-foot b').innerText()).trim();
  const facts = await walker.practice.facts();
  first.process.kill('SIGKILL');
  const second = await startApp({ dataFolder: first.dataFolder });
  const other = await browser.newContext({ baseURL: second.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  const fresh = await other.newPage();
  await fresh.goto(urls.home);
  await fresh.locator(`form[action="${urls.resume}"] input[name="code"]`).fill(code);
  const resume = fresh.locator(`form[action="${urls.resume}"] button`);
  await landed(fresh, resume, () => resume.click());
  expect(await walker.practice.facts()).toEqual(facts);
  await expect(fresh.locator('form[data-command="vneid/confirm-code"]')).toBeVisible();
  await fresh
    .locator('details.drop', { has: fresh.locator(`form[action="${urls.leave}"]`) })
    .locator('summary')
    .click();
  const leave = fresh.locator(`form[action="${urls.leave}"] button`);
  await landed(fresh, leave, () => leave.click());
  expect(await other.cookies()).toEqual([]);
  await fresh.goBack();
  await fresh.reload();
  await expect(fresh.locator('form[data-command="vneid/confirm-code"]')).toHaveCount(0);
  await device.close();
  await other.close();
  await second.stop();
});

test('two learners of a class sit in worlds of their own, and the trainer’s board shows both', async ({ browser, app }) => {
  test.setTimeout(120_000);
  const inspect = inspector('vi');
  const desk = async () => (await browser.newContext({ baseURL: app.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } })).newPage();
  const trainer = await desk();
  await trainer.goto(urls.trainer);
  await trainer.locator('input[name="name"]').fill('Tổ 5');
  await trainer.locator('input[name="scenario"][value="log-in"]').check();
  const open = trainer.locator(`form[action="${urls.classes}"] button`);
  await landed(trainer, open, () => open.click());
  const code = (await trainer.locator('.code-small').innerText()).replace(/\D/g, '');
  const people: string[] = [];
  for (const nickname of ['Bác Thu', 'Cô Mận']) {
    const learner = await desk();
    await learner.goto(urls.home);
    await learner.locator(`form[action="${urls.joinClass}"] input[name="code"]`).fill(code);
    const join = learner.locator(`form[action="${urls.joinClass}"] button`);
    await landed(learner, join, () => join.click());
    await learner.locator('input[name="name"]').fill(nickname);
    await landed(learner, join, () => join.click());
    await inspect(learner);
    people.push((await learner.locator('.persona .strong').first().textContent()) ?? '');
  }
  expect(new Set(people).size).toBe(2);
  await trainer.reload();
  await inspect(trainer);
  for (const nickname of ['Bác Thu', 'Cô Mận']) await expect(trainer.getByRole('rowheader', { name: nickname })).toBeVisible();
});

test('a harmful mistake is told by the coach, and taken back to before the tap', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker({ page, app, scenario: 'pay-fee', hands: finger, inspect: inspector('vi') });
  const { moves } = walkOf(walker.practice.scenario, 'wrong-amount');
  await walker.play(
    moves.slice(
      0,
      moves.findIndex((move) => 'jump' in move),
    ),
  );
  await walker.letPass(8_000);
  const back = page.locator(`form[action="${urls.rewind}"]:has(input[name="to"]) button`).first();
  await landed(page, back, () => back.click());
  expect((await walker.practice.facts()).at(-1)?.kind).toBe('practice/rewound');
});
