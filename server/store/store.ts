import path from 'node:path';
import { StoreRefused, type Documents, type Logs, type StoreTrouble, type Trail } from '../classroom/ports.ts';
import { documentFiles } from './document-files.ts';
import { makeFolder, refusing } from './files.ts';
import { lockFolder, type Lock, type LockOptions } from './lock.ts';
import { logFiles } from './log-files.ts';
import { memoryDocuments, memoryLogs, memoryTrail } from './memory.ts';
import { trailFiles } from './trail-files.ts';

/** Everything that is kept. */
export interface Store {
  readonly practices: Logs;
  readonly classes: Logs;
  readonly documents: Documents;
  readonly trail: Trail;
  /** Writes down what waits, and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * The embedded store: `practices/`, `classes/` and `documents/` in one folder, which this process then owns.
 * Throws `StoreRefused` where another process owns it ('folder-in-use', with its number) or where it cannot be written to. Nothing is read at start.
 */
export async function openStore(folder: string, options: LockOptions = {}): Promise<Store> {
  const lock = await ownedBy(folder, options);
  const practices = path.join(folder, 'practices');
  const trail = trailFiles(practices);
  return {
    practices: logFiles(practices),
    classes: logFiles(path.join(folder, 'classes')),
    documents: documentFiles(path.join(folder, 'documents')),
    trail,
    async close() {
      await trail.flush();
      await lock.release();
    },
  };
}

const REMEDIES: Partial<Readonly<Record<StoreTrouble, string>>> = {
  'disk-full': 'is on a full disk. Make room there, or choose another folder with DATA_DIR.',
  'not-a-folder': 'cannot be made: there is a file in its place or above it, or no such disk. Choose another folder with DATA_DIR.',
  'read-only': 'cannot be written to. Allow this user to write there, or choose another folder with DATA_DIR.',
};

/** Makes and takes the folder. What stands in the way is told to whoever started the app. */
async function ownedBy(folder: string, options: LockOptions): Promise<Lock> {
  try {
    await refusing(() => makeFolder(folder), { EEXIST: 'not-a-folder', ENOTDIR: 'not-a-folder', ENOENT: 'not-a-folder' });
    return await lockFolder(folder, options);
  } catch (error) {
    const remedy = error instanceof StoreRefused ? REMEDIES[error.code] : undefined;
    if (!(error instanceof StoreRefused) || remedy === undefined) throw error;
    throw new StoreRefused(error.code, `The data folder ${folder} ${remedy}`, { cause: error });
  }
}

/** A store that is gone with the process: for tests. */
export function memoryStore(): Store {
  return {
    practices: memoryLogs(),
    classes: memoryLogs(),
    documents: memoryDocuments(),
    trail: memoryTrail(),
    close: () => Promise.resolve(),
  };
}
