import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { StoreRefused } from '../classroom/ports.ts';
import { lockFolder, type Lock, type LockOptions } from './lock.ts';

const BEAT = 100;
const held: Lock[] = [];
afterEach(async () => {
  await Promise.all(held.splice(0).map((lock) => lock.release()));
});

const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'lock-'));
const fileOf = (folder: string): string => path.join(folder, 'owner.json');
async function lock(folder: string, options: LockOptions = {}): Promise<Lock> {
  const taken = await lockFolder(folder, { beat: BEAT, ...options });
  held.push(taken);
  return taken;
}
const ownerOf = async (folder: string): Promise<unknown> => JSON.parse(await readFile(fileOf(folder), 'utf8'));

/** The number of a process that is over. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('a data folder', () => {
  test('belongs to the first process; the second is told whose it is', async () => {
    const folder = await newFolder();
    await lock(folder);
    const refused: unknown = await lock(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreRefused);
    expect(refused).toMatchObject({ code: 'folder-in-use', pid: process.pid });
    expect(String(refused)).toMatch(new RegExp(`process ${process.pid} on .* uses the data folder ${folder}`));
  });

  test('is free when its owner lets go, and no file is left', async () => {
    const folder = await newFolder();
    const first = await lockFolder(folder, { beat: BEAT });
    await first.release();
    await expect(access(fileOf(folder))).rejects.toThrow();
    await lock(folder);
  });

  test('of a process that is gone is taken over at once', async () => {
    const folder = await newFolder();
    await writeFile(fileOf(folder), JSON.stringify({ pid: await deadPid(), host: hostname(), key: 'old' }));
    const began = Date.now();
    await lock(folder, { beat: 2_000 });
    expect(Date.now() - began).toBeLessThan(1_500);
    expect(await ownerOf(folder)).toMatchObject({ pid: process.pid });
  });

  test.each([
    ['whose number another process has now', { pid: process.ppid, host: hostname(), key: 'old' }],
    ['of another machine that is gone', { pid: 1, host: 'elsewhere', key: 'old' }],
  ])('of a process %s is taken over when it has not shown itself for a while', async (_, owner) => {
    const folder = await newFolder();
    await writeFile(fileOf(folder), JSON.stringify(owner));
    await lock(folder);
    expect(await ownerOf(folder)).toMatchObject({ pid: process.pid });
  });

  test('of another machine whose process shows itself is not taken', async () => {
    const folder = await newFolder();
    await writeFile(fileOf(folder), JSON.stringify({ pid: await deadPid(), host: 'elsewhere', key: 'there' }));
    const beating = setInterval(() => void utimes(fileOf(folder), new Date(), new Date()), BEAT);
    await expect(lock(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
    clearInterval(beating);
  });

  test('whose lock a power cut left empty is taken over', async () => {
    const folder = await newFolder();
    await writeFile(fileOf(folder), '');
    await lock(folder);
    expect(await ownerOf(folder)).toMatchObject({ pid: process.pid });
  });

  test('is owned by one of many that come at once, new or after a dead process', async () => {
    for (const left of [undefined, JSON.stringify({ pid: await deadPid(), host: hostname(), key: 'old' })]) {
      const folder = await newFolder();
      if (left !== undefined) await writeFile(fileOf(folder), left);
      const answers = await Promise.allSettled(Array.from({ length: 8 }, () => lock(folder)));
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect(refused).toHaveLength(7);
      for (const reason of refused) expect(reason).toMatchObject({ code: 'folder-in-use' });
    }
  });

  test('that was taken away is noticed by its owner, who then leaves the new lock alone', async () => {
    const folder = await newFolder();
    let lost = 0;
    const first = await lockFolder(folder, { beat: BEAT, lost: () => lost++ });
    const another = JSON.stringify({ pid: 1, host: 'elsewhere', key: 'another' });
    await writeFile(fileOf(folder), another);
    await wait(BEAT * 5);
    expect(lost).toBe(1);
    await first.release();
    expect(await readFile(fileOf(folder), 'utf8')).toBe(another);
  });
});
