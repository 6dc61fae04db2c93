import type { Page } from '@playwright/test';
import { progress } from '../server/training/progress.ts';
import { persona } from '../server/training/persona.ts';
import { inboxOf, phone } from '../server/agencies/phone/phone.ts';
import { expect, test } from './app.ts';
import { newestLog, scenarioCalled, storedRun } from './walking/stored-run.ts';
import { landing } from './walking/walker.ts';

test.use({ viewport: { width: 1280, height: 800 } });

/** Tabs until the focus stands on what `selector` names; every stop on the way must show where it is. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((wanted) => {
      const here = document.activeElement;
      if (!here || here === document.body) return { there: false, shown: true };
      const style = getComputedStyle(here);
      return { there: here.matches(wanted), shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    }, selector);
    expect(at.shown, `the focus is seen on the way to ${selector}`).toBe(true);
    if (at.there) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

test('VNeID’s log-in is done by keyboard alone', async ({ page, app }) => {
  await page.goto('/');
  const press = (): Promise<void> => landing(page, () => page.keyboard.press('Enter'));
  await tabTo(page, 'form:has(input[name="scenario"][value="log-in"]) button');
  await press();
  const scenario = await scenarioCalled('log-in');
  const log = await newestLog(app.dataFolder);
  const card = persona((await storedRun(log, scenario)).run, 'citizen');
  await tabTo(page, '#browser a[href="/tap/portal/log-in"]');
  await press();
  await tabTo(page, '[data-submit="portal/open-log-in"]');
  await press();
  await tabTo(page, '[data-field="idNumber"]');
  await page.keyboard.type(card?.idNumber ?? '');
  await tabTo(page, '[data-field="password"]');
  await page.keyboard.type(card?.password ?? '');
  await press();
  const code = async (): Promise<string | undefined> =>
    inboxOf(phone.in((await storedRun(log, scenario)).run.world), 'citizen').at(-1)?.values['code'];
  await expect.poll(code, { timeout: 12_000 }).toBeDefined();
  await tabTo(page, '[data-field="code"]');
  await page.keyboard.type((await code()) ?? '');
  await press();
  await tabTo(page, '[data-submit="vneid/grant-access"]');
  await press();
  await expect.poll(async () => progress((await storedRun(log, scenario)).run).isDone).toBe(true);
});
