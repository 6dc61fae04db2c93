/** Runs a TypeScript program: `node run.mjs e2e/run-tests.ts --flag`. It is bundled into .build/scripts and imported from there, with the flags that follow. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [, , program, ...flags] = process.argv;
if (program === undefined) throw new Error('Which program? node run.mjs path/to/program.ts');

const outfile = resolve('.build/scripts', program.replace(/\.ts$/, '.js').replaceAll(/[\\/]/g, '-'));
await build({
  entryPoints: [program],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
process.argv = [process.argv[0] ?? 'node', outfile, ...flags];
await import(pathToFileURL(outfile).href);
