import type { Browser, Locator, Page } from '@playwright/test';
import { examMinutes } from '../server/training/exam.ts';
import { progress } from '../server/training/progress.ts';
import { walkOf } from '../server/training/scenario.ts';
import { urls } from '../server/web/urls.ts';
import { loadWords } from '../server/web/words.ts';
import { expect, test } from './app.ts';
import type { RunningApp } from './start-app.ts';
import { openClassOn } from './walking/classroom.ts';
import { finger, keyboard, type Hands } from './walking/hands.ts';
import { inspector, type Inspect } from './walking/inspection.ts';
import { landed } from './walking/landing.ts';
import { inspectOnPaper } from './walking/paper.ts';
import { screens } from './walking/screens.ts';
import { startWalker, type Walker } from './walking/walker.ts';

test.setTimeout(120_000);

const words = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
});
const { say } = words.vi;
const MINUTE = 60_000;
const phone = screens['phone 360×740'];

async function follow({ page, hands, inspect }: Pick<Walker, 'page' | 'hands' | 'inspect'>, control: Locator): Promise<void> {
  await landed(page, control, () => hands.press(control));
  await inspect(page);
}

/** By the link in the coach's part, then by the button that asks once more. */
async function handIn(walker: Walker): Promise<void> {
  const { page, hands, inspect } = walker;
  const link = page.locator(`#coach a[href="${urls.handIn}"]`);
  if (!(await link.isVisible())) {
    const tab = page.locator('#tabs a[href*="tab=task"]');
    await hands.press(tab);
    await expect(link).toBeVisible();
    await inspect(page);
  }
  await follow(walker, link);
  await expect(page).toHaveURL(urls.handIn);
  await follow(walker, page.locator(`form[action="${urls.handIn}"] button`));
}

/** The same page on the narrowest phone. */
async function inspectNarrow(page: Page, inspect: Inspect): Promise<void> {
  const size = page.viewportSize() ?? phone.viewport;
  await page.setViewportSize({ width: 320, height: 640 });
  await inspect(page);
  await page.setViewportSize(size);
}

const shownCode = async (page: Page): Promise<string> => (await page.locator('main .code').innerText()).trim();

/** A trainer, at another device, types the code that stands on the learner's paper; resolves to what is told of it. */
async function lookUp(browser: Browser, app: RunningApp, code: string, handsOn: (page: Page) => Hands = () => finger): Promise<string> {
  // of its own: a new context would begin with what the test uses
  const desk = { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false, javaScriptEnabled: true };
  const device = await browser.newContext({ baseURL: app.url, locale: 'vi-VN', ...desk });
  const page = await device.newPage();
  const trainer = { page, hands: handsOn(page), inspect: inspector('vi') };
  await page.goto(urls.trainer);
  await follow(trainer, page.locator(`main a[href="${urls.checkResult}"]`));
  const form = page.locator(`form[action="${urls.checkResult}"]`);
  await trainer.hands.type(form.locator('input[name="code"]'), code);
  await follow(trainer, form.locator('button'));
  await inspectNarrow(page, trainer.inspect);
  const told = await page.locator('main').innerText();
  await device.close();
  return told;
}

test.describe('on a phone, in Vietnamese, without script', () => {
  test.use({ ...phone, javaScriptEnabled: false });
  const inspect = inspector('vi', false);

  test('an exam is read about, begun, half done and handed in; a trainer finds its result by the code; “back” changes nothing', async ({
    page,
    app,
    browser,
  }) => {
    const walker = await startWalker({ page, app, scenario: 'spot-scam', mode: 'exam', hands: finger, inspect });
    await walker.walk('clean', 0, 1);
    await handIn(walker);
    await expect(page).toHaveURL(urls.result);
    for (const told of ['yard.exam.not-passed', 'yard.exam.over.handed-in']) await expect(page.locator('main')).toContainText(say(told));
    const code = await shownCode(page);
    await page.locator('main .code').evaluate((shown) => (shown.textContent = 'MMMM MMMM MMMM')); // the widest there is
    await inspectNarrow(page, inspect);
    const facts = await walker.practice.facts();
    const told = await lookUp(browser, app, code);
    for (const line of [code, say('yard.exam.not-passed'), '1/2', say('yard.exam.over.handed-in')]) expect(told).toContain(line);

    await page.goBack();
    const again = page.locator(`form[action="${urls.handIn}"] button`);
    if (await again.isVisible()) await landed(page, again, () => again.click());
    await page.goto(urls.practice);
    await expect(page).toHaveURL(urls.result);
    expect(await shownCode(page)).toBe(code);
    expect(await walker.practice.facts()).toEqual(facts);
  });

  test('a form sent after the time is up is not taken, in plain words; what was done before counts', async ({ page, app }) => {
    const walker = await startWalker({ page, app, scenario: 'wallet', mode: 'exam', hands: finger, inspect });
    await walker.walk('clean', 0, 1);
    const facts = await walker.practice.facts();
    const [, next] = walkOf(walker.practice.scenario, 'clean').moves;
    if (!next) throw new Error('nothing is left to do');
    await walker.goToForm(await walker.orderOf(next));
    await app.letPass(examMinutes(walker.practice.scenario) * MINUTE);
    const button = page.locator('form[data-command="vneid/open-paper"] button').first();
    await landed(page, button, () => button.click());
    await inspect(page);
    await expect(page).toHaveURL(urls.resultLate);
    for (const told of ['yard.exam.late', 'yard.exam.over.time-up']) await expect(page.locator('main')).toContainText(say(told));
    await expect(page.locator('main')).toContainText(say('yard.debrief.partly', { done: 1, count: 2 }));
    expect(await walker.practice.facts()).toEqual(facts);
  });
});

