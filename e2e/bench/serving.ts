import type { ChildProcess } from 'node:child_process';
import { startApp } from '../start-app.ts';
import { each } from './each.ts';
import { atLogIn, LOG_IN } from './learner.ts';
import type { Figure } from './figure.ts';
import { cpuOf, startBaseline } from './servers.ts';

const WARM = 6_000;
const VIEWS = 1_500;
const STEPS = 1_200;
const LEARNERS = 40;

/** Pages and steps through the whole app, as CPU, against Express 5 with stock EJS and the same page in the same run. */
export async function serving(folder: string): Promise<readonly Figure[]> {
  const app = await startApp({ dataFolder: folder });
  const { learner } = await atLogIn(app.url);
  const baseline = await startBaseline('.build/bench/baseline-server.js');
  const plain = async (path = '/'): Promise<ArrayBuffer> => (await fetch(baseline.url + path)).arrayBuffer();
  const bytes = Buffer.byteLength(await learner.get(LOG_IN));
  const ofBaseline = (await plain()).byteLength;
  if (Math.abs(bytes / ofBaseline - 1) > 0.02) throw new Error(`the yardstick's page is another: ${String(ofBaseline)} bytes, not ${String(bytes)}`);
  const crowd = await Promise.all(Array.from({ length: LEARNERS }, () => atLogIn(app.url)));
  const packed = await Promise.all(Array.from({ length: LEARNERS }, () => atLogIn(app.url, { packed: true })));

  const view = (slot: number): Promise<unknown> | undefined => crowd[slot]?.learner.get(LOG_IN);
  const step = (slot: number): Promise<void> | undefined => crowd[slot]?.step();

  // Warm until the compiler has seen enough of all, then measured in turns, so that all see the same machine.
  await each(WARM, 8, () => plain());
  await each(WARM, 8, () => plain('/text'));
  await each(WARM, 8, view);
  await each(WARM, LEARNERS, step);
  const cost = { text: 0, base: 0, view: 0, step: 0, packed: 0 };
  const rounds = 3;
  for (let round = 0; round < rounds; round++) {
    cost.text += (await costOf(baseline.process, () => each(VIEWS, 8, () => plain('/text')))) / VIEWS / rounds;
    cost.base += (await costOf(baseline.process, () => each(VIEWS, 8, () => plain()))) / VIEWS / rounds;
    cost.view += (await costOf(app.process, () => each(VIEWS, 8, view))) / VIEWS / rounds;
    cost.step += (await costOf(app.process, () => each(STEPS, LEARNERS, step))) / STEPS / rounds;
    cost.packed += (await costOf(app.process, () => each(STEPS, LEARNERS, (slot) => packed[slot]?.step()))) / STEPS / rounds;
  }
  baseline.process.kill();
  await app.stop();
  const micro = (seconds: number): string => `${(seconds * 1e6).toFixed(0)} µs`;
  return [
    {
      name: 'page view ÷ stock page',
      value: cost.base / cost.view,
      unit: '×',
      target: { least: 1 },
      note: `${micro(cost.view)} against ${micro(cost.base)} of CPU, ${String(bytes)} bytes`,
    },
    {
      name: 'stock page ÷ the same from a string',
      value: cost.base / cost.text,
      unit: '×',
      target: undefined,
      note: `${micro(cost.text)}; 4.0 where the targets come from`,
    },
    { name: 'whole step ÷ stock page', value: cost.base / cost.step, unit: '×', target: { least: 0.9 }, note: micro(cost.step) },
    { name: 'whole step, compressed ÷ stock page', value: cost.base / cost.packed, unit: '×', target: { least: 0.7 }, note: micro(cost.packed) },
  ];
}

async function costOf(process: ChildProcess, work: () => Promise<void>): Promise<number> {
  const before = cpuOf(process);
  await work();
  return cpuOf(process) - before;
}
