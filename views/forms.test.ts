import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sitesOf } from '../server/agencies/sites.ts';

/** A view with all that it includes. */
function viewWith(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = readFileSync(`views/${file}.ejs`, 'utf8');
  const included = [...text.matchAll(/include\('([^']+)'/g)].map(([, other = '']) => normalize(join(dirname(file), other)));
  return [text, ...included.map((other) => viewWith(other, seen))].join('\n');
}

/** What a page names by its pattern: 'transfers/:id' → "transfers", '' → "home". */
const pages = sitesOf([]).flatMap((site) =>
  Object.entries(site.forms).flatMap(([pattern, forms]) => {
    const found = site.find(pattern);
    return found && forms.length > 0 ? [{ page: `${site.id}/${pattern}`, view: `${site.face}/${found.name}`, forms }] : [];
  }),
);

describe('a page', () => {
  test.each(pages.map(({ page, ...rest }) => [page, rest] as const))('%s draws each form that is said to stand on it', (_, { view, forms }) => {
    const text = viewWith(view);
    const missing = forms.filter((id) => !text.includes(`form('${id}'`) && !text.includes(`'/${id.split('/')[1] ?? ''}'`));
    expect(missing).toEqual([]);
  });

  test('is one of many that are looked at', () => {
    expect(pages.length).toBeGreaterThan(25);
  });
});
