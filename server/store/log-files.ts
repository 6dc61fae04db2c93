import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { LogMovedOn, type Logs, type Step } from '../classroom/ports.ts';
import { createTurns } from '../classroom/turns.ts';
import {
  isSafeId,
  madeFolders,
  openFiles,
  orNothing,
  refusing,
  removePatiently,
  safeId,
  syncFolder,
  withFile,
  writeDurably,
  type OpenFiles,
} from './files.ts';
import { lineOf, linesIn } from './step-lines.ts';

const ENDING = '.jsonl';
/** Logs whose end is remembered; that of any other is found by reading it. */
const MOST_ENDS = 20_000;

/** Where a log really ends. */
interface End {
  readonly steps: number;
  readonly bytes: number;
  /** A torn line, or one that was never acknowledged, stands behind the end: cut it off before the next. */
  readonly torn: boolean;
}

/** Logs are spread over folders by the first letters of their ids: a folder with ten thousand names is slow to open. */
export const logFile = (folder: string, id: string, ending = ENDING): string => path.join(folder, safeId(id).slice(0, 2), id + ending);

/**
 * Logs as files: one each, a JSON line a step, on the disk before `append` answers.
 * The caller sees to it that one process owns the folder (lock.ts).
 */
export function logFiles(folder: string, open: OpenFiles = openFiles): Logs {
  const inTurn = createTurns();
  const ends = rememberedEnds();
  const makePart = madeFolders();

  async function read(id: string): Promise<readonly Step[]> {
    const file = logFile(folder, id);
    const found = await orNothing(readFile(file), Buffer.alloc(0));
    const known = ends.get(id)?.bytes ?? found.length;
    const { steps, bytes } = linesIn(found.subarray(0, known), file);
    ends.set(id, { steps: steps.length, bytes, torn: bytes < found.length });
    return steps;
  }

  async function endOf(id: string): Promise<End> {
    if (!ends.get(id)) await read(id);
    return ends.get(id) ?? { steps: 0, bytes: 0, torn: false };
  }

  async function append(id: string, length: number, step: Step): Promise<void> {
    const end = await endOf(id);
    if (end.steps !== length) throw new LogMovedOn(`${id} holds ${end.steps} steps, not ${length}`);
    const file = logFile(folder, id);
    if (end.torn) await cutOff(file, end.bytes);
    await makePart(path.dirname(file));
    const line = lineOf(step);
    ends.set(id, { ...end, torn: true }); // until it is known to be whole
    try {
      await writeDurably(open, file, 'a', line);
      if (length === 0) await syncFolder(path.dirname(file));
    } catch (error) {
      // Nothing refused may be found after a restart. Should this fail too, it is done before the next step.
      await Promise.allSettled([cutOff(file, end.bytes)]);
      throw error;
    }
    ends.set(id, { steps: length + 1, bytes: end.bytes + Buffer.byteLength(line), torn: false });
  }

  const cutOff = (file: string, bytes: number): Promise<void> =>
    bytes === 0 ? removePatiently(file) : withFile(open, file, 'r+', (opened) => opened.truncate(bytes));

  return {
    append: async (id, length, step) => inTurn(safeId(id), () => refusing(() => append(id, length, step))),
    read: async (id) => inTurn(safeId(id), () => read(id)),
    delete: async (id) =>
      inTurn(safeId(id), () =>
        refusing(async () => {
          const file = logFile(folder, id);
          await removePatiently(file);
          ends.delete(id);
          await orNothing(syncFolder(path.dirname(file)), undefined);
        }),
      ),
    async *list() {
      for (const part of await orNothing(readdir(folder, { withFileTypes: true }), []))
        for (const name of part.isDirectory() ? await orNothing(readdir(path.join(folder, part.name)), []) : []) {
          const id = path.basename(name, ENDING);
          if (name.endsWith(ENDING) && isSafeId(id)) yield id;
        }
    },
  };
}

/** The oldest is forgotten first, but never one that is torn: only memory knows where it ends. */
function rememberedEnds() {
  const ends = new Map<string, End>();
  return {
    get: (id: string): End | undefined => ends.get(id),
    delete: (id: string): boolean => ends.delete(id),
    set(id: string, end: End): void {
      ends.delete(id);
      ends.set(id, end);
      if (ends.size <= MOST_ENDS) return;
      for (const [old, { torn }] of ends) {
        if (torn) continue;
        ends.delete(old);
        return;
      }
    },
  };
}
