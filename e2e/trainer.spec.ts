import type { Page } from '@playwright/test';
import type { Language } from '../fixtures/languages.ts';
import { progress } from '../server/training/progress.ts';
import { urls } from '../server/web/urls.ts';
import { loadWords } from '../server/web/words.ts';
import { expect, test } from './app.ts';
import { openClassOn, type Classroom } from './walking/classroom.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { landed } from './walking/landing.ts';
import { inspectOnPaper } from './walking/paper.ts';
import { screens } from './walking/screens.ts';
import { startWalker } from './walking/walker.ts';

test.setTimeout(120_000);

const words = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
});

const ways = [
  { way: 'on a phone, in Vietnamese', language: 'vi', scripted: true, device: screens['phone 360×740'] },
  {
    way: 'at a desk, in English, without script',
    language: 'en',
    scripted: false,
    device: { ...screens['desk 1280×800'], locale: 'en-GB', javaScriptEnabled: false },
  },
] as const satisfies readonly { readonly way: string; readonly language: Language; readonly scripted: boolean; readonly device: object }[];

for (const { way, language, scripted, device } of ways)
  test.describe(way, () => {
    test.use(device);
    const inspect = inspector(language, scripted);
    const { say } = words[language];

    async function press(page: Page, selector: string): Promise<void> {
      const control = page.locator(selector);
      await landed(page, control, () => control.click());
      await inspect(page);
    }
    async function open(page: Page, url: string): Promise<void> {
      await page.goto(url);
      await inspect(page);
    }

    test('a trainer goes from the first page to a lesson laid open and to its handout, and nobody is let in by a wrong key', async ({ page }) => {
      await open(page, urls.trainer);
      await press(page, `a[href="${urls.lesson('pay-fee')}"]`);
      await expect(page.locator('.task-map')).toBeVisible();
      await press(page, `a[href="${urls.handout('pay-fee')}"]`);
      expect(await inspectOnPaper(page)).toBeGreaterThan(3);
      await open(page, urls.lesson('check-fee'));
      await expect(page.getByRole('heading', { name: say('yard.lesson.key') })).toBeVisible();
      await open(page, urls.handout('check-fee'));
      expect(await inspectOnPaper(page)).toBeGreaterThan(3);
      await open(page, urls.trainerLogIn);
      await page.locator('#key').fill('WRONG-KEY');
      await press(page, `form[action="${urls.trainerLogIn}"] button`);
      await expect(page.locator('#key-error')).toContainText(say('yard.trainer.key-wrong'));
    });

    test('two learners join a class, their steps are seen on the board, something is sent to them, and the class is closed', async ({
      page,
      app,
      newcomer,
    }) => {
      const opened = await openClassOn(page, { inspect, scenario: 'log-in', mode: 'guide' });
      const here = page.url();
      await expect(page.locator('.empty')).toContainText(say('yard.trainer.none'));
      const learner = async (name: string) => {
        const classroom: Classroom = { ...opened, join: (visitor) => opened.join(visitor, name) };
        return startWalker({ page: await newcomer(), app, scenario: 'log-in', classroom, hands: finger, inspect });
      };
      const learners = [await learner('Bác Thu'), await learner('Cô Mận')] as const;
      const done = progress(await learners[0].walk('clean', 0, 2)).tasks.filter(({ state }) => state === 'done').length;
      expect(done).toBeGreaterThan(0);
      await page.reload();
      await inspect(page);
      const [thu, man] = [page.locator('.board tbody tr', { hasText: 'Bác Thu' }), page.locator('.board tbody tr', { hasText: 'Cô Mận' })];
      await expect(thu.locator('td.done')).toHaveCount(done);
      await expect(man.locator('td.done')).toHaveCount(0);
      await opened.inject('scam-account');
      await expect(page.getByRole('status')).toContainText(say('yard.trainer.sent', { count: 2 }));
      for (const one of learners) {
        await one.page.goto('/tap/portal?phone=phone/sms&tab=phone');
        await inspect(one.page);
        await expect(one.page.locator('#phone')).toContainText('dichvucong-gov.example');
      }
      await press(page, `a[href$="/man-chieu"]`);
      await expect(page.locator('.throw-names')).toHaveText('Bác Thu, Cô Mận');
      await open(page, here);
      await opened.close();
      await expect(page).toHaveURL(here);
      await expect(page.locator('header .tag')).toHaveText(say('yard.trainer.closed-now'));
      await expect(page.locator('.injects')).toHaveCount(0);
      await open(page, urls.trainer);
    });

    test('who is through does the lesson once more with another person, on the same row of the board', async ({ page, app, newcomer }) => {
      const opened = await openClassOn(page, { inspect, scenario: 'wallet', mode: 'guide' });
      const classroom: Classroom = { ...opened, join: (visitor) => opened.join(visitor, 'Bác Thu') };
      const learner = await startWalker({ page: await newcomer(), app, scenario: 'wallet', classroom, hands: finger, inspect });
      await learner.walk('clean');
      await open(learner.page, urls.card);
      const first = await learner.page.locator('main').innerText();
      await open(learner.page, urls.result);
      await press(learner.page, `form[action="${urls.classAgain}"] button`);
      await open(learner.page, urls.card);
      expect(await learner.page.locator('main').innerText()).not.toBe(first);
      await page.reload();
      await inspect(page);
      const row = page.locator('.board tbody tr');
      await expect(row).toHaveCount(1);
      await expect(row.locator('th')).toContainText(/2\. .* 1: \d/); // the second run, and what came of the first
      await expect(row.locator('td.done')).toHaveCount(0);
    });

    test('what a trainer did once becomes an exercise: mended, checked, kept and laid open', async ({ page, app }) => {
      await open(page, urls.write);
      await expect(page.locator('.steps-plain')).toBeVisible();
      const walker = await startWalker({ page, app, scenario: 'wallet', mode: 'practise', hands: finger, inspect });
      await walker.walk('clean');
      await open(page, urls.write);
      const file = page.locator('textarea[name="scenario"]');
      const draft = await file.inputValue();
      expect(draft).toContain('do: vneid/open-paper');
      expect((await file.boundingBox())?.width).toBeGreaterThan(0.75 * device.viewport.width);
      await file.fill(draft.replace(/^level: .*/m, 'level: nine'));
      await press(page, `form[action="${urls.checkWritten}"] button:not([formaction])`);
      await expect(page.locator('.remarks .error').first()).toContainText(/scenario\.yaml:\d+:\d+: /);
      await file.fill(draft.replace('id: my-exercise', `id: my-exercise-${language}`));
      await page
        .locator(`textarea[name="${language}"]`)
        .fill((await page.locator(`textarea[name="${language}"]`).inputValue()).replace(/^title: .*/m, 'title: Sổ đỏ của tôi'));
      await press(page, `form[action="${urls.checkWritten}"] button:not([formaction])`);
      await expect(page.getByRole('status')).toContainText(say('yard.write.good'));
      await press(page, `button[formaction="${urls.keepWritten}"]`);
      await expect(page).toHaveURL(urls.lesson(`my-exercise-${language}`));
      await expect(page.locator('h1')).toHaveText('Sổ đỏ của tôi');
    });

    test('the rules of an exam, its result by the code, and the page for who tests by program', async ({ page, newcomer }) => {
      const learner = await newcomer();
      await open(learner, urls.examOf('wallet'));
      await press(learner, `form[action="${urls.start}"] button`);
      await open(learner, urls.handIn);
      await press(learner, `form[action="${urls.handIn}"] button`);
      const code = (await learner.locator('main .code').innerText()).trim();
      await open(page, urls.checkResult);
      for (const [typed, told] of [
        ['0000 0000 0000', '.error'],
        [code, '.status'],
      ] as const) {
        await page.locator('#result-code').fill(typed);
        await press(page, `form[action="${urls.checkResult}"] button`);
        await expect(page.locator(`main ${told}`)).toBeVisible();
        expect(await page.locator('#result-code').evaluate((field) => field.scrollWidth - field.clientWidth)).toBeLessThanOrEqual(0);
      }
      await expect(page.locator('main')).toContainText(say('yard.exam.not-passed'));
      await open(page, urls.api);
      await open(page, urls.assumptions);
    });
  });
