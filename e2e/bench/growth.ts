import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../../server/store/store.ts';
import { startApp } from '../start-app.ts';
import { atLogIn } from './learner.ts';
import type { Figure } from './figure.ts';
import { cpuOf, memoryOf } from './servers.ts';

const STORED = 10_000;
const WARM = 1_500;
const STEPS = 250;

/** What grows and what does not: with practices stored, and with the length of one of them. */
export async function growth(folder: string): Promise<readonly Figure[]> {
  await fill(path.join(folder, 'few'), 10);
  await fill(path.join(folder, 'many'), STORED);
  const few = await startOn(path.join(folder, 'few'));
  const many = await startOn(path.join(folder, 'many'));
  const ratio = await inTurns(few, many);
  for (const app of [few, many]) await app.stop();
  const long = await longPractice(path.join(folder, 'long'));
  return [
    { name: `step with ${String(STORED)} stored ÷ with 10`, value: ratio, unit: '×', target: { most: 1.1 } },
    { name: 'step at the 500th fact ÷ at the 10th', value: long, unit: '×', target: { most: 1.2 } },
    {
      name: `start with ${String(STORED)} stored`,
      value: many.startedIn / 1000,
      unit: 's',
      target: { most: 2 },
      note: `${few.startedIn.toFixed(0)} ms with 10`,
    },
    { name: `memory with ${String(STORED)} stored ÷ with 10`, value: many.memory / few.memory, unit: '×', target: { most: 1.1 } },
  ];
}

/** So many practices of one step each, as the store lays them out. */
async function fill(folder: string, count: number): Promise<void> {
  const store = await openStore(folder);
  const step = {
    took: Date.now(),
    facts: [{ n: 0, order: 0, kind: 'practice/began', at: 0, by: { role: 'office' as const, name: 'practice' }, data: {} }],
  };
  await store.practices.append('p0000000000000000000000000', 0, step);
  await store.close();
  const line = `${JSON.stringify(step)}\n`;
  for (let i = 1; i < count; i++) {
    const id = `p${randomBytes(12).toString('hex')}0`;
    const part = path.join(folder, 'practices', id.slice(0, 3));
    await mkdir(part, { recursive: true });
    await writeFile(path.join(part, `${id}.jsonl`), line);
  }
}

interface Started {
  readonly startedIn: number;
  readonly memory: number;
  /** CPU of so many steps of learners who are at it. */
  readonly cost: (steps: number) => Promise<number>;
  readonly stop: () => Promise<void>;
}

async function startOn(dataFolder: string): Promise<Started> {
  const began = performance.now();
  const app = await startApp({ dataFolder });
  const startedIn = performance.now() - began;
  const memory = memoryOf(app.process);
  const learners = await Promise.all(Array.from({ length: 8 }, () => atLogIn(app.url)));
  return {
    startedIn,
    memory,
    async cost(steps) {
      const before = cpuOf(app.process);
      for (let i = 0; i < steps; i++) await learners[i % learners.length]?.step();
      return cpuOf(app.process) - before;
    },
    stop: () => app.stop(),
  };
}

/** CPU of a step on one app ÷ on another, both warm, measured in turns. */
async function inTurns(below: Started, above: Started): Promise<number> {
  for (const app of [below, above]) await app.cost(WARM);
  let [least, most] = [0, 0];
  for (let round = 0; round < 4; round++) {
    least += await below.cost(STEPS);
    most += await above.cost(STEPS);
  }
  return most / least;
}

/** CPU of a step late in one practice against early in others, on the same warm app. */
async function longPractice(dataFolder: string): Promise<number> {
  const app = await startApp({ dataFolder });
  const old = await atLogIn(app.url);
  for (let i = 0; i < 500; i++) await old.step();
  const cost = async (steps: readonly (() => Promise<void>)[]): Promise<number> => {
    const before = cpuOf(app.process);
    for (const step of steps) await step();
    return cpuOf(app.process) - before;
  };
  let [late, early] = [0, 0];
  for (let round = 0; round < 4; round++) {
    const fresh = await Promise.all(Array.from({ length: 20 }, () => atLogIn(app.url)));
    early += await cost(fresh.flatMap(({ step }) => [step, step, step, step, step]));
    late += await cost(Array.from({ length: 100 }, () => old.step));
  }
  await app.stop();
  return late / early;
}
