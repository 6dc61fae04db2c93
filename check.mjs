/** `npm run check`: everything that judges the code without running it, at the same time; each says its name, and what it found. */
import { spawn } from 'node:child_process';

const FOLDERS = ['server', 'fixtures', 'views', 'e2e'];

/** @type {Record<string, string[]>} */
const checks = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  'types of the server': ['node_modules/typescript/bin/tsc', '-p', '.'],
  'types of the tests': ['node_modules/typescript/bin/tsc', '-p', 'e2e'],
  'types in the browser': ['node_modules/typescript/bin/tsc', '-p', 'views/assets/client'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  borders: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', ...FOLDERS],
  'unused code': ['node_modules/knip/bin/knip.js', '--no-progress'],
};

const results = await Promise.all(Object.entries(checks).map(([name, words]) => check(name, words)));
const failed = results.filter(({ good }) => !good).map(({ name }) => name);
process.stdout.write(failed.length === 0 ? '\nAll checks hold.\n' : `\nNot in order: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** @param {string} name @param {string[]} words @returns {Promise<{ name: string, good: boolean }>} */
async function check(name, words) {
  const begun = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (/** @type {Buffer} */ text) => (said += text.toString()));
  /** @type {number | null} */
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n${code === 0 ? '' : `${said.trim().replace(/^/gm, '    ')}\n`}`);
  return { name, good: code === 0 };
}
