import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { startApp } from '../start-app.ts';
import { atLogIn, LOG_IN, learnerAt } from './learner.ts';
import type { Figure } from './figure.ts';

const KB = 1024;

/** What a first visit weighs on the wire. */
export async function weights(dataFolder: string): Promise<readonly Figure[]> {
  const app = await startApp({ dataFolder });
  const html = [await learnerAt(app.url).get('/'), await (await atLogIn(app.url)).learner.get(LOG_IN)].map(
    (page) => gzipSync(page, { level: 1 }).length,
  );
  await app.stop();
  const files = readdirSync('.build/assets').map((name) => path.join('.build/assets', name));
  const packed = (ending: string): number => sum(files.filter((file) => file.endsWith(ending)).map((file) => gzipSync(readFileSync(file)).length));
  const [css, script] = [packed('.css'), packed('.js')];
  // A Vietnamese reader's browser fetches the Vietnamese and Latin parts of the weights that a page uses.
  const fonts = sum(
    files
      .filter((file) => /(vietnamese|latin)-[467]00-normal.*\.woff2$/.test(file) && !file.includes('latin-ext'))
      .map((file) => statSync(file).size),
  );
  const page = Math.max(...html);
  return [
    { name: 'heaviest page, compressed', value: page / KB, unit: 'kB', target: { most: 12 } },
    { name: 'CSS, compressed', value: css / KB, unit: 'kB', target: { most: 30 } },
    { name: 'script, compressed', value: script / KB, unit: 'kB', target: { most: 20 } },
    { name: 'fonts', value: fonts / KB, unit: 'kB', target: { most: 130 } },
    { name: 'first visit', value: (page + css + script + fonts) / KB, unit: 'kB', target: { most: 200 } },
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
