import { mkdtemp, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { StoreDamaged, StoreRefused, type DocumentKind } from '../classroom/ports.ts';
import { documentFiles } from './document-files.ts';
import type { OpenFiles } from './files.ts';

const rooms: DocumentKind<{ name: string }> = { name: 'rooms', schema: z.object({ name: z.string() }) };
const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'document-files-'));
const failed = (code: string): Error => Object.assign(new Error(code), { code });

/** Full after half a document, while `full` is set. */
const diskThat =
  (is: { full: boolean }): OpenFiles =>
  async (file, flags) => {
    const real = await open(file, flags);
    return {
      async appendFile(text) {
        if (!is.full) return real.appendFile(text);
        await real.appendFile(text.slice(0, 5));
        throw failed('ENOSPC');
      },
      datasync: () => real.datasync(),
      truncate: (bytes) => real.truncate(bytes),
      close: () => real.close(),
    };
  };

describe('a full disk', () => {
  test('leaves the old document, on the disk and in memory, and nothing beside it', async () => {
    const folder = await newFolder();
    const is = { full: false };
    const documents = documentFiles(folder, diskThat(is));
    await documents.put(rooms, 'a1', { name: 'old' });
    is.full = true;
    const refused: unknown = await documents.update(rooms, 'a1', () => ({ name: 'new' })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreRefused);
    expect(refused).toMatchObject({ code: 'disk-full' });
    expect(await documents.get(rooms, 'a1')).toEqual({ name: 'old' });
    expect(await documentFiles(folder).get(rooms, 'a1')).toEqual({ name: 'old' });
    expect(await readdir(path.join(folder, 'rooms'))).toEqual(['a1.json']);
    is.full = false;
    await documents.put(rooms, 'a1', { name: 'new' });
    expect(await documentFiles(folder).get(rooms, 'a1')).toEqual({ name: 'new' });
  });
});

describe('a document', () => {
  test('is compact JSON in a file of its own', async () => {
    const folder = await newFolder();
    await documentFiles(folder).put(rooms, 'a1', { name: 'A' });
    expect(await readFile(path.join(folder, 'rooms', 'a1.json'), 'utf8')).toBe('{"name":"A"}');
  });

  test('is not seen before it is on the disk', async () => {
    const folder = await newFolder();
    const documents = documentFiles(folder);
    await documents.put(rooms, 'a1', { name: 'old' });
    const writing = documents.put(rooms, 'a1', { name: 'new' });
    const seen = documents.get(rooms, 'a1').then(async (room) => ({ room, onDisk: await readFile(path.join(folder, 'rooms', 'a1.json'), 'utf8') }));
    await writing;
    expect(await seen).toEqual({ room: { name: 'new' }, onDisk: '{"name":"new"}' });
  });

  test('half written by a crash is no document: the old one stands', async () => {
    const folder = await newFolder();
    await documentFiles(folder).put(rooms, 'a1', { name: 'old' });
    await writeFile(path.join(folder, 'rooms', '.a1.json.new'), '{"na');
    const documents = documentFiles(folder);
    expect(await documents.get(rooms, 'a1')).toEqual({ name: 'old' });
    const ids: string[] = [];
    for await (const id of documents.list(rooms)) ids.push(id);
    expect(ids).toEqual(['a1']);
    await documents.put(rooms, 'a1', { name: 'new' });
    expect(await documentFiles(folder).get(rooms, 'a1')).toEqual({ name: 'new' });
  });

  test.each(['', '{"name":', '{"name":1}', 'null'])('that is %j is an error that names the file', async (text) => {
    const folder = await newFolder();
    await documentFiles(folder).put(rooms, 'a1', { name: 'A' });
    await writeFile(path.join(folder, 'rooms', 'a1.json'), text);
    const reading = documentFiles(folder).get(rooms, 'a1');
    await expect(reading).rejects.toThrow(StoreDamaged);
    await expect(reading).rejects.toThrow(/a1\.json/);
  });
});
