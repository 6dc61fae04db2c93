import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { formatPage } from './format-page.ts';
import { writtenFiles } from './written.ts';

test.each(Object.entries(writtenFiles))('%s says what the schema says; "npm run scenario -- schema" writes it', (file, written) => {
  const now = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  expect(now).toBe(written(now));
});

test('a page that has lost its marks is not overwritten', () => {
  expect(() => formatPage('# The format')).toThrow('has lost its line');
});