test.describe('at a desk, in English, by keyboard alone', () => {
  test.use({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });

  test('an exam is sat to its end and passed; its result stands on one sheet, and its code is right', async ({ page, app, browser }) => {
    const inspect = inspector('en');
    const walker = await startWalker({ page, app, scenario: 'pay-by-transfer', mode: 'exam', hands: keyboard(page), inspect });
    await expect(page.locator('[data-exam-left]')).toContainText(words.en.say('yard.exam.left', { minutes: 16 }));
    expect(progress(await walker.walk('clean')).isDone).toBe(true);
    await follow(walker, page.locator(`#coach a[href="${urls.result}"]`));
    await expect(page.locator('main')).toContainText(words.en.say('yard.exam.passed'));
    await expect(page.locator('main')).toContainText(words.en.say('yard.debrief.points', { points: 100 }));
    expect(await inspectOnPaper(page)).toBe(1);
    const told = await lookUp(browser, app, await shownCode(page), keyboard);
    for (const line of [say('yard.exam.passed'), '4/4', '100/100', say('yard.exam.over.done')]) expect(told).toContain(line);
  });
});

test('an exam in which an office takes its time is done by waiting: the button is always there', async ({ page, app }) => {
  const walker = await startWalker({ page, app, scenario: 'late-receipt', mode: 'exam', hands: finger, inspect: inspector('vi') });
  expect(progress(await walker.walk('clean'))).toMatchObject({ isDone: true, mistakes: [] });
  await follow(walker, page.locator(`#coach a[href="${urls.result}"]`));
  await expect(page.locator('main')).toContainText(say('yard.exam.passed'));
});

test.describe('the countdown', () => {
  test.use(phone);
  const inspect = inspector('vi');

  test('reaches zero: the page turns to the result by itself, and what was done before counts', async ({ page, app }) => {
    const walker = await startWalker({ page, app, scenario: 'wallet', mode: 'exam', hands: finger, inspect });
    const began = app.now();
    await walker.walk('clean', 0, 1);
    const facts = await walker.practice.facts();
    const left = examMinutes(walker.practice.scenario) * MINUTE - (app.now() - began);
    await walker.letPass(left - 5_000);
    await expect(page.locator('[data-exam-left]')).toContainText(say('yard.exam.left', { minutes: 1 }));
    await page.waitForURL(urls.result, { timeout: 20_000 });
    await inspect(page);
    await expect(page.locator('main')).toContainText(say('yard.exam.over.time-up'));
    await expect(page.locator('main')).toContainText(say('yard.debrief.partly', { done: 1, count: 2 }));
    expect(await walker.practice.facts()).toEqual(facts);
    await page.goBack(); // to a page of the exam
    await expect(page).toHaveURL(urls.result);
  });
});

test('on a phone a trainer reads the verdict of each exam beside the name, without scrolling sideways', async ({ browser, app }) => {
  const inspect = inspector('vi');
  const visitor = async (): Promise<Page> => (await browser.newContext({ baseURL: app.url, locale: 'vi-VN', ...phone })).newPage();
  const trainer = await visitor();
  const { code } = await openClassOn(trainer, { inspect, scenario: 'wallet', mode: 'exam' });
  for (const nickname of ['Bác Nguyễn Thị Phương Thuận An', 'Ba']) {
    const page = await visitor();
    await page.goto(`${urls.joinClass}?ma=${code}`);
    await inspect(page);
    await page.locator('input[name="name"]').fill(nickname);
    const join = page.locator(`form[action="${urls.joinClass}"] button`);
    await landed(page, join, () => join.click());
    if (nickname === 'Ba') continue;
    await page.goto(urls.handIn);
    const button = page.locator(`form[action="${urls.handIn}"] button`);
    await landed(page, button, () => button.click());
    await inspect(page);
  }
  for (const size of [phone.viewport, { width: 320, height: 640 }]) {
    await trainer.setViewportSize(size);
    await trainer.reload();
    await inspect(trainer);
    const verdicts = trainer.locator('.board .verdict');
    await expect(verdicts).toHaveText([new RegExp(say('yard.exam.not-passed')), new RegExp(say('yard.exam.left', { minutes: '\\d+' }))]);
    const table = await trainer.locator('.board').boundingBox();
    for (const verdict of await verdicts.locator('> *').all()) {
      const box = await verdict.boundingBox();
      expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual((table?.x ?? 0) + (table?.width ?? 0));
    }
  }
});
