import { expect, test as base } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { startApp } from './start-app.ts';
import type { RunningApp } from './start-app.ts';

interface OfATest {
  /** Console messages that a test expects; any other error there, and any request that would leave the machine, fails it. */
  readonly mayComplain: RegExp;
  /** What the visit caused so far of those. */
  readonly complaints: readonly string[];
  /** Somebody else comes with a device of their own, of the same kind, and is watched alike. */
  readonly newcomer: () => Promise<Page>;
}

/** Every worker has an app of its own, with an empty data folder; `baseURL` is its address. */
export const test = base.extend<OfATest, { readonly app: RunningApp }>({
  app: [
    async ({}, use) => {
      // a walk is faster than any learner
      const app = await startApp({ clock: true, environment: { REQUESTS_A_MINUTE: '100000' } });
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ app }, use) => use(app.url),
  // matches nothing
  mayComplain: [/(?!)/, { option: true }],
  complaints: [
    async ({ context, app, mayComplain }, use) => {
      const complaints: string[] = [];
      watch(context, app.url, complaints);
      await use(complaints);
      expect(complaints.filter((line) => !mayComplain.test(line))).toEqual([]);
    },
    { auto: true },
  ],
  newcomer: async ({ browser, app, complaints }, use) => {
    const devices: BrowserContext[] = [];
    await use(async () => {
      const device = await browser.newContext({ baseURL: app.url });
      watch(device, app.url, complaints as string[]);
      devices.push(device);
      return device.newPage();
    });
    await Promise.all(devices.map((device) => device.close()));
  },
});

export { expect };

/** Collects what a visitor must never cause. A refused form answers 4xx, which Chromium reports as a failed load of the page: that is no error. */
function watch(context: BrowserContext, home: string, complaints: string[]): void {
  const pages = new Set<string>();
  context.on('weberror', (error) => complaints.push(`script error: ${String(error.error())}`));
  context.on('request', (request) => {
    const url = request.url();
    if (request.isNavigationRequest()) pages.add(url);
    if (/^(https?|wss?):/.test(url) && !url.startsWith(home)) complaints.push(`request to elsewhere: ${url}`);
  });
  context.on('console', (message) => {
    const refusedPage = message.text().includes('status of 4') && pages.has(message.location().url);
    if (message.type() === 'error' && !refusedPage) complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
}
