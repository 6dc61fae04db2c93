import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningApp {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** Everything that it has printed. */
  readonly printed: () => string;
  /** The time by its clock. */
  readonly now: () => number;
  /** Sets its clock further ahead, for good: so many milliseconds pass at once. Only with `clock`. */
  readonly letPass: (milliseconds: number) => Promise<void>;
  /** Ends it by SIGTERM, or by the signal given; throws if it has not gone after ten seconds. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

interface Start {
  /** Kept when given; otherwise a new one, removed by `stop`. */
  readonly dataFolder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** Its clock can be set ahead. */
  readonly clock?: boolean;
}

const PATIENCE = 60_000;

/** Those of `npm start`. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: { readonly start: string } };
export const NODE_FLAGS: readonly string[] = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** Starts the built app (.build/main.js) on a free port, with a data folder of its own, and waits until it answers. */
export async function startApp({ dataFolder, environment = {}, flags = [], clock = false }: Start = {}): Promise<RunningApp> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'san-tap-so-')));
  const clockFile = `${folder}.clock`;
  let ahead = clock ? Number(await readFile(clockFile, 'utf8').catch(() => '0')) : 0;
  const letPass = async (milliseconds: number): Promise<void> => {
    if (!clock) throw new Error('this app goes by the real clock');
    ahead += Math.max(0, Math.ceil(milliseconds));
    await writeFile(`${clockFile}.next`, String(ahead));
    await rename(`${clockFile}.next`, clockFile); // so that the app never reads half of it
  };
  if (clock) await letPass(0);
  const child = spawn(process.execPath, [...NODE_FLAGS, '.build/main.js', ...flags], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      ...(clock && { NODE_ENV: 'test', TEST_CLOCK: clockFile }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const orphaned = (): boolean => child.kill('SIGKILL'); // whoever started it breaks off
  process.once('exit', orphaned);
  child.once('exit', () => process.off('exit', orphaned));
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
    if (dataFolder !== undefined) return;
    for (const mine of [folder, clockFile]) await rm(mine, { recursive: true, force: true });
  };
  return { url, dataFolder: folder, process: child, printed: () => output, now: () => Date.now() + ahead, letPass, stop };
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
