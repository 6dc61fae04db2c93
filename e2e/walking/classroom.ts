import type { Browser, Page } from '@playwright/test';
import type { Mode } from '../../server/training/scenario.ts';
import { urls } from '../../server/web/urls.ts';
import type { RunningApp } from '../start-app.ts';
import type { Inspect } from './inspection.ts';
import { landed } from './landing.ts';
import type { Visitor } from './ways.ts';

/** A class, and its trainer in front of the board. */
export interface Classroom {
  readonly board: Page;
  /** Six digits. */
  readonly code: string;
  /** What a learner does to get in: the code, then a name. */
  join(visitor: Visitor, name?: string): Promise<void>;
  /** Presses the trainer's button by which something happens to everybody. */
  inject(id: string): Promise<void>;
  close(): Promise<void>;
}

interface Opening {
  readonly browser: Browser;
  readonly app: RunningApp;
  readonly inspect: Inspect;
  readonly scenario: string;
  readonly mode: Mode;
}

/** A trainer opens a class, on a device of their own. */
export async function openClass({ browser, app, ...opening }: Opening): Promise<Classroom> {
  const device = await browser.newContext({ baseURL: app.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  return { ...(await openClassOn(await device.newPage(), opening)), close: () => device.close() };
}

/** The same on a page that is open already; closing it closes the class. */
export async function openClassOn(board: Page, { inspect, scenario, mode }: Omit<Opening, 'browser' | 'app'>): Promise<Classroom> {
  await board.goto(urls.trainer);
  await inspect(board);
  await board.locator('input[name="name"]').fill('Tổ 5');
  for (const [name, value] of Object.entries({ scenario, mode })) await board.locator(`input[name="${name}"][value="${value}"]`).check();
  await pressOn(board, `form[action="${urls.classes}"] button`);
  await inspect(board);
  const code = (await board.locator('.code-small').innerText()).replace(/\D/g, '');
  return {
    ...{ board, code },
    async join({ page, hands, inspect: inspectPage }, nickname = 'Bác Thu') {
      await page.goto(urls.home);
      const form = page.locator(`form[action="${urls.joinClass}"]`);
      for (const [name, value] of Object.entries({ code, name: nickname })) {
        await hands.type(form.locator(`input[name="${name}"]:not([type="hidden"])`), value);
        await landed(page, form.locator('button'), () => hands.press(form.locator('button')));
        await inspectPage(page);
      }
    },
    async inject(id) {
      await board.reload();
      await pressOn(board, `.injects form:has(input[name="inject"][value="${id}"]) button`);
      await inspect(board);
    },
    async close() {
      await pressOn(board, 'a[href$="/dong"]');
      await inspect(board);
      await pressOn(board, 'form[action$="/dong"] button');
      await inspect(board);
    },
  };
}

async function pressOn(board: Page, selector: string): Promise<void> {
  const button = board.locator(selector);
  await landed(board, button, () => button.click());
}
