import { spawn } from 'node:child_process';

/** Runs a program to its end; what it says goes to this terminal's error output. Throws if it fails. */
export async function call(program: string, words: readonly string[], folder = process.cwd()): Promise<void> {
  process.stderr.write(`+ ${program} ${words.join(' ')}\n`);
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('exit', done));
  if (code !== 0) throw new Error(`${program} ${words[0] ?? ''} ended with ${code ?? 'a signal'}`);
}
