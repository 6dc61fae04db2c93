import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { UnsafeId, type DocumentKind, type Documents } from '../classroom/ports.ts';
import { documentFiles } from './document-files.ts';
import { memoryDocuments } from './memory.ts';

interface Room {
  name: string;
  seats: number[];
  door?: string | undefined;
}
const rooms: DocumentKind<Room> = { name: 'rooms', schema: z.object({ name: z.string(), seats: z.array(z.number()), door: z.string().optional() }) };
const halls: DocumentKind<Room> = { ...rooms, name: 'halls' };
/** The same documents after the app has learned something: old ones are made whole. */
const newerRooms: DocumentKind<Room & { floor: number }> = {
  name: 'rooms',
  schema: z.object({ name: z.string(), seats: z.array(z.number()), floor: z.number().default(1) }),
};

/** What every implementation of the port promises. A new one is added to this list. */
const implementations: Readonly<Record<string, () => Promise<{ readonly documents: Documents; readonly again: () => Documents }>>> = {
  'document files': async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'documents-'));
    return { documents: documentFiles(folder), again: () => documentFiles(folder) };
  },
  memory: () => {
    const documents = memoryDocuments();
    return Promise.resolve({ documents, again: () => documents });
  },
};

async function idsIn(documents: Documents, kind: DocumentKind<Room>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const id of documents.list(kind)) ids.push(id);
  return ids.sort();
}

describe.each(Object.entries(implementations))('documents as %s', (_, create) => {
  test('what was put is read back, also by another process', async () => {
    const { documents, again } = await create();
    const room: Room = { name: 'Phòng 1 "A"\n', seats: [1, 2] };
    await documents.put(rooms, 'a1', room);
    expect(await documents.get(rooms, 'a1')).toEqual(room);
    expect(await again().get(rooms, 'a1')).toEqual(room);
    await documents.put(rooms, 'a1', { name: 'B', seats: [] });
    expect(await again().get(rooms, 'a1')).toEqual({ name: 'B', seats: [] });
  });

  test('what is not there is nothing, and asking makes nothing', async () => {
    const { documents } = await create();
    expect(await documents.get(rooms, 'a1')).toBeUndefined();
    expect(await idsIn(documents, rooms)).toEqual([]);
  });

  test('the same id of another kind is another document', async () => {
    const { documents } = await create();
    await documents.put(rooms, 'a1', { name: 'room', seats: [] });
    await documents.put(halls, 'a1', { name: 'hall', seats: [] });
    expect((await documents.get(rooms, 'a1'))?.name).toBe('room');
    await documents.delete(halls, 'a1');
    expect(await idsIn(documents, rooms)).toEqual(['a1']);
    expect(await idsIn(documents, halls)).toEqual([]);
  });

  test('changing what was handed out, or what was put, changes nothing that is kept', async () => {
    const { documents } = await create();
    const room: Room = { name: 'A', seats: [1] };
    await documents.put(rooms, 'a1', room);
    room.seats.push(2);
    (await documents.get(rooms, 'a1'))?.seats.push(3);
    expect(await documents.get(rooms, 'a1')).toEqual({ name: 'A', seats: [1] });
  });

  test('updates of one document follow one another: none is lost', async () => {
    const { documents, again } = await create();
    await Promise.all(
      Array.from({ length: 20 }, (_each, i) =>
        documents.update(rooms, 'a1', (room = { name: 'A', seats: [] }) => ({ ...room, seats: [...room.seats, i] })),
      ),
    );
    expect((await again().get(rooms, 'a1'))?.seats).toEqual(Array.from({ length: 20 }, (_each, i) => i));
  });

  test('an update that gives nothing leaves all as it was, and tells what stands', async () => {
    const { documents } = await create();
    expect(await documents.update(rooms, 'a1', () => undefined)).toBeUndefined();
    await documents.put(rooms, 'a1', { name: 'A', seats: [] });
    expect(await documents.update(rooms, 'a1', () => undefined)).toEqual({ name: 'A', seats: [] });
    expect(await documents.update(rooms, 'a1', () => ({ name: 'B', seats: [] }))).toEqual({ name: 'B', seats: [] });
  });

  test('an update that throws leaves all as it was, and the next one goes on', async () => {
    const { documents } = await create();
    await documents.put(rooms, 'a1', { name: 'A', seats: [] });
    await expect(
      documents.update(rooms, 'a1', () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await documents.get(rooms, 'a1')).toEqual({ name: 'A', seats: [] });
    await documents.update(rooms, 'a1', (room) => room && { ...room, name: 'C' });
    expect((await documents.get(rooms, 'a1'))?.name).toBe('C');
  });

  test('a document that was written before a field was known has that field', async () => {
    const { documents, again } = await create();
    await documents.put(rooms, 'a1', { name: 'A', seats: [] });
    expect(await again().get(newerRooms, 'a1')).toEqual({ name: 'A', seats: [], floor: 1 });
  });

  test('a deleted document is gone, also for another process', async () => {
    const { documents, again } = await create();
    await documents.put(rooms, 'a1', { name: 'A', seats: [] });
    await documents.delete(rooms, 'a1');
    await documents.delete(rooms, 'never');
    expect(await documents.get(rooms, 'a1')).toBeUndefined();
    expect(await again().get(rooms, 'a1')).toBeUndefined();
    expect(await idsIn(again(), rooms)).toEqual([]);
  });

  test('every document of a kind is listed', async () => {
    const { documents, again } = await create();
    for (const id of ['b', 'a', '123456']) await documents.put(rooms, id, { name: id, seats: [] });
    expect(await idsIn(again(), rooms)).toEqual(['123456', 'a', 'b']);
  });

  test.each(['', '..', 'a/b', 'A', 'nul', 'x.y'])('refuses the id %j, and the kind', async (id) => {
    const { documents } = await create();
    const kind = { ...rooms, name: id };
    await expect(documents.put(rooms, id, { name: 'A', seats: [] })).rejects.toThrow(UnsafeId);
    await expect(documents.get(rooms, id)).rejects.toThrow(UnsafeId);
    await expect(documents.put(kind, 'a1', { name: 'A', seats: [] })).rejects.toThrow(UnsafeId);
    await expect(idsIn(documents, kind)).rejects.toThrow(UnsafeId);
  });
});
