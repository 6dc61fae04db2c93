import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { StoreDamaged, type DocumentKind, type Documents } from '../classroom/ports.ts';
import { createTurns } from '../classroom/turns.ts';
import {
  isSafeId,
  madeFolders,
  openFiles,
  orNothing,
  refusing,
  removePatiently,
  renamePatiently,
  safeId,
  syncFolder,
  writeDurably,
  type OpenFiles,
} from './files.ts';
import { jsonIn } from './json.ts';

const ENDING = '.json';
/** Documents kept in memory after they were read. */
const MOST_IN_MEMORY = 1_000;

/**
 * Small documents on lowdb, one file each, in a folder for each kind.
 * Lowdb's own writer does not sync, and its `update` leaves memory changed where the disk refused: so the adapter is ours, and a change
 * is a draft that takes the place of the old document when it is on the disk.
 */
export function documentFiles(folder: string, open: OpenFiles = openFiles): Documents {
  const inTurn = createTurns();
  const inMemory = new Map<string, Low>();
  const makeFolder = madeFolders();
  const low = (file: string, value: unknown): Low => new Low<unknown>(jsonFile(file, open, makeFolder), value);
  const fileOf = (kind: DocumentKind<object>, id: string): string => path.join(folder, safeId(kind.name), safeId(id) + ENDING);

  function keep(file: string, document: Low): void {
    inMemory.delete(file);
    inMemory.set(file, document);
    const [oldest] = inMemory.keys();
    if (inMemory.size > MOST_IN_MEMORY && oldest !== undefined) inMemory.delete(oldest);
  }

  async function get<Value extends object>({ schema }: DocumentKind<Value>, file: string): Promise<Value | undefined> {
    const document = inMemory.get(file) ?? low(file, null);
    if (document.data === null) await document.read();
    if (document.data === null) return undefined;
    keep(file, document);
    const read = schema.safeParse(document.data);
    if (!read.success) throw new StoreDamaged(`${file}: ${read.error.message}`);
    return read.data;
  }

  async function put<Value extends object>({ schema }: DocumentKind<Value>, file: string, value: Value): Promise<Value> {
    const draft = low(file, schema.parse(value));
    inMemory.delete(file); // should the disk refuse, it is asked again
    await refusing(() => draft.write());
    keep(file, draft);
    return value;
  }

  async function remove(file: string): Promise<void> {
    await refusing(() => removePatiently(file));
    inMemory.delete(file);
    await orNothing(syncFolder(path.dirname(file)), undefined);
  }

  const one = <T>(kind: DocumentKind<object>, id: string, work: (file: string) => Promise<T>): Promise<T> => {
    const file = fileOf(kind, id);
    return inTurn(file, () => work(file));
  };

  return {
    get: async (kind, id) => one(kind, id, (file) => get(kind, file)),
    put: async (kind, id, value) => {
      await one(kind, id, (file) => put(kind, file, value));
    },
    update: async (kind, id, change) =>
      one(kind, id, async (file) => {
        const value = await get(kind, file);
        const changed = change(value);
        return changed === undefined ? value : put(kind, file, changed);
      }),
    delete: async (kind, id) => one(kind, id, remove),
    async *list(kind) {
      for (const name of await orNothing(readdir(path.join(folder, safeId(kind.name))), [])) {
        const id = path.basename(name, ENDING);
        if (name.endsWith(ENDING) && isSafeId(id)) yield id;
      }
    },
  };
}

/** Written beside, synced, then renamed: a crash at any moment leaves the old document or the new one, whole. */
function jsonFile(file: string, open: OpenFiles, makeFolder: (folder: string) => Promise<void>): Adapter<unknown> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.new`);
  return {
    async read() {
      const text = await orNothing(readFile(file, 'utf8'), undefined);
      if (text === undefined) return null;
      const read = jsonIn(text);
      if (read === undefined || read === null) throw new StoreDamaged(`no JSON: ${file}`);
      return read;
    },
    async write(value) {
      await makeFolder(path.dirname(file));
      try {
        await writeDurably(open, beside, 'w', JSON.stringify(value));
        await renamePatiently(beside, file);
      } catch (error) {
        await Promise.allSettled([removePatiently(beside)]); // it would fill a full disk further
        throw error;
      }
      await syncFolder(path.dirname(file));
    },
  };
}
