import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

jest.setTimeout(120_000); // it is bundled anew each time

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'start-'));
  await writeFile(path.join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['a port that is no number', { PORT: 'abc' }, 'PORT: a whole number from 0 to 65535 is wanted here'],
  ['a wrong level of the log', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL: one of silent, error, warn, info, debug is wanted here'],
  [
    'a folder of exercises that is not there',
    { SCENARIO_DIR: 'FOLDER/none' },
    'The folder of the exercises FOLDER/none is not there, or cannot be opened. Choose another one with SCENARIO_DIR.',
  ],
  [
    'a data folder below a file',
    { DATA_DIR: 'FOLDER/file/data' },
    'The data folder FOLDER/file/data cannot be made: there is a file in its place or above it, or no such disk. Choose another folder with DATA_DIR.',
  ],
])('tells %s in one line and ends', (_, environment, line) => {
  const here = (text: string): string => text.replace('FOLDER', folder);
  const settings = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, here(value)]));
  const { status, stderr } = spawnSync(process.execPath, ['run.mjs', 'server/main.ts'], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: path.join(folder, 'data'), ...settings },
    encoding: 'utf8',
  });
  expect([stderr.trim(), status]).toEqual([here(line), 1]);
});
