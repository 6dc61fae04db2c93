/**
 * `npm test`: Jest (rules, kernel), then Playwright (the whole, in a browser). `--long`: the long ones of both, in e2e/long.
 * The last line says `N passed, N failed` for both together; it fails when a test failed, a runner broke, or nothing ran.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { addUp, fromJest, fromPlaywright, verdict } from './tally.ts';
import type { Tally } from './tally.ts';

const REPORTS = '.cache/reports';
const long = process.argv.includes('--long');
const environment = { ...process.env, ...(long && { LONG_TESTS: '1' }) };

await mkdir(REPORTS, { recursive: true });
const tally = addUp([await jest(), await playwright()]);
const { line, code } = verdict(tally);
process.stdout.write(`\n${line}\n`);
process.exitCode = code;

async function jest(): Promise<Tally> {
  const report = `${REPORTS}/jest.json`;
  await rm(report, { force: true });
  const code = await run(
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${report}`,
      '--passWithNoTests',
      ...(long ? ['e2e/long/'] : []),
    ],
    {},
  );
  return fromJest(await read(report), code);
}

async function playwright(): Promise<Tally> {
  if (!(await hasSpecs())) return { passed: 0, failed: 0 };
  const report = `${REPORTS}/playwright.json`;
  await rm(report, { force: true });
  const code = await run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', '--pass-with-no-tests'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return fromPlaywright(await read(report), code);
}

async function hasSpecs(): Promise<boolean> {
  const files = await readdir('e2e', { recursive: true });
  return files.some((file) => file.endsWith('.spec.ts') && /^long\b/.test(file) === long);
}

function run(words: readonly string[], more: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...environment, ...more } });
    child.once('error', fail).once('exit', (code) => done(code ?? 1));
  });
}

async function read(report: string): Promise<unknown> {
  return JSON.parse(await readFile(report, 'utf8').catch(() => 'null')) as unknown;
}
