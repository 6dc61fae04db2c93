import { z } from 'zod';
import { country } from '../../agencies/country.ts';
import { defects } from '../../agencies/defects.ts';
import type { ScenarioFile } from '../scenario.ts';
import { error, type Finding } from './finding.ts';
import { insteadOf } from './nearest.ts';

type Path = readonly PropertyKey[];
type Part = Readonly<Record<string, unknown>>;

/** What every command may be refused for, besides its own reasons: nothing or nonsense entered, a closed door, a bank that is down. */
const ANYWHERE = ['missing', 'malformed', 'day-off', 'weekend', 'lunch', 'after-hours', 'bank-down'];
/** A map under these is somebody's data, not part of the format. */
const DATA = ['with', 'but', 'where', 'values'];

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');

/** Commands, kinds of fact, their fields, reasons, links and defects that there are not. */
export const unknownNames = (file: ScenarioFile): readonly Finding[] => [
  ...partsOf(file, []).flatMap(({ part, path }) => [...inLeaf(part, path, file), ...inMove(part, path), ...inFault(part, path)]),
  ...file.defects.flatMap((id, i) => named(id, known.defects, ['defects', i], 'there is no defect')),
];

const kinds: Readonly<Record<string, z.ZodObject>> = Object.fromEntries(
  Object.values(country.agencies).flatMap(({ name, kinds }) => Object.entries(kinds).map(([what, shape]) => [`${name}/${what}`, shape])),
);
const known = {
  kinds: Object.keys(kinds),
  commands: Object.keys(country.commands),
  links: country.links.map(({ id }) => id),
  defects: defects.map(({ id }) => id),
};

/** Every part of a scenario that has keys, with where it stands. */
export function partsOf(value: unknown, path: Path): readonly { readonly part: Part; readonly path: Path }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => partsOf(item, [...path, i]));
  if (!isPart(value)) return [];
  return [
    { part: value, path },
    ...Object.entries(value).flatMap(([key, inner]) => (DATA.includes(key) && !Array.isArray(inner) ? [] : partsOf(inner, [...path, key]))),
  ];
}

/** Where no name is near, those that are `listed` are told. */
const named = (name: unknown, list: readonly string[], path: Path, what: string, listed = list): readonly Finding[] =>
  typeof name !== 'string' || list.includes(name) ? [] : [error(path, `${what} "${name}": ${insteadOf(name, list, listed)}`)];

function inLeaf({ fact, refused, because, where, by, jump }: Part, path: Path, { people }: ScenarioFile): readonly Finding[] {
  const command = typeof refused === 'string' ? country.commands[refused] : undefined;
  const actors = [...Object.keys(people), ...Object.keys(country.agencies), 'script', 'start'];
  return [
    ...named(fact, known.kinds, [...path, 'fact'], 'nothing that happens is called'),
    ...(jump === 'next' ? [] : named(jump, known.kinds, [...path, 'jump'], 'nothing that happens is called')),
    ...named(refused, known.commands, [...path, 'refused'], 'there is no command'),
    ...textsIn(command && because).flatMap((reason) =>
      ANYWHERE.includes(reason)
        ? []
        : named(reason, Object.keys(command?.refusals ?? {}), [...path, 'because'], `"${String(refused)}" is never refused for`),
    ),
    ...(typeof fact === 'string' ? inFields(where, kinds[fact], [...path, 'where'], `"${fact}" says nothing called`) : []),
    ...(fact === undefined && refused === undefined
      ? []
      : textsIn(by).flatMap((name) => named(name, actors, [...path, 'by'], 'nobody is called', Object.keys(people)))),
  ];
}

function inMove({ do: command, with: input, but }: Part, path: Path): readonly Finding[] {
  if (typeof command !== 'string') return [];
  const shape = country.commands[command]?.input;
  return [
    ...named(command, known.commands, [...path, 'do'], 'there is no command'),
    ...inFields(input, shape, [...path, 'with'], `"${command}" has no field`),
    ...inFields(but, shape, [...path, 'but'], `"${command}" has no field`),
  ];
}

function inFault({ do: command, refuse, link, where }: Part, path: Path): readonly Finding[] {
  const entry = country.links.find(({ id }) => id === link);
  const refusing = typeof command === 'string' && refuse !== undefined ? country.commands[command] : undefined;
  return [
    ...named(link, known.links, [...path, 'link'], 'there is no link'),
    ...(entry ? inFields(where, kinds[entry.on], [...path, 'where'], `"${entry.on}" says nothing called`) : []),
    ...(refusing
      ? [
          ...named(refuse, Object.keys(refusing.refusals), [...path, 'refuse'], `"${refusing.id}" is never refused for`),
          ...inFields(where, refusing.input, [...path, 'where'], `"${refusing.id}" has no field`),
        ]
      : []),
  ];
}

/** Fields that there are not, and values that never stand in them. */
function inFields(given: unknown, shape: z.ZodObject | undefined, path: Path, what: string): readonly Finding[] {
  if (!isPart(given) || !shape) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const unknown = missingStep(shape, name.split('.'));
    if (unknown) return named(unknown.name, unknown.known, [...path, name], what);
    const choices = choicesOf(shape.shape[name]);
    return textsIn(choices && value).flatMap((text) =>
      text.startsWith('$') ? [] : named(text, choices ?? [], [...path, name], `"${name}" is never`),
    );
  });
}

function choicesOf(field: unknown): readonly string[] | undefined {
  const inner = bare(field);
  return inner instanceof z.ZodEnum ? inner.options.map(String) : undefined;
}

/** Without "optional" and "default". */
function bare(field: unknown): unknown {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable ? bare(field.unwrap()) : field;
}

/** The first step of "payee.accounts.treXanh" that leads nowhere, and where one could have gone. */
function missingStep(shape: unknown, [name, ...rest]: readonly string[]): { readonly name: string; readonly known: readonly string[] } | undefined {
  const inner = bare(shape);
  if (name === undefined || !(inner instanceof z.ZodObject)) return undefined;
  return Object.hasOwn(inner.shape, name) ? missingStep(inner.shape[name], rest) : { name, known: Object.keys(inner.shape) };
}
