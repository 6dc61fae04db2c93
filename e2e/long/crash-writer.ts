/** The store alone, as a process: takes requests as JSON lines on its input, many at once, and answers each when it is durable. `node run.mjs e2e/long/crash-writer.ts <folder>` */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { newId } from '../../server/classroom/ids.ts';
import type { DocumentKind, Step } from '../../server/classroom/ports.ts';
import { createTurns } from '../../server/classroom/turns.ts';
import { openStore } from '../../server/store/store.ts';
import { person, type Fact } from '../../server/world/world.ts';
import { COUNTS, FACTS_A_STEP } from './crash-store.ts';

const Request = z.object({ number: z.int(), practice: z.string().optional(), once: z.string().optional() });
const counts: DocumentKind<{ steps: number }> = COUNTS;

const store = await openStore(process.argv[2] ?? '', { beat: 200 });
const inTurn = createTurns();
const lengths = new Map<string, number>();

/** Several facts of several sizes: a torn step would show. */
function stepOf(length: number, once: string | undefined): Step {
  const facts = Array.from({ length: FACTS_A_STEP }, (_, i): Fact => {
    const n = length * FACTS_A_STEP + i;
    return { n, order: n - i, kind: 'crash/written', at: n, by: person('citizen'), data: { words: 'đ'.repeat((n * 37) % 900) } };
  });
  return { took: Date.now(), ...(once !== undefined && { once }), facts };
}

async function added({ practice = newId('p'), once }: z.output<typeof Request>): Promise<string> {
  await inTurn(practice, async () => {
    const length = lengths.get(practice) ?? (await store.practices.read(practice)).length;
    await store.practices.append(practice, length, stepOf(length, once));
    await store.documents.put(counts, practice, { steps: length + 1 });
    lengths.set(practice, length + 1);
  });
  return practice;
}

console.log('ready');
createInterface({ input: process.stdin }).on('line', (line) => {
  const request = Request.parse(JSON.parse(line));
  void added(request).then((practice) => {
    console.log(JSON.stringify({ number: request.number, practice }));
  });
});
