import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readScenario } from '../training/read.ts';
import { checked } from './check.ts';
import { CannotDo, filesOf, type Desk, type Tool } from './desk.ts';

/** An editor writes several files, or one in several goes. */
const SAVED_TOGETHER = 150;

/**
 * `preview <id>`: the app with this one exercise, on a free port and in a data folder of its own, until it is stopped (Ctrl+C).
 * Whatever is saved meanwhile is checked, and shown where it has no errors.
 */
export const preview: Tool = async ([id], desk) => {
  const { texts, version, id: name } = await filesOf(id, desk);
  readScenario(texts, version);
  const folder = await mkdtemp(path.join(tmpdir(), 'san-tap-so-preview-'));
  execFileSync(process.execPath, ['build.mjs'], { cwd: desk.root, stdio: ['ignore', 'ignore', 'inherit'] });
  const show = await showing(name, folder, desk);
  try {
    await untilStopped(async (failed) => {
      await show.latest(failed);
      desk.say(`This address shows "${name}" alone. Save a change and it is checked and shown. Stop with Ctrl+C.`);
      desk.say(show.address);
      return afterEachSave(path.join(desk.scenarios, name), whenSaved(name, version, { desk, show: () => show.latest(failed) }), failed);
    });
  } finally {
    await show.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
};

/** Until Ctrl+C; rejects as soon as what runs has failed. */
async function untilStopped(run: (failed: (why: unknown) => void) => Promise<() => void>): Promise<void> {
  await new Promise<void>((stopped, failed) => {
    const ending = run(failed);
    ending.catch(failed);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        void ending.then((end) => {
          end();
          stopped();
        });
      });
  });
}

/** The app, at an address that stays the same while its exercise changes. */
async function showing(name: string, folder: string, desk: Desk) {
  const port = await freePort();
  let app: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (app?.exitCode !== null || app.signalCode !== null) return;
    app.removeAllListeners('exit').kill('SIGTERM');
    await once(app, 'exit');
  };
  return {
    stop,
    address: `http://127.0.0.1:${String(port)}`,
    /** Shows the exercise as it stands in its folder; `failed` hears of an app that ends of itself. */
    async latest(failed: (why: unknown) => void): Promise<void> {
      await stop();
      const shown = path.join(folder, 'scenarios', name);
      await rm(shown, { recursive: true, force: true });
      await cp(path.join(desk.scenarios, name), shown, { recursive: true });
      app = spawn(process.execPath, [path.join(desk.root, '.build', 'main.js')], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...desk.environment, PORT: String(port), DATA_DIR: path.join(folder, 'data'), SCENARIO_DIR: path.join(folder, 'scenarios') },
      });
      app.once('exit', () => {
        failed(new CannotDo('The app has ended; it says why above.'));
      });
      if (app.stdout) await once(app.stdout, 'data'); // it says its address as soon as it listens
    },
  };
}

/** What is saved is checked at once; what has an error is not shown, and the page stays as it was. */
function whenSaved(name: string, first: string, { desk, show }: { readonly desk: Desk; readonly show: () => Promise<void> }): () => Promise<void> {
  let seen = first;
  return async () => {
    const saved = await filesOf(name, desk).catch(() => undefined); // half-way through a save a file may be gone
    if (!saved || saved.version === seen) return;
    seen = saved.version;
    if (checked(name, saved.texts, desk).some(({ severity }) => severity === 'error')) {
      desk.say('Saved, but there is something to mend (see above): the page still shows what was in order last.');
      return;
    }
    await show();
    desk.say('Saved, and shown. Begin the exercise anew to see it: one that is under way goes on as it began.');
  };
}

/** Calls `then` after each burst of changes in a folder, one call at a time. */
function afterEachSave(folder: string, then: () => Promise<void>, failed: (why: unknown) => void): () => void {
  let last = Promise.resolve();
  let isDue = false;
  const watcher = watch(folder, () => {
    if (isDue) return;
    isDue = true;
    last = last
      .then(() => pause(SAVED_TOGETHER))
      .then(() => {
        isDue = false;
        return then();
      });
    last.catch(failed);
  });
  return () => {
    watcher.close();
  };
}

/** A port that nobody listens at now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
