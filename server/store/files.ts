import fs from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StoreRefused, UnsafeId, type StoreTrouble } from '../classroom/ports.ts';

/** An open file, as far as the store needs it: node's own, or a test's that fails on purpose. */
export interface OpenFile {
  appendFile(text: string): Promise<void>;
  datasync(): Promise<void>;
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}
export type OpenFiles = (path: string, flags: 'a' | 'w' | 'r+') => Promise<OpenFile>;

const datasync = promisify(fs.fdatasync);
const truncate = promisify(fs.ftruncate);

/**
 * Node's own, without its `FileHandle`: a step costs a third less. Opening a file that was written or read a moment ago, adding a line to the
 * system's memory and closing what is on the disk wait for nothing, so they are done at once; only what waits for the disk goes to another thread.
 */
export const openFiles: OpenFiles = (file, flags) =>
  atOnce(() => {
    const fd = fs.openSync(file, flags);
    return {
      appendFile: (text) =>
        atOnce(() => {
          fs.appendFileSync(fd, text);
        }),
      datasync: () => datasync(fd),
      truncate: (bytes) => truncate(fd, bytes),
      close: () =>
        atOnce(() => {
          fs.closeSync(fd);
        }),
    };
  });

/** Done now; what goes wrong is told as a promise tells it. */
const atOnce = <T>(work: () => T): Promise<T> =>
  new Promise((done) => {
    done(work());
  });

const SAFE = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;
/** Windows opens devices under these names, in every folder. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Lower case only: two ids that differ by case would be one file on Windows and macOS. */
export const isSafeId = (id: string): boolean => SAFE.test(id) && !DEVICES.test(id);

/** The id itself, if it may become a file's name. */
export function safeId(id: string): string {
  if (!isSafeId(id)) throw new UnsafeId(`not a name for a file: ${JSON.stringify(id)}`);
  return id;
}

/** By its shape: an error of node's own may come from another realm than ours. */
const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '');
/** Whether the system refused with one of these codes. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean => codes.includes(codeOf(error));

/** What is not there is nothing, and no error. */
export const orNothing = <T>(found: Promise<T>, nothing: T): Promise<T> =>
  found.catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return nothing;
    throw error;
  });

const TROUBLES: Readonly<Record<string, StoreTrouble>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
};
const PLAIN: Readonly<Record<StoreTrouble, string>> = {
  'disk-full': 'the disk is full: nothing was written',
  'read-only': 'the folder cannot be written to: nothing was written',
  'folder-in-use': 'another process uses the folder',
  'not-a-folder': 'the folder cannot be made',
};

/** Turns the errors of a full disk and of a folder that cannot be written to into `StoreRefused`; and `more`, by the system's codes. */
export async function refusing<T>(work: () => Promise<T>, more: Readonly<Record<string, StoreTrouble>> = {}): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const trouble = { ...TROUBLES, ...more }[codeOf(error)];
    if (!trouble) throw error;
    throw new StoreRefused(trouble, PLAIN[trouble], { cause: error });
  }
}

/** Makes a new or removed name in a folder durable. Windows has no such thing, nor have some network drives. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!hasCode(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it. Not by `recursive`: in a place that no folder can be made in, such as /proc, node tries for ever. */
export async function makeFolder(folder: string): Promise<void> {
  const make = (): Promise<void> =>
    mkdir(folder).catch(async (error: unknown) => {
      if (!hasCode(error, 'EEXIST') || !(await stat(folder)).isDirectory()) throw error;
    });
  await make().catch(async (error: unknown) => {
    const above = path.dirname(folder);
    if (!hasCode(error, 'ENOENT') || above === folder) throw error;
    await makeFolder(above);
    await make();
  });
}

/** Makes folders when they are first needed. A folder's own name must be durable before a file in it is: so it is synced once a process, found or made. */
export function madeFolders(): (folder: string) => Promise<void> {
  const made = new Set<string>();
  return async (folder) => {
    if (made.has(folder)) return;
    await makeFolder(folder);
    await syncFolder(path.dirname(folder));
    made.add(folder);
  };
}

/** Opens, works, closes, whatever happens. */
export async function withFile(open: OpenFiles, file: string, flags: 'a' | 'w' | 'r+', work: (opened: OpenFile) => Promise<void>): Promise<void> {
  const opened = await open(file, flags);
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}

/** Adds the text; it is on the disk when this resolves. */
export const writeDurably = (open: OpenFiles, file: string, flags: 'a' | 'w', text: string): Promise<void> =>
  withFile(open, file, flags, async (opened) => {
    await opened.appendFile(text);
    await opened.datasync();
  });

/** On Windows a virus scanner or an indexer may hold a file for a moment. */
async function patiently(work: () => Promise<void>, tries = process.platform === 'win32' ? 10 : 1): Promise<void> {
  for (let left = tries - 1; ; left--) {
    try {
      await work();
      return;
    } catch (error) {
      if (left === 0 || !hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      await wait(20 * (tries - left));
    }
  }
}

export const renamePatiently = (from: string, to: string): Promise<void> => patiently(() => rename(from, to));
export const removePatiently = (file: string): Promise<void> => patiently(() => rm(file, { force: true }));
