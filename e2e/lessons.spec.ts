import { progress } from '../server/training/progress.ts';
import { walkOf, type Move } from '../server/training/scenario.ts';
import { urls } from '../server/web/urls.ts';
import { loadWords } from '../server/web/words.ts';
import { expect, test } from './app.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { landed } from './walking/landing.ts';
import { goToResult } from './walking/result.ts';
import { startWalker, type Walker } from './walking/walker.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
test.setTimeout(120_000);

const inspect = inspector('vi');
const { say } = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
}).vi;

/** Plays a walkthrough up to its first move of this command, and not that one. */
async function walkUpTo(walker: Walker, name: string, command: string): Promise<Move> {
  const { moves } = walkOf(walker.practice.scenario, name);
  const at = moves.findIndex((move) => 'do' in move && move.do === command);
  await walker.play(moves.slice(0, at));
  const move = moves[at];
  if (!move) throw new Error(`no ${command} in ${name}`);
  return move;
}

test('a code that has run out is refused at its field, helped by the coach, and a new one leads in', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'log-in', mode: 'practise', hands: finger, inspect });
  const { moves } = walkOf(walker.practice.scenario, 'expired-code');
  const late = moves.findIndex((move) => 'late' in move);
  await walker.play(moves.slice(0, late + 1));
  await expect(page.locator('[data-field="code"][aria-invalid="true"]')).toBeVisible();
  await expect(page.locator('#browser')).toContainText(say('vneid.commands.confirm-code.refusals.code-expired.world'));
  const { texts } = walker.practice.scenario;
  await expect(page.locator('#coach')).toContainText(texts['vi']?.mistakes['expired-code']?.feedback ?? 'words');
  expect(progress(await walker.play(moves.slice(late + 1))).isDone).toBe(true);
});

test('what was typed stays after a refusal, but for the password', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'log-in', hands: finger, inspect });
  await walker.walk('wrong-password', 0, 2);
  await expect(page.locator('[data-field="idNumber"]')).not.toHaveValue('');
  await expect(page.locator('[data-field="password"]')).toHaveValue('');
});

test('the same form sent three times at once pays once, and each is answered alike', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'pay-fee', hands: finger, inspect });
  const order = await walker.orderOf(await walkUpTo(walker, 'clean', 'tre-xanh/confirm'));
  await walker.goToForm(order);
  const { code } = order.input as { readonly code: string };
  const form = page.locator('form[data-command="tre-xanh/confirm"]');
  await form.locator('[data-field="code"]').fill(code);
  const body = await form.evaluate((element: HTMLFormElement) =>
    Object.fromEntries([...new FormData(element)].map(([name, value]) => [name, typeof value === 'string' ? value : ''])),
  );
  const sent = [1, 2, 3].map(() => page.request.post(urls.command(order.command), { form: body, headers: { origin: app.url }, maxRedirects: 0 }));
  const answers = (await Promise.all(sent)).map((answer) => `${answer.status()} ${answer.headers()['location'] ?? ''}`);
  expect(new Set(answers).size, answers.join('\n')).toBe(1);
  expect(answers[0]).toMatch(/^303 /);
  expect((await walker.practice.facts()).filter(({ kind }) => kind === 'tre-xanh/payment-made')).toHaveLength(1);
});

test('paying twice on purpose is possible, and seen', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'pay-fee', hands: finger, inspect });
  await walker.walk('paid-twice', 0, 9);
  const { mistakes } = progress(await walker.practice.run());
  expect(mistakes.map(({ id }) => id)).toEqual(['paid-twice']);
});

test('a scam SMS is reported, blocked and deleted, and praised', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'pay-fee', mode: 'practise', hands: finger, inspect });
  const { good } = progress(await walker.walk('turned-away'));
  expect(good).toContain('scam-turned-away');
  await page.goto(urls.result);
  await expect(page.locator('main')).toContainText(walker.practice.scenario.texts['vi']?.good['scam-turned-away']?.title ?? 'words');
});

test('who gave details away sees what it means, goes back to before it, and has made the mistake all the same', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'pay-fee', mode: 'practise', hands: finger, inspect });
  await walker.walk('gave-details');
  const back = page.locator(`#coach form[action="${urls.rewind}"] button`);
  await landed(page, back, () => back.click());
  await inspect(page);
  const run = await walker.practice.run();
  expect(run.facts.at(-1)?.kind).toBe('practice/rewound');
  expect(progress(run).mistakes.find(({ id }) => id === 'gave-details')).toMatchObject({ undone: true });
});

test('a tester’s verdicts and report are scored: the seeded defects are found', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'check-log-in', hands: finger, inspect });
  await walker.walk('clean');
  await goToResult(walker, walker.practice.scenario);
  const seeded = Object.values(walker.practice.scenario.texts['vi']?.defects ?? {});
  for (const defect of seeded) await expect(page.locator('main')).toContainText(defect);
  await expect(page.locator('h1')).toHaveText(say('yard.qa-result.heading', { found: seeded.length, of: seeded.length }));
});

test('a lesson done once more is set beside the time before, whatever was begun between, with another person', async ({ page, app }) => {
  const begin = (scenario: string): Promise<Walker> => startWalker({ page, app, scenario, hands: finger, inspect });
  const first = await (await begin('wallet')).walk('clean');
  await begin('log-in');
  const second = await (await begin('wallet')).walk('clean');
  expect(Object.values(second.cast.people)).not.toEqual(Object.values(first.cast.people));
  await page.goto(urls.result);
  await inspect(page);
  await expect(page.locator('#progressed')).toHaveText(say('yard.debrief.progressed.title'));
});

test('what should happen is filled in already and seen whole; who leaves it so writes only what was seen', async ({ page, app }) => {
  const { practice } = await startWalker({ page, app, scenario: 'check-log-in', hands: finger, inspect });
  const { then } = practice.scenario.texts['vi']?.cases['wrong-code'] ?? {};
  await page.goto('/tap/portal?tab=task&case=wrong-code');
  await inspect(page);
  const expected = page.locator('#qa-expected');
  await expect(expected).toHaveValue(then ?? '');
  expect(await expected.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(0);
  await page.locator('#qa-actual').fill('Vào được cổng');
  const fail = page.locator('.verdicts [value="fail"]');
  await landed(page, fail, () => fail.click());
  await inspect(page);
  await expect(page.locator('.case')).toContainText(`${say('yard.qa.should')} ${then ?? ''}`);
  await expect(page.locator('#bug-expected')).toHaveValue(then ?? '');
});
