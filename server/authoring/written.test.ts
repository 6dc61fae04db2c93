import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { writtenFiles } from './written.ts';

test.each(Object.entries(writtenFiles()))('%s says what the schema says; "npm run scenario -- schema" writes it', (file, text) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
});
