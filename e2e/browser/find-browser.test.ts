import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstThatWorks } from './find-browser.ts';
import type { Way } from './find-browser.ts';
import { isSnap } from './system-browsers.ts';

const way = (name: string, ...paths: readonly string[]): Way => ({ name, paths: () => Promise.resolve(paths) });
const works =
  (...good: readonly string[]) =>
  (path: string) =>
    Promise.resolve(good.includes(path) ? undefined : 'does not start');

describe('looking for a browser', () => {
  test('takes the first way whose program works', async () => {
    expect(await firstThatWorks([way('a', '/bad'), way('b'), way('c', '/bad too', '/good'), way('d', '/better')], works('/good', '/better'))).toBe(
      '/good',
    );
  });

  test('does not go to a later way when an earlier one works', async () => {
    const later: Way = { name: 'download', paths: () => Promise.reject(new Error('was asked')) };
    expect(await firstThatWorks([way('a', '/good'), later], works('/good'))).toBe('/good');
  });

  test('goes on when a way breaks', async () => {
    const breaks: Way = { name: 'download', paths: () => Promise.reject(new Error('no network')) };
    expect(await firstThatWorks([breaks, way('b', '/good')], works('/good'))).toBe('/good');
  });

  test('names everything that was tried when nothing works', async () => {
    const breaks: Way = { name: 'download', paths: () => Promise.reject(new Error('no network\nat line 3')) };
    const failure = firstThatWorks([way('system', '/bad'), breaks], works());
    await expect(failure).rejects.toThrow('CHROMIUM_PATH=');
    await expect(failure).rejects.toThrow('  system: /bad: does not start\n  download: no network');
  });
});

describe('telling a snap from a browser', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snap-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("knows Ubuntu's stub, which only says that a snap is needed", async () => {
    await writeFile(join(folder, 'chromium-browser'), '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
    await chmod(join(folder, 'chromium-browser'), 0o755);
    expect(await isSnap(join(folder, 'chromium-browser'))).toBe(true);
  });

  test('lets a program through, also one behind a link', async () => {
    await writeFile(join(folder, 'chrome'), Buffer.alloc(30_000, 1));
    await symlink(join(folder, 'chrome'), join(folder, 'google-chrome'));
    expect(await isSnap(join(folder, 'google-chrome'))).toBe(false);
  });
});
