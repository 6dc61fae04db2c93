import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { StoreRefused, type DocumentKind, type Step } from '../classroom/ports.ts';
import { person } from '../world/world.ts';
import { memoryStore, openStore } from './store.ts';

const run = promisify(execFile);
const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'store-'));
const rooms: DocumentKind<{ name: string }> = { name: 'rooms', schema: z.object({ name: z.string() }) };
const step = (took: number, size = 10): Step => ({
  took,
  facts: [{ n: took, order: took, kind: 'portal/opened', at: took, by: person('citizen'), data: { words: 'x'.repeat(size) } }],
});
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A small disk of its own, where this machine lets us have one: only root on Linux may mount. */
async function smallDisk(): Promise<{ readonly folder: string; remount(how: 'ro' | 'rw'): Promise<void>; unmount(): Promise<void> } | undefined> {
  const folder = await newFolder();
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder]);
  } catch {
    return undefined;
  }
  return {
    folder,
    remount: async (how) => {
      await run('mount', ['-o', `remount,${how}`, folder]);
    },
    unmount: async () => {
      await run('umount', ['-l', folder]);
    },
  };
}

const disk = await smallDisk();
await disk?.unmount();
const onSmallDisk = disk ? test : test.skip;

describe('the store', () => {
  test('keeps logs, documents and trails in one folder, for the next start', async () => {
    const folder = path.join(await newFolder(), 'data', 'here');
    const store = await openStore(folder);
    await store.practices.append('p1', 0, step(0));
    await store.classes.append('c1', 0, step(1));
    await store.documents.put(rooms, 'a', { name: 'A' });
    store.trail.note('p1', { at: 1, took: 2, seat: 'citizen', page: '/tap' });
    await store.close();
    expect((await readdir(folder)).sort()).toEqual(['classes', 'documents', 'practices']);
    const again = await openStore(folder);
    expect(await again.practices.read('p1')).toEqual([step(0)]);
    expect(await again.classes.read('c1')).toEqual([step(1)]);
    expect(await again.documents.get(rooms, 'a')).toEqual({ name: 'A' });
    expect(await again.trail.read('p1')).toHaveLength(1);
    await again.close();
  });

  test('is not opened twice', async () => {
    const folder = await newFolder();
    const store = await openStore(folder, { beat: 100 });
    expect(await refusalOf(openStore(folder, { beat: 100 }))).toMatchObject({ code: 'folder-in-use', pid: process.pid });
    await store.close();
  });

  test.each([...(process.platform === 'linux' ? ['/proc/x', '/proc/x/y'] : []), import.meta.filename, path.join(import.meta.filename, 'x')])(
    'cannot be made at %s, and says so',
    async (place) => {
      expect(await refusalOf(openStore(place))).toMatchObject({ code: 'not-a-folder', message: expect.stringContaining(place) });
    },
  );

  test('in memory keeps the same promises', async () => {
    const store = memoryStore();
    await store.practices.append('p1', 0, step(0));
    expect(await store.classes.read('p1')).toEqual([]);
    store.trail.note('p1', { at: 1, took: 2, seat: 'citizen', page: '/tap' });
    expect(await store.trail.read('p1')).toHaveLength(1);
    await store.close();
  });
});

describe('a disk that is really full', () => {
  onSmallDisk('refuses in plain words, loses nothing, and goes on when there is room', async () => {
    const small = (await smallDisk())!;
    try {
      const store = await openStore(small.folder);
      await writeFile(path.join(small.folder, 'ballast'), Buffer.alloc(32_000));
      await store.documents.put(rooms, 'a', { name: 'A' });
      const acknowledged: Step[] = [];
      let refused: unknown;
      for (let took = 0; refused === undefined && took < 1_000; took++) {
        refused = await refusalOf(store.practices.append('p1', took, step(took, 3_000)));
        if (refused === undefined) acknowledged.push(step(took, 3_000));
      }
      expect(acknowledged.length).toBeGreaterThan(5);
      expect(refused).toBeInstanceOf(StoreRefused);
      expect(refused).toMatchObject({ code: 'disk-full', message: 'the disk is full: nothing was written' });
      expect(await refusalOf(store.documents.put(rooms, 'a', { name: 'B'.repeat(20_000) }))).toMatchObject({ code: 'disk-full' });
      expect(await refusalOf(store.practices.append('p2', 0, step(0, 20_000)))).toMatchObject({ code: 'disk-full' });
      expect(await store.practices.read('p1')).toEqual(acknowledged);
      await store.close();

      const again = await openStore(small.folder);
      expect(await again.practices.read('p1')).toEqual(acknowledged);
      expect(await again.practices.read('p2')).toEqual([]);
      expect(await again.documents.get(rooms, 'a')).toEqual({ name: 'A' });
      await rm(path.join(small.folder, 'ballast'));
      await again.practices.append('p1', acknowledged.length, step(9_999));
      expect(await again.practices.read('p1')).toEqual([...acknowledged, step(9_999)]);
      await again.close();
    } finally {
      await small.unmount();
    }
  });
});

describe('a folder that cannot be written to', () => {
  onSmallDisk('refuses while it lasts, and is refused at start with the remedy', async () => {
    const small = (await smallDisk())!;
    try {
      const store = await openStore(small.folder);
      await store.practices.append('p1', 0, step(0));
      await store.documents.put(rooms, 'a', { name: 'A' });
      await small.remount('ro');
      expect(await refusalOf(store.practices.append('p1', 1, step(1)))).toMatchObject({ code: 'read-only' });
      expect(await refusalOf(store.documents.put(rooms, 'a', { name: 'B' }))).toMatchObject({ code: 'read-only' });
      expect(await store.practices.read('p1')).toEqual([step(0)]);
      expect(await store.documents.get(rooms, 'a')).toEqual({ name: 'A' });
      await small.remount('rw');
      await store.practices.append('p1', 1, step(2));
      await store.close();
      await small.remount('ro');
      const refused = await refusalOf(openStore(small.folder));
      expect(refused).toMatchObject({ code: 'read-only' });
      expect(String(refused)).toMatch(/The data folder .* cannot be written to\..*DATA_DIR/);
    } finally {
      await small.unmount();
    }
  });
});
