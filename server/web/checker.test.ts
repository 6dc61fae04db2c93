import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lineOf } from '../training/lint/lint.ts';
import { createChecker, type ToCheck } from './checker.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'checker-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A thread in the place of the true one. What it is handed stands in `texts`; `works` takes far longer than it may. */
async function threadOf(script: string): Promise<string> {
  const file = path.join(folder, 'thread.mjs');
  await writeFile(
    file,
    `import { parentPort, workerData } from 'node:worker_threads';
     import { mkdirSync, rmdirSync } from 'node:fs';
     const { texts } = workerData;
     const tell = (message) => parentPort.postMessage([{ file: 'scenario.yaml', line: 2, column: 1, severity: 'error', message }]);
     const works = (until = Date.now() + 12_000) => { while (Date.now() < until); };
     ${script}`,
  );
  return file;
}
const written = (scenario: string): ToCheck => ({ texts: { scenario, words: {} }, wishes: {} });
const stays = (): AbortSignal => new AbortController().signal;

const TOO_LONG = 'the check could not be finished in 3 seconds: ';
const SHORTER =
  'is not known; write fewer variants or walkthroughs, or shorter ones, or ask "npm run scenario -- check", which takes as long as it needs';

test('tells what was found before its time was up, and that the rest is not known', async () => {
  const check = createChecker(await threadOf(`tell('found'); works();`), 3000);
  expect((await check(written('x'), stays())).map(lineOf)).toEqual([
    'scenario.yaml:2:1: found',
    `scenario.yaml:1:1: warning: ${TOO_LONG}whether every task can still be done after each walkthrough ${SHORTER}`,
  ]);
});

test('is an error where not even the walkthroughs were played to their ends', async () => {
  const check = createChecker(await threadOf('works();'), 3000);
  expect((await check(written('x'), stays())).map(lineOf)).toEqual([`scenario.yaml:1:1: ${TOO_LONG}whether it can be played at all ${SHORTER}`]);
});

test('looks at one exercise after another', async () => {
  const alone = `mkdirSync('${path.join(folder, 'taken')}'); setTimeout(() => { rmdirSync('${path.join(folder, 'taken')}'); tell(texts.scenario); }, 300);`;
  const check = createChecker(await threadOf(alone));
  const found = await Promise.all(['first', 'second', 'third'].map((name) => check(written(name), stays())));
  expect(found.flat().map(({ message }) => message)).toEqual(['first', 'second', 'third']);
});

test('ends when whoever asked has gone, and goes on with who asks next', async () => {
  const check = createChecker(await threadOf(`tell(texts.scenario); if (texts.scenario === 'long') works();`), 3_600_000);
  const asker = new AbortController();
  const left = Promise.all([check(written('long'), asker.signal), check(written('not begun'), asker.signal)]);
  const next = check(written('short'), stays());
  await pause(500);
  asker.abort();
  expect(await left).toEqual([expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('not be finished') })]), []]);
  expect((await next).map(({ message }) => message)).toEqual(['short']);
});

test('throws what is thrown in it, and goes on with who asks next', async () => {
  const check = createChecker(await threadOf(`if (texts.scenario === 'bad') throw new Error('a bug'); tell('fine');`));
  await expect(check(written('bad'), stays())).rejects.toThrow('a bug');
  expect(await check(written('good'), stays())).toHaveLength(1);
});
