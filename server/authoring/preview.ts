import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readScenario } from '../training/read.ts';
import { CannotDo, filesOf, type Tool } from './desk.ts';

/** `preview <id>`: the app with this one exercise, on a free port and in a data folder of its own, until it is stopped (Ctrl+C). */
export const preview: Tool = async ([id], desk) => {
  const { texts, version, id: name } = await filesOf(id, desk);
  readScenario(texts, version);
  const folder = await mkdtemp(path.join(tmpdir(), 'san-tap-so-preview-'));
  execFileSync(process.execPath, ['build.mjs'], { cwd: desk.root, stdio: ['ignore', 'ignore', 'inherit'] });
  await cp(path.join(desk.scenarios, name), path.join(folder, 'scenarios', name), { recursive: true });
  desk.say(`Open the address below; it shows "${name}" alone. Stop it with Ctrl+C.`);
  const child = spawn(process.execPath, [path.join(desk.root, '.build', 'main.js')], {
    stdio: 'inherit',
    env: { ...desk.environment, PORT: '0', DATA_DIR: path.join(folder, 'data'), SCENARIO_DIR: path.join(folder, 'scenarios') },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('exit', done));
  await rm(folder, { recursive: true, force: true });
  if (code !== 0 && code !== null) throw new CannotDo('The app did not start; it says why above.');
  return 0;
};
