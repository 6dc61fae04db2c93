import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Opened, Trail } from '../classroom/ports.ts';
import { createTurns } from '../classroom/turns.ts';
import { hasCode, openFiles, orNothing, removePatiently, withFile, type OpenFiles } from './files.ts';
import { jsonIn } from './json.ts';
import { logFile } from './log-files.ts';

const ENDING = '.trail.jsonl';
const Line = z.object({ at: z.number(), took: z.number(), seat: z.string(), page: z.string() });

/** The trail, and how to write down at once what waits. */
export interface TrailFiles extends Trail {
  flush(): Promise<void>;
}

/**
 * Trails as files beside their logs (`<id>.trail.jsonl` beside `<id>.jsonl`), written every `every` milliseconds and never synced.
 * A trail is worth no error: where the disk takes nothing, or its log is gone, what waits is dropped.
 */
export function trailFiles(
  folder: string,
  { every = 1_000, open = openFiles }: { readonly every?: number; readonly open?: OpenFiles } = {},
): TrailFiles {
  const inTurn = createTurns();
  const waiting = new Map<string, Opened[]>();
  let timer: NodeJS.Timeout | undefined;
  const fileOf = (id: string): string => logFile(folder, id, ENDING);

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const taken = [...waiting];
    waiting.clear();
    await Promise.all(taken.map(([id, opened]) => inTurn(id, () => write(id, opened))));
  }

  async function write(id: string, opened: readonly Opened[]): Promise<void> {
    const text = opened.map((one) => `${JSON.stringify(one)}\n`).join('');
    try {
      await withFile(open, logFile(folder, id), 'r+', () => Promise.resolve()); // no trail without a log: it would outlive it
      await withFile(open, fileOf(id), 'a', (file) => file.appendFile(text));
    } catch (error) {
      if (!hasCode(error, 'ENOENT', 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EBUSY')) throw error;
    }
  }

  return {
    flush,
    note(id, opened) {
      logFile(folder, id); // throws for an id that is none, here and not in the timer
      const before = waiting.get(id);
      if (before) before.push(opened);
      else waiting.set(id, [opened]);
      timer ??= setTimeout(() => void flush(), every).unref();
    },
    read: async (id) => inTurn(id, async () => [...linesOf(await orNothing(readFile(fileOf(id), 'utf8'), '')), ...(waiting.get(id) ?? [])]),
    async delete(id) {
      waiting.delete(id);
      await inTurn(id, () => removePatiently(fileOf(id)));
    },
  };
}

/** Lines cut short by a crash are left out. */
function linesOf(text: string): readonly Opened[] {
  return text.split('\n').flatMap((line) => {
    const read = Line.safeParse(jsonIn(line));
    return read.success ? [read.data] : [];
  });
}
