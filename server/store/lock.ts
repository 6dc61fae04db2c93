import { randomUUID } from 'node:crypto';
import { open, readFile, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { StoreRefused } from '../classroom/ports.ts';
import { hasCode, orNothing, refusing, removePatiently } from './files.ts';
import { jsonIn } from './json.ts';

const Owner = z.object({ pid: z.int(), host: z.string(), key: z.string() });
type Owner = z.output<typeof Owner>;

export interface LockOptions {
  /** How often the owner shows that it lives. */
  readonly beat?: number;
  /** Called once if the folder was taken or the lock removed by hand: whoever hears this must stop writing at once. */
  readonly lost?: () => void;
}

/** Holds the folder until it is released, or until the process dies. */
export interface Lock {
  release(): Promise<void>;
}

/** So many beats without one, and the owner is dead; more than one, because a busy or sleeping laptop is late. */
const SILENT_BEATS = 4;
/** Two that take over a dead process's lock at once: the later one stays. Longer than the moment between looking and taking. */
const SETTLES = 150;

/**
 * Makes this process the owner of a data folder; throws `StoreRefused` 'folder-in-use' where another one is.
 * A file, made by one only, whose time the owner renews: it works on every system and shared drive, and outlives neither `kill -9` (the
 * process is gone, or another one has its number and does not renew the file) nor a power cut.
 */
export async function lockFolder(folder: string, { beat = 2_000, lost = () => undefined }: LockOptions = {}): Promise<Lock> {
  const file = path.join(folder, 'owner.json');
  const me: Owner = { pid: process.pid, host: hostname(), key: randomUUID() };
  for (let takesOver = false; ;) {
    if (await refusing(() => made(file, me))) {
      if (takesOver) await wait(SETTLES);
      if (await isMine(file, me)) return held(file, me, beat, lost);
    }
    const found = await ownerIn(file);
    const state = await stateOf(file, found, beat);
    if (state === 'alive') throw inUse(folder, found);
    if (state === 'gone' || (await ownerIn(file))?.key !== found?.key) continue; // another one was quicker: look at that one
    await refusing(() => removePatiently(file));
    takesOver = true;
  }
}

const isMine = async (file: string, me: Owner): Promise<boolean> => (await ownerIn(file))?.key === me.key;

/** Whether this call made the file: of many at once, one does. */
async function made(file: string, me: Owner): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(me)).finally(() => handle.close());
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Nobody, too, where the file was only just made and is still empty, or was cut short by a power cut. */
async function ownerIn(file: string): Promise<Owner | undefined> {
  const read = Owner.safeParse(jsonIn(await orNothing(readFile(file, 'utf8'), '')));
  return read.success ? read.data : undefined;
}

/** A process of this machine that is gone is dead at once. Any other (another machine's, or one that has a dead one's number) shows it by beating. */
async function stateOf(file: string, owner: Owner | undefined, beat: number): Promise<'alive' | 'dead' | 'gone'> {
  if (owner?.host === hostname() && !isRunning(owner.pid)) return 'dead';
  const before = await beatOf(file);
  for (let waited = 0; waited < SILENT_BEATS * beat; waited += beat / 4) {
    await wait(beat / 4);
    const now = await beatOf(file);
    if (now === undefined) return 'gone';
    if (now !== before) return 'alive';
  }
  return 'dead';
}

const beatOf = (file: string): Promise<number | undefined> =>
  orNothing<number | undefined>(
    stat(file).then(({ mtimeMs }) => mtimeMs),
    undefined,
  );

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM'); // somebody else's, but there
  }
}

function held(file: string, me: Owner, beat: number, lost: () => void): Lock {
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beating = beating.then(async () => {
      if (await isMine(file, me)) return touch(file);
      clearInterval(timer);
      lost();
    });
  }, beat).unref();
  return {
    async release() {
      clearInterval(timer);
      await beating;
      if (await isMine(file, me)) await removePatiently(file);
    },
  };
}

/** One beat may fail: the next one tells whether the lock is lost. On a disk that takes nothing any more nobody else can take it either. */
async function touch(file: string): Promise<void> {
  const now = new Date();
  try {
    await utimes(file, now, now);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EROFS', 'EACCES', 'EPERM', 'EBUSY', 'ENOSPC')) throw error;
  }
}

function inUse(folder: string, owner: Owner | undefined): StoreRefused {
  const who = owner ? `process ${owner.pid} on ${owner.host}` : 'another process';
  return new StoreRefused('folder-in-use', `${who} uses the data folder ${folder}. Stop it first, or choose another folder with DATA_DIR.`, {
    pid: owner?.pid,
  });
}
