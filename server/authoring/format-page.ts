import type { z } from 'zod';
import { LANGUAGES } from '../../fixtures/languages.ts';
import { scenarioSchema, textsSchema } from '../training/json-schema.ts';

type Schema = z.core.JSONSchema.JSONSchema;
type Maybe = Schema | boolean | undefined;

const BEGIN = '<!-- From the schema: "npm run scenario -- schema" writes what stands between these two lines. -->';
const END = '<!-- End of what is written by itself. -->';

/** docs/scenario-format.md with its tables as the schema has them; what was written by hand stays. */
export function formatPage(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/scenario-format.md has lost its line ${BEGIN} or ${END}`);
  return [before, BEGIN, '\n\n', tables(), '\n', END, after].join('');
}

function tables(): string {
  const main = scenarioSchema();
  const parts = Object.entries(main.$defs ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '## scenario.yaml\n',
    keysOf(main),
    `\n## ${LANGUAGES.map((language) => `scenario.${language}.yaml`).join(', ')}\n`,
    keysOf(textsSchema()),
    '\n## The parts\n',
    ...parts.map(([name, part]) => `### ${name}\n\n${partOf(part)}`),
  ].join('\n');
}

/** A part with a name of its own: what it is, then its keys or its shapes. */
function partOf(part: Schema): string {
  const shapes = part.anyOf ?? [];
  const body = part.properties ? [keysOf(part)] : shapes.length > 0 ? shapes.map((shape) => `- ${shapeOf(shape)}\n`) : [`${typeOf(part)}\n`];
  return [part.description === undefined ? '' : `${plain(part.description)}${shapes.length > 0 ? ' One of:' : ''}\n`, ...body]
    .join('\n')
    .replaceAll(/\n(?=\n- )/g, '');
}

/** One of several shapes, in one line: its keys, which of them may be left out, and what it says. */
function shapeOf(shape: Maybe): string {
  if (typeof shape !== 'object' || !shape.properties) return described(shape);
  const keys = Object.entries(shape.properties).map(
    ([key, value]) => `\`${key}\`${shape.required?.includes(key) ? '' : '?'}: ${typeOf(value)}${said(value)}`,
  );
  return `${shape.description ?? ''} { ${keys.join(', ')} }`.trim();
}

const described = (shape: Maybe): string => [typeof shape === 'object' ? (shape.description ?? '') : '', typeOf(shape)].filter(Boolean).join(' ');
const said = (value: Maybe): string =>
  typeof value === 'object' && value.description !== undefined ? ` (${plain(value.description).replace(/\.$/, '')})` : '';

function keysOf(shape: Schema): string {
  return ['| Key | What it is | What stands there | If it is left out |', '|---|---|---|---|', ...rowsOf(shape, ''), ''].join('\n');
}

/** The keys of what has no name of its own follow it: `starts.at`, `tasks.<id>.title`. */
function rowsOf({ properties = {}, required = [] }: Schema, prefix: string): readonly string[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const { shape, step } = innerOf(value);
    const what = typeof value === 'object' ? plain(value.description ?? '') : '';
    const stands = shape ? (BELOW[step] ?? 'the keys below') : typeOf(value);
    const row = `| \`${prefix}${key}\` | ${what} | ${stands} | ${presence(key, value, required)} |`;
    return [row, ...(shape ? rowsOf(shape, `${prefix}${key}${step}.`) : [])];
  });
}

const BELOW: Readonly<Record<string, string>> = { '[]': 'list of the keys below', '.<id>': 'by id: the keys below' };

/** The keys that stand below a key, in each item of a list, or under each name. */
function innerOf(value: Maybe): { readonly shape?: Schema; readonly step: string } {
  if (typeof value !== 'object') return { step: '' };
  if (value.properties) return { shape: value, step: '' };
  const item = Array.isArray(value.items) ? value.items[0] : value.items;
  if (typeof item === 'object' && item.properties) return { shape: item, step: '[]' };
  const named = value.additionalProperties;
  return typeof named === 'object' && named.properties ? { shape: named, step: '.<id>' } : { step: '' };
}

/** A table cell holds no bar and no line break. */
const plain = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

function presence(key: string, value: Maybe, required: readonly string[]): string {
  if (required.includes(key)) return '**must be there**';
  const given = typeof value === 'object' ? value.default : undefined;
  return given === undefined ? 'nothing' : `\`${JSON.stringify(given)}\``;
}

/** More names than these are looked up in the editor. */
const MOST_NAMES = 20;

function typeOf(value: Maybe): string {
  if (typeof value !== 'object') return 'anything';
  if (value.$ref !== undefined) return linkTo(value.$ref);
  if (value.const !== undefined) return `\`${JSON.stringify(value.const)}\``;
  if (value.enum)
    return value.enum.length > MOST_NAMES
      ? `one of ${value.enum.length} names, which the editor offers`
      : value.enum.map((each) => `\`${String(each)}\``).join(', ');
  if (value.anyOf) return [...new Set(value.anyOf.map(typeOf))].join(' or ');
  if (value.type === 'array') return `list of ${typeOf(Array.isArray(value.items) ? value.items[0] : value.items)}${atMost(value.maxItems)}`;
  if (value.properties)
    return `{ ${Object.entries(value.properties)
      .map(([key, inner]) => `\`${key}\`${value.required?.includes(key) ? '' : '?'}: ${typeOf(inner)}`)
      .join(', ')} }`;
  if (value.type === 'object') return `by name: ${typeOf(value.additionalProperties)}${atMost(value.maxProperties)}`;
  return [value.type ?? 'anything']
    .flat()
    .map((type) => TYPES[type] ?? type)
    .join(' or ');
}

const atMost = (most: number | undefined): string => (most === undefined ? '' : `, at most ${most}`);

const TYPES: Readonly<Record<string, string>> = { integer: 'whole number', boolean: '`true` or `false`', string: 'text', null: '`null`' };

function linkTo(reference: string): string {
  const name = reference.split('/').at(-1) ?? '';
  return `[${name}](#${name})`;
}
