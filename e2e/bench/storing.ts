import { open, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { openStore } from '../../server/store/store.ts';
import type { Fact } from '../../server/world/world.ts';
import type { Figure } from './figure.ts';
import { each } from './each.ts';

const TOGETHER = 40;
const STEPS = 1_000;
/** In turns, and the middle one counts: a shared disk has its moods. */
const ROUNDS = 7;
const fact: Fact = {
  n: 0,
  order: 0,
  kind: 'vneid/code-sent',
  at: 1_794_000_000_000,
  by: { role: 'person', name: 'citizen' },
  data: { id: 'L12345678', who: 'citizen', code: '402917', padding: 'x'.repeat(60) },
};

/** Durable steps a second, 40 at once: ours, against one lowdb document (20 kB) for each practice, written whole with fsync. */
export async function storing(folder: string): Promise<readonly Figure[]> {
  const [ours, theirs] = [await ourSteps(path.join(folder, 'ours')), await lowdbSteps(path.join(folder, 'lowdb'))];
  await rate(ours);
  await rate(theirs);
  const rounds: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push({ ours: await rate(ours), theirs: await rate(theirs) });
  const middle = rounds.sort((a, b) => a.ours / a.theirs - b.ours / b.theirs)[Math.floor(ROUNDS / 2)] ?? { ours: 0, theirs: 1 };
  return [
    {
      name: 'durable steps ÷ lowdb with fsync',
      value: middle.ours / middle.theirs,
      unit: '×',
      target: { least: 4 },
      note: `${middle.ours.toFixed(0)} against ${middle.theirs.toFixed(0)} steps/s`,
    },
  ];
}

async function rate(step: (slot: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  await each(STEPS, TOGETHER, step);
  return (STEPS * 1000) / (performance.now() - began);
}

async function ourSteps(folder: string): Promise<(slot: number) => Promise<void>> {
  const { practices } = await openStore(folder);
  const lengths = Array.from({ length: TOGETHER }, () => 0);
  return async (slot) => {
    const length = lengths[slot] ?? 0;
    await practices.append(`p${String(slot)}`, length, { took: 1, facts: [fact] });
    lengths[slot] = length + 1;
  };
}

interface Kept {
  readonly facts: Fact[];
  readonly world: string;
}

/** lowdb's own way, made durable: temporary file, fsync, rename, fsync of the folder. */
const durable = (file: string): Adapter<Kept> => ({
  async read() {
    return JSON.parse(await readFile(file, 'utf8')) as Kept;
  },
  async write(data) {
    const handle = await open(`${file}.new`, 'w');
    await handle.writeFile(JSON.stringify(data));
    await handle.sync();
    await handle.close();
    await rename(`${file}.new`, file);
    const holder = await open(path.dirname(file), 'r');
    await holder.sync();
    await holder.close();
  },
});

async function lowdbSteps(folder: string): Promise<(slot: number) => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const documents = Array.from(
    { length: TOGETHER },
    (_, slot) => new Low<Kept>(durable(path.join(folder, `${String(slot)}.json`)), { facts: [], world: 'w'.repeat(20_000) }),
  );
  return async (slot) => {
    const document = documents[slot];
    document?.data.facts.push(fact);
    await document?.write();
  };
}
