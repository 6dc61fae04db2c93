import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { DocumentKind } from '../../server/classroom/ports.ts';
import type { Running, Subject } from './crash-harness.ts';

/** How many facts the writer puts into each step. */
export const FACTS_A_STEP = 3;
/** A document that the writer keeps for each practice: how many steps it has. Written after the step and before the answer. */
export const COUNTS: DocumentKind<{ steps: number }> = { name: 'counts', schema: z.object({ steps: z.int() }) };

const Answer = z.object({ number: z.int(), practice: z.string() });
interface Waiting {
  readonly resolve: (practice: string) => void;
  readonly reject: (reason: Error) => void;
}

/** The store alone: crash-writer.ts in a process of its own. */
export const storeSubject: Subject = {
  async start(folder) {
    const child = spawn(process.execPath, ['run.mjs', 'e2e/long/crash-writer.ts', folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const waiting = new Map<number, Waiting>();
    const gone = once(child, 'exit').then(() => {
      for (const { reject } of waiting.values()) reject(new Error('the process is gone'));
      waiting.clear();
    });
    child.stdin.on('error', () => undefined); // written to while it dies
    const [first] = (await Promise.race([once(lines, 'line'), gone.then(() => ['nothing'])])) as [string];
    if (first !== 'ready') throw new Error(`the writer did not start: ${first}`);
    lines.on('line', (line) => {
      const answer = Answer.parse(JSON.parse(line));
      waiting.get(answer.number)?.resolve(answer.practice);
      waiting.delete(answer.number);
    });
    let number = 0;
    const ask = (request: object): Promise<string> =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          reject(new Error('the process is gone'));
          return;
        }
        waiting.set(++number, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ number, ...request })}\n`);
      });
    const running: Running = {
      begin: () => ask({}),
      form: () => Promise.resolve(randomUUID()),
      async step(practice, form) {
        await ask({ practice, once: form });
      },
      async kill() {
        child.kill('SIGKILL');
        await gone;
      },
    };
    return running;
  },
};
