import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const drawn = new Set([...readFileSync('views/assets/icons.svg', 'utf8').matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id));

/** The names in `include('…/icon', { name: … })`, `icon: '…'` and `#…` of a view or of code. */
const askedIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\/icon'|\('icon'),\s*\{\s*name:\s*'([^']+)'|\bicon:\s*'([a-z0-9-]+)'|assets\.icons %>#([a-z0-9-]+)"/g)].flatMap((found) =>
    found.slice(1).filter(Boolean),
  );

const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.includes('.test.'))
    .map((file) => join(folder, file));

describe('the icons', () => {
  test('include every one that a view or a page asks for', () => {
    const asked = [...filesOf('views', '.ejs'), ...filesOf('server', '.ts')].flatMap((file) => askedIn(readFileSync(file, 'utf8')));
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((name) => !drawn.has(name))).toEqual([]);
  });
});
