import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningApp {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** Everything that it has printed. */
  readonly printed: () => string;
  /** Ends it by SIGTERM, or by the signal given; throws if it has not gone after ten seconds. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

interface Start {
  /** Kept when given; otherwise a new one, removed by `stop`. */
  readonly dataFolder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
}

const PATIENCE = 20_000;

/** Starts the built app (.build/main.js) on a free port, with a data folder of its own, and waits until it answers. */
export async function startApp({ dataFolder, environment = {}, flags = [] }: Start = {}): Promise<RunningApp> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'san-tap-so-')));
  const child = spawn(process.execPath, ['--enable-source-maps', '.build/main.js', ...flags], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words: Buffer) => (output += words.toString()));

  const url = await within(
    PATIENCE,
    addressOf(child, () => output),
  ).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    if (dataFolder === undefined) await rm(folder, { recursive: true, force: true });
    throw new Error(`The app did not start (${String(error)}). It said:\n${output}`);
  });

  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    await end(child, signal);
    if (dataFolder === undefined) await rm(folder, { recursive: true, force: true });
  };
  return { url, dataFolder: folder, process: child, printed: () => output, stop };
}

function addressOf(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((found, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      fail(new Error(`ended with ${code ?? signal ?? 'nothing'}`));
    });
    child.stdout?.on('data', () => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed())?.[0];
      if (address !== undefined) found(address);
    });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill(signal);
  await within(10_000, gone).catch(() => {
    child.kill('SIGKILL');
    throw new Error(`the app did not stop on ${signal}`);
  });
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`nothing after ${milliseconds / 1000} s`));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
