import { startApp } from '../start-app.ts';
import { inClass, learnerAt } from './learner.ts';
import type { Figure } from './figure.ts';
import { memoryOf } from './servers.ts';

const LEARNERS = 40;
const SECONDS = 15;
/** A human pace. */
const EVERY = 5_000;

/** A class of 40 at a human pace while three boards are reloaded every two seconds. */
export async function room(dataFolder: string): Promise<readonly Figure[]> {
  const app = await startApp({ dataFolder });
  const trainer = learnerAt(app.url);
  const board = await trainer.send(await trainer.get('/huong-dan-vien'), '/huong-dan-vien/lop', { name: 'Đo', scenario: 'log-in', mode: 'guide' });
  const [, address = '/'] = /href="(\/huong-dan-vien\/lop\/[^"/]+)"/.exec(board) ?? [];
  const code = (/throw-code[^>]*>([^<]*)/.exec(await trainer.get(`${address}/man-chieu`))?.[1] ?? '').replace(/\D/g, '');
  const learners = await Promise.all(Array.from({ length: LEARNERS }, (_, i) => inClass(app.url, code, `Bác ${String(i + 1)}`)));
  const joining = learners.map(({ learner: { took } }) => took.length);
  const slowest = Math.max(...learners.flatMap(({ learner: { took } }) => took));
  const end = performance.now() + SECONDS * 1000;
  const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  await Promise.all([
    ...learners.map(async ({ step }, i) => {
      await pause((i * EVERY) / LEARNERS);
      while (performance.now() < end) {
        await step();
        await pause(EVERY);
      }
    }),
    ...Array.from({ length: 3 }, async () => {
      while (performance.now() < end) {
        await trainer.get(address);
        await pause(2_000);
      }
    }),
  ]);
  const took = learners.flatMap(({ learner }, i) => learner.took.slice(joining[i])).sort((a, b) => a - b);
  const memory = memoryOf(app.process);
  await app.stop();
  return [
    {
      name: 'class of 40, step p99',
      value: took[Math.floor(took.length * 0.99)] ?? 0,
      unit: 'ms',
      target: { most: 100 },
      note: `median ${(took[Math.floor(took.length / 2)] ?? 0).toFixed(0)} ms; when all 40 join at one moment, the last is in after ${slowest.toFixed(0)} ms`,
    },
    { name: 'class of 40, memory', value: memory, unit: 'MB', target: { most: 150 } },
  ];
}
