import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { LANGUAGES } from '../../fixtures/languages.ts';
import { readScenarioFiles } from '../store/scenario-folder.ts';
import { scenarioSchema, textsSchema } from '../training/json-schema.ts';
import { lint } from '../training/lint/lint.ts';
import { scenarioNames, scenarioTexts } from '../training/test-scenarios.ts';

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

/** Names of the house that the format lets in: scenario-names.md lists them, and no exercise needs them all. */
const NAMES = ['command', 'refused-command', 'kind', 'link', 'defect'];

interface Part {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Part | boolean;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string | readonly string[];
}
const root = scenarioSchema() as Part & { readonly $defs: Readonly<Record<string, Part>> };
const nameOf = ({ $ref }: Part): string | undefined => $ref?.split('/').at(-1);
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands directly below a part, each with its place in the format. */
const below = (part: Part, path: string): readonly { readonly part: Part; readonly path: string }[] => [
  ...Object.entries(part.properties ?? {}).map(([key, inner]) => ({ part: inner, path: `${path}.${key}` })),
  ...(part.anyOf ?? []).map((shape, i) => ({ part: shape, path: `${path}|${i}` })),
  ...(part.items ? [{ part: part.items, path: `${path}[]` }] : []),
  ...(isMap(part.additionalProperties) ? [{ part: part.additionalProperties, path: `${path}.<name>` }] : []),
];
const choicesOf = (part: Part): readonly unknown[] => [...(part.enum ?? []), ...(part.const === undefined ? [] : [part.const])];

/** Every key, shape and choice that the format offers, by its place: a part with a name of its own once. */
function offered(part: Part, path: string, seen = new Set<string>()): ReadonlySet<string> {
  const name = nameOf(part);
  if (name !== undefined) return NAMES.includes(name) || seen.has(name) ? seen : offered(root.$defs[name] ?? {}, name, seen.add(name));
  for (const choice of choicesOf(part)) seen.add(`${path} = ${String(choice)}`);
  for (const inner of below(part, path)) {
    seen.add(inner.path);
    offered(inner.part, inner.path, seen);
  }
  return seen;
}

const isA = (type: string, value: unknown): boolean =>
  type === 'null' ? value === null : type === 'integer' ? Number.isInteger(value) : typeof value === type;

/** Whether some data have this shape, as far as it tells one shape from another. */
function fits(part: Part, value: unknown): boolean {
  const name = nameOf(part);
  if (name !== undefined) return fits(root.$defs[name] ?? {}, value);
  if (part.anyOf) return part.anyOf.some((shape) => fits(shape, value));
  if (part.enum || part.const !== undefined) return choicesOf(part).includes(value);
  if (part.type === 'array') return Array.isArray(value);
  if (part.type !== 'object') return part.type === undefined || [part.type].flat().some((type) => isA(type, value));
  if (!isMap(value)) return false;
  const known = Object.keys(part.properties ?? {});
  return (
    (part.required ?? []).every((key) => key in value) &&
    (part.additionalProperties !== false || Object.keys(value).every((key) => known.includes(key)))
  );
}

/** The same for what an exercise makes use of. */
function used(part: Part, value: unknown, path: string, seen: Set<string>): ReadonlySet<string> {
  const name = nameOf(part);
  if (name !== undefined) return NAMES.includes(name) ? seen : used(root.$defs[name] ?? {}, value, name, seen.add(name));
  if (choicesOf(part).includes(value)) seen.add(`${path} = ${String(value)}`);
  const inside = (inner: Part | undefined, each: unknown, at: string): void => {
    if (inner && each !== undefined) used(inner, each, at, seen.add(at));
  };
  part.anyOf?.forEach((shape, i) => {
    if (fits(shape, value)) inside(shape, value, `${path}|${i}`);
  });
  if (Array.isArray(value)) for (const item of value) inside(part.items, item, `${path}[]`);
  if (isMap(value))
    for (const [key, each] of Object.entries(value))
      if (part.properties?.[key]) inside(part.properties[key], each, `${path}.${key}`);
      else if (isMap(part.additionalProperties)) inside(part.additionalProperties, each, `${path}.<name>`);
  return seen;
}

const real = scenarioNames.map(scenarioTexts);

test.each([
  ['scenario.yaml', root, real.map(({ scenario }) => scenario)],
  ...LANGUAGES.map((language) => [`scenario.${language}.yaml`, textsSchema() as Part, real.map(({ words }) => words[language] ?? '')] as const),
] as const)('each key, each shape and each choice of the format is made use of in an exercise of the house: %s', (file, format, exercises) => {
  const seen = new Set<string>();
  for (const exercise of exercises) used(format, parse(exercise, { merge: true }), file, seen);
  expect([...offered(format, file)].filter((place) => !seen.has(place))).toEqual([]);
});

test('it is in order', async () => {
  const { texts } = await readScenarioFiles(folder, 'every-feature');
  expect(lint(texts, { id: 'every-feature', ways: true })).toEqual([]);
});
