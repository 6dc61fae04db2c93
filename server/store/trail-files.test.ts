import { appendFile, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { UnsafeId, type Opened } from '../classroom/ports.ts';
import { logFile, logFiles } from './log-files.ts';
import { trailFiles } from './trail-files.ts';

const opened = (n: number): Opened => ({ at: n, took: 1_000 + n, seat: 'citizen', page: '/tap/portal/log-in' });
async function folderWithLog(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'trail-'));
  await logFiles(folder).append('ab1', 0, { took: 1, facts: [] });
  return folder;
}

describe('the trail', () => {
  test('tells what was opened in order, written down or still waiting', async () => {
    const folder = await folderWithLog();
    const trail = trailFiles(folder);
    trail.note('ab1', opened(1));
    await trail.flush();
    trail.note('ab1', opened(2));
    trail.note('ab1', opened(3));
    expect(await trail.read('ab1')).toEqual([opened(1), opened(2), opened(3)]);
    expect(await trailFiles(folder).read('ab1')).toEqual([opened(1)]);
    expect(await trail.read('ab2')).toEqual([]);
  });

  test('is written down after a moment by itself', async () => {
    const folder = await folderWithLog();
    trailFiles(folder, { every: 10 }).note('ab1', opened(1));
    await wait(200);
    expect(await trailFiles(folder).read('ab1')).toEqual([opened(1)]);
  });

  test('stands beside its log, and is no log', async () => {
    const folder = await folderWithLog();
    const trail = trailFiles(folder);
    trail.note('ab1', opened(1));
    await trail.flush();
    expect((await readdir(path.join(folder, 'ab'))).sort()).toEqual(['ab1.jsonl', 'ab1.trail.jsonl']);
    const ids: string[] = [];
    for await (const id of logFiles(folder).list()) ids.push(id);
    expect(ids).toEqual(['ab1']);
  });

  test('a line cut short by a crash is left out, with what was written behind it', async () => {
    const folder = await folderWithLog();
    await writeFile(logFile(folder, 'ab1', '.trail.jsonl'), `${JSON.stringify(opened(1))}\n{"at":2,"to`);
    await appendFile(logFile(folder, 'ab1', '.trail.jsonl'), `${JSON.stringify(opened(3))}\n${JSON.stringify(opened(4))}\n`);
    expect(await trailFiles(folder).read('ab1')).toEqual([opened(1), opened(4)]);
  });

  test('goes when it is deleted, and does not come back without its log', async () => {
    const folder = await folderWithLog();
    const trail = trailFiles(folder);
    trail.note('ab1', opened(1));
    await trail.flush();
    await logFiles(folder).delete('ab1');
    await trail.delete('ab1');
    trail.note('ab1', opened(2));
    await trail.flush();
    expect(await readdir(path.join(folder, 'ab'))).toEqual([]);
  });

  test('asks for an id at once', () => {
    expect(() => trailFiles('/nowhere').note('../x', opened(1))).toThrow(UnsafeId);
  });

  test('is dropped where the disk takes nothing', async () => {
    const folder = await folderWithLog();
    const trail = trailFiles(folder, { open: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) });
    trail.note('ab1', opened(1));
    await expect(trail.flush()).resolves.toBeUndefined();
    expect(await trail.read('ab1')).toEqual([]);
  });
});
