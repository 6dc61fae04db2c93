import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Desk } from './desk.ts';
import { newScenario } from './new.ts';
import { preview } from './preview.ts';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));

let desk: Desk;
let said: string[];
beforeEach(async () => {
  // a house of its own, which builds what it runs for itself
  const root = await mkdtemp(path.join(tmpdir(), 'preview-'));
  await mkdir(path.join(root, 'scenarios'));
  for (const part of ['server', 'views', 'fixtures', 'node_modules', 'package.json', 'build.mjs', 'tsconfig.json'])
    await symlink(path.join(HOUSE, part), path.join(root, part), 'junction');
  said = [];
  desk = { root, here: root, scenarios: path.join(root, 'scenarios'), environment: process.env, say: (line) => said.push(line) };
});
afterEach(() => rm(desk.root, { recursive: true, force: true }));

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let i = 0; i < 250; i++) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(100);
  }
  throw new Error(`it never came; said so far:\n${said.join('\n')}`);
}

const heard = (words: string) => (): true | undefined => (said.some((line) => line.includes(words)) ? true : undefined);

test('what an author saves is checked and shown at the same address, and what has an error is not', async () => {
  await newScenario(['first'], desk);
  const over = preview(['first'], desk);
  const address = await until(() => said.find((line) => line.startsWith('http://')));
  const home = async (): Promise<string | undefined> =>
    fetch(address, { headers: { 'accept-language': 'en' } }).then(
      (response) => response.text(),
      () => undefined, // between two starts nobody answers
    );
  const words = path.join(desk.scenarios, 'first', 'scenario.en.yaml');
  const save = async (change: (text: string) => string): Promise<void> => writeFile(words, change(await readFile(words, 'utf8')));

  await until(home);
  await save((text) => text.replace(/^title: .*$/m, 'title: Quite another title'));
  await until(heard('Saved, and shown.'));
  expect(await until(home)).toContain('Quite another title');

  await save((text) => text.replace(/^title: .*$/m, 'titel: Misspelt'));
  await until(heard('Saved, but there is something to mend'));
  expect(said.join('\n')).toMatch(/scenario\.en\.yaml:\d+:\d+: /);
  expect(await until(home)).toContain('Quite another title');

  process.emit('SIGTERM');
  expect(await over).toBe(0);
  expect(await home()).toBeUndefined();
});
