import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Figure } from './figure.ts';
import { guideTimes } from './guide.ts';
import { growth } from './growth.ts';
import { room } from './room.ts';
import { scenarioTimes } from './scenarios.ts';
import { serving } from './serving.ts';
import { storing } from './storing.ts';
import { weights } from './weights.ts';

const only = process.argv.slice(2);
execFileSync(process.execPath, ['build.mjs'], { stdio: 'inherit' });
await build({
  entryPoints: ['e2e/bench/baseline-server.ts'],
  outfile: '.build/bench/baseline-server.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
});

/** What is measured must not be turned away for asking often. */

process.env['REQUESTS_A_MINUTE'] = '1000000';
const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
const figures: Figure[] = [];
for (const [name, part] of Object.entries({ serving, storing, growth, guide: guideTimes, scenarios: scenarioTimes, room, weights })) {
  if (only.length > 0 && !only.includes(name)) continue;
  const found = await part(path.join(folder, name));
  figures.push(...found);
  for (const figure of found) console.log(lineOf(figure));
}
await rm(folder, { recursive: true, force: true });
const missed = figures.filter((figure) => !isMet(figure));
console.log(`${String(figures.length - missed.length)} of ${String(figures.length)} figures within their target`);
await writeFile('.build/bench/figures.json', JSON.stringify(figures, null, 2));

function isMet({ value, target }: Figure): boolean {
  if (!target) return true;
  return 'least' in target ? value >= target.least : value <= target.most;
}

function lineOf(figure: Figure): string {
  const { name, value, unit, target, note } = figure;
  const wanted = !target ? '' : 'least' in target ? ` (at least ${String(target.least)})` : ` (at most ${String(target.most)})`;
  return `${isMet(figure) ? '  ' : '! '}${name}: ${value.toFixed(value < 100 ? 2 : 0)} ${unit}${wanted}${note === undefined ? '' : ` – ${note}`}`;
}
