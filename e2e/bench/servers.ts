import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { NODE_FLAGS } from '../start-app.ts';

const TICKS_A_SECOND = 100;

/** Seconds of CPU that a process has used so far. Linux only. */
export function cpuOf({ pid }: ChildProcess): number {
  const [, rest = ''] = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Megabytes of memory that a process holds. */
export const memoryOf = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / 1024;

export interface Baseline {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Express 5 with stock EJS, in a process of its own, with the flags of the app. */
export function startBaseline(program: string): Promise<Baseline> {
  const child = spawn(process.execPath, [...NODE_FLAGS, program], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the baseline ended with ${String(code)}`));
    });
    child.stdout.on('data', (part: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(part.toString());
      if (found) resolve({ url: found[0], process: child });
    });
  });
}
