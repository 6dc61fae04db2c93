import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createTurns } from '../classroom/turns.ts';
import type { Remark, Wishes } from '../training/lint/lint.ts';
import type { ScenarioTexts } from '../training/read.ts';

/** What is handed to the thread: plain data, which can be copied. */
export interface ToCheck {
  readonly texts: ScenarioTexts;
  readonly wishes: Wishes;
}

/**
 * What is wrong with an exercise, looked for in a thread of its own, so that nobody else waits: one exercise after another. A search that takes too
 * long is ended, which is told as a remark; so it is, untold, when whoever asked has gone.
 */
export type Checker = (toCheck: ToCheck, asker: AbortSignal) => Promise<readonly Remark[]>;

/** Some ten times what the slowest exercise of the house takes. In milliseconds. */
const LIMIT = 30_000;

/** `file`: what the build made of check-thread.ts. */
export function createChecker(file: string, limit = LIMIT): Checker {
  const inTurn = createTurns();
  return (toCheck, asker) =>
    inTurn('check', () => (asker.aborted ? Promise.resolve([]) : foundIn(new Worker(file, { workerData: toCheck }), limit, asker)));
}

/** What a thread tells until it ends, by itself or not. Throws what was thrown in it. */
async function foundIn(thread: Worker, limit: number, asker: AbortSignal): Promise<readonly Remark[]> {
  const found: (readonly Remark[])[] = [];
  const cutShort = new AbortController();
  const end = (): void => {
    cutShort.abort();
    void thread.terminate();
  };
  const tooLong = setTimeout(end, limit);
  asker.addEventListener('abort', end);
  thread.on('message', (remarks: readonly Remark[]) => found.push(remarks));
  try {
    await once(thread, 'exit');
    return cutShort.signal.aborted ? [...found.flat(), unfinished(limit / 1000, found.length > 0)] : found.flat();
  } finally {
    clearTimeout(tooLong);
    asker.removeEventListener('abort', end);
  }
}

/** What was not played to its end is not trusted; where only the search for dead ends is missing, that is worth knowing. */
const unfinished = (seconds: number, isPlayed: boolean): Remark => ({
  ...{ file: 'scenario.yaml', line: 1, column: 1 },
  severity: isPlayed ? 'warning' : 'error',
  message: `the check could not be finished in ${seconds} seconds: ${
    isPlayed ? 'whether every task can still be done after each walkthrough' : 'whether it can be played at all'
  } is not known; write fewer variants or walkthroughs, or shorter ones, or ask "npm run scenario -- check", which takes as long as it needs`,
});
