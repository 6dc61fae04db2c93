import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from '@playwright/test';

/** Without the comments: every page has to read it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical. */
export async function barriersOn(page: Page, scripted = true): Promise<readonly string[]> {
  const { violations } = scripted ? await judged(page) : await judgedPlain(page);
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${(failureSummary ?? '').split('\n')[1]?.trim() ?? ''})`),
  );
}

async function judged(page: Page): Promise<axe.AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(judge);
}

/** Runs in the page. What is right is not wanted, which halves the time. */
const judge = (): Promise<axe.AxeResults> => (window as unknown as Judging).axe.run(document, { resultTypes: ['violations'], iframes: false });

/** What stands in the window of a page that is judged without script. */
interface Judging {
  axe: typeof axe;
  timers: (() => void)[];
  setTimeout: (timer: () => void) => number;
  results?: axe.AxeResults;
  error?: Error;
}

/** Far more than axe needs. */
const MOST_TURNS = 50;

/**
 * The very page that somebody without script has: what is called from here runs all the same, and only timers never come. So those that axe sets
 * are kept, and called from here.
 */
async function judgedPlain(page: Page): Promise<axe.AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(keepTimers);
    await page.evaluate(AXE);
  }
  await page.evaluate(beginToJudge);
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const results = await page.evaluate(callTimers);
    if (results) return results;
  }
  throw new Error(`axe never ends at ${page.url()}`);
}

/** Runs in the page. */
function keepTimers(): void {
  const judging = window as unknown as Judging;
  judging.timers = [];
  judging.setTimeout = (timer) => judging.timers.push(timer);
}

/** Runs in the page. Nothing is loaded ahead: that waits by the clock, and only rules about sound and turned screens ask for it. */
function beginToJudge(): void {
  const judging = window as unknown as Judging;
  delete judging.results;
  judging.axe.run(document, { resultTypes: ['violations'], iframes: false, preload: false }, (error, results) => {
    if (error as Error | null) judging.error = error;
    else judging.results = results;
  });
}

/** Runs in the page. */
function callTimers(): axe.AxeResults | undefined {
  const judging = window as unknown as Judging;
  for (const timer of judging.timers.splice(0)) timer();
  if (judging.error) throw judging.error;
  return judging.results;
}
