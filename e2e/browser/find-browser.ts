import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFromDebian, chromiumFromPlaywright } from './install.ts';
import { chromiumFromNpm } from './npm-chromium.ts';
import { systemBrowsers } from './system-browsers.ts';
import { troubleWith } from './trouble-with.ts';

/** A place to look for a browser, or a way to get one; tried in order, and the next only if this one gave none that works. */
export interface Way {
  readonly name: string;
  /** Programs to try, best first; none if this way does not exist on this machine. */
  paths(this: void): Promise<readonly string[]>;
}

const CHOICE = '.cache/browser.json';

const ways: readonly Way[] = [
  { name: 'CHROMIUM_PATH', paths: () => Promise.resolve(process.env['CHROMIUM_PATH'] ? [process.env['CHROMIUM_PATH']] : []) },
  { name: 'the one found last time', paths: lastChoice },
  { name: "Playwright's own", paths: () => Promise.resolve([chromium.executablePath()]) },
  { name: 'this system', paths: systemBrowsers },
  { name: 'the npm package @sparticuz/chromium', paths: chromiumFromNpm },
  { name: "Debian's package, by apt", paths: chromiumFromDebian },
  { name: 'npx playwright install chromium', paths: chromiumFromPlaywright },
];

/** The path of a Chromium that was launched and shows Vietnamese; fetches one where the machine has none. Throws, with what was tried, if nothing helps. */
export async function findBrowser(): Promise<string> {
  const path = await firstThatWorks(ways, troubleWith);
  await mkdir(dirname(CHOICE), { recursive: true });
  await writeFile(CHOICE, JSON.stringify({ path }));
  return path;
}

/** `trouble` says what is wrong with a program, or nothing. */
export async function firstThatWorks(tries: readonly Way[], trouble: (path: string) => Promise<string | undefined>): Promise<string> {
  const failed: string[] = [];
  for (const { name, paths } of tries) {
    const found = await paths().catch((error: unknown) => {
      failed.push(`${name}: ${firstLine(error)}`);
      return [];
    });
    for (const path of found) {
      const wrong = await trouble(path);
      if (wrong === undefined) return path;
      failed.push(`${name}: ${path}: ${wrong}`);
    }
  }
  throw new Error(
    `No browser for the tests. Install Chromium or Chrome, or say where it is: CHROMIUM_PATH=/path/to/chrome npm test\nTried:\n${failed.map((line) => `  ${line}`).join('\n')}`,
  );
}

async function lastChoice(): Promise<readonly string[]> {
  const text = await readFile(CHOICE, 'utf8').catch(() => '{}');
  const { path } = JSON.parse(text) as { path?: string };
  return path === undefined ? [] : [path];
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
