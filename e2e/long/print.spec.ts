import type { Page } from '@playwright/test';
import { sites } from '../../server/agencies/sites.ts';
import { walkOf, type ScenarioFile } from '../../server/training/scenario.ts';
import { siteIn } from '../../server/web/panes.ts';
import { HOME_SCREEN, placeIn, placeUrl, urls } from '../../server/web/urls.ts';
import { expect, test } from '../app.ts';
import { finger } from '../walking/hands.ts';
import { atRest } from '../walking/landing.ts';
import { inspectOnPaper } from '../walking/paper.ts';
import { allScenarios } from '../walking/stored-practice.ts';
import { goToResult } from '../walking/result.ts';
import { startWalker } from '../walking/walker.ts';

/** Pages of the front pane by their kind, "payments/receipts/:duty"; two banks share a face. */
const allKinds = new Set(sites.flatMap(({ face, forms }) => Object.keys(forms).map((pattern) => `${face}/${pattern}`)));
/** Where those stand that are about nothing in particular. */
const plainPages = sites.flatMap(({ id, pane, forms }) =>
  Object.keys(forms).flatMap((pattern) => (pattern.includes(':') ? [] : [addressOf(pane, pattern === '' ? id : `${id}/${pattern}`)])),
);

function addressOf(pane: 'browser' | 'phone', page: string): string {
  return placeUrl(pane === 'phone' ? { page: 'portal', phone: page, tab: pane } : { page, phone: HOME_SCREEN, tab: pane });
}

/** The page that an address shows in front; undefined outside of a practice and on its task. */
function inFront(url: string) {
  const { pathname, search } = new URL(url, 'http://here.invalid');
  const place = placeIn(pathname + search);
  if (!place || place.tab === 'task') return undefined;
  const page = place.tab === 'phone' ? place.phone : place.page;
  const site = siteIn(sites, page);
  const path = page.slice((site?.id.length ?? 0) + 1);
  const found = site?.find(path);
  return site && found && { kind: `${site.face}/${found.pattern}`, agency: site.agency, path };
}

const kindOf = (url: string): string => inFront(url)?.kind ?? new URL(url, 'http://here.invalid').pathname;

/** What the bank's web page shows, its app shows too. */
function twinsOf(url: string): readonly string[] {
  const front = inFront(url);
  return sites.flatMap((site) =>
    front && front.path !== '' && site.agency === front.agency && site.find(front.path) ? [addressOf(site.pane, `${site.id}/${front.path}`)] : [],
  );
}

/** Prints each kind of page that it is led to for the first time, in a tab of its own, and goes on from link to link. */
function printerOn(tab: Page) {
  const printed = new Set<string>();
  return {
    missing: () => [...allKinds].filter((kind) => !printed.has(kind)),
    print: async (addresses: readonly string[]): Promise<void> => {
      const queue = [...addresses];
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (printed.has(kindOf(next))) continue;
        await tab.goto(next);
        await atRest(tab);
        const kind = kindOf(tab.url());
        if (printed.has(kind) || (await tab.locator('.empty:visible use[href$="#search-x"]').count()) > 0) continue;
        printed.add(kind);
        const sheets = await inspectOnPaper(tab);
        if ((await tab.locator('[data-print]').count()) > 0) expect.soft(sheets, `sheets of ${kind}`).toBe(1);
        queue.push(...(await linksOn(tab)));
      }
    },
  };
}

const linksOn = (page: Page): Promise<readonly string[]> =>
  page.locator('a[href^="/tap/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/** Where links lead from here on, one address of each kind; read without drawing anything, which is quick. */
async function linkedFrom({ request }: Page, addresses: readonly string[]): Promise<readonly string[]> {
  const met = new Map<string, string>();
  const queue = [...addresses];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (met.has(kindOf(next))) continue;
    met.set(kindOf(next), next);
    const html = await (await request.get(next)).text();
    queue.push(...[...html.matchAll(/href="(\/tap\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')));
  }
  return [...met.values()];
}

/** Of the walkthroughs without a trainer those in which something is done that none before them did. */
function telling(scenarios: readonly ScenarioFile[]): readonly { readonly scenario: ScenarioFile; readonly name: string }[] {
  const done = new Set<string>();
  return scenarios.flatMap((scenario) =>
    Object.keys(scenario.walkthroughs).flatMap((name) => {
      const { moves } = walkOf(scenario, name);
      const commands = moves.flatMap((move) => ('do' in move ? [move.do] : []));
      if (commands.every((command) => done.has(command)) || moves.some((move) => 'inject' in move)) return [];
      for (const command of commands) done.add(command);
      return [{ scenario, name }];
    }),
  );
}

test.use({ viewport: { width: 360, height: 740 } });

test('every kind of page can be printed in A4 and carries the mark on each sheet', async ({ page, app, context }) => {
  test.setTimeout(1_200_000);
  const printer = printerOn(await context.newPage());
  for (const { scenario, name } of telling(await allScenarios())) {
    const inspect = async (): Promise<void> => printer.print([page.url(), ...twinsOf(page.url()), ...(await linksOn(page))]);
    await page.goto('about:blank'); // a page that waits for something would ask for it without its cookie
    await context.clearCookies(); // somebody else
    const walker = await startWalker({ page, app, scenario: scenario.id, hands: finger, inspect });
    const { cast } = await walker.walk(name);
    const checks = Object.values(cast.plots).map(({ serial }) => urls.checkCertificate(serial));
    await goToResult({ ...walker, inspect: () => Promise.resolve() }, scenario);
    const result = page.url();
    await printer.print([...(await linkedFrom(page, plainPages)), ...checks, result, urls.card, urls.assumptions]);
  }
  expect(printer.missing()).toEqual([]);
});
