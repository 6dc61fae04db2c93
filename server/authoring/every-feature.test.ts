import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readScenarioFiles } from '../store/scenario-folder.ts';
import { scenarioSchema, textsSchema } from '../training/json-schema.ts';
import { lint } from '../training/lint/lint.ts';

const folder = path.resolve('docs/every-feature');

/** Every name that the format gives to a key, in whichever part. */
function keysOf(schema: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  const { properties } = schema as { readonly properties?: object };
  if (properties && !Array.isArray(schema)) for (const key of Object.keys(properties)) found.add(key);
  for (const part of Object.values(schema)) keysOf(part, found);
  return found;
}

function keysIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) found.add(key);
    keysIn(part, found);
  }
  return found;
}

const written = (file: string): unknown => parse(readFileSync(path.join(folder, file), 'utf8'), { merge: true });

test.each([
  ['scenario.yaml', scenarioSchema],
  ['scenario.vi.yaml', textsSchema],
  ['scenario.en.yaml', textsSchema],
])('the exercise that holds every feature has each key of the format: %s', (file, schema) => {
  const there = keysIn(written(file));
  expect([...keysOf(schema())].filter((key) => !there.has(key))).toEqual([]);
});

test('it is in order', async () => {
  const { texts } = await readScenarioFiles(folder, 'every-feature');
  expect(lint(texts, { id: 'every-feature', ways: true })).toEqual([]);
});
