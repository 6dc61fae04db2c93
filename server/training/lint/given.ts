import { z } from 'zod';
import { country } from '../../agencies/country.ts';
import { arranged } from '../messages.ts';
import type { ScenarioFile } from '../scenario.ts';
import { error, type Finding } from './finding.ts';

type Path = readonly PropertyKey[];
type Values = Readonly<Record<string, unknown>>;

/** Fields that name somebody of "people". */
const SOMEBODY = new Set(['owner', 'who', 'payer', 'owedBy', 'buyer', 'seller', 'holder']);

/** What offices are given at the start and by injects: nobody means to leave something out there, and nobody sees a form. */
export const wronglyGiven = (file: ScenarioFile): readonly Finding[] =>
  arranged(file).flatMap(({ move, path }) => {
    if (!('do' in move) || move.with === 'suggested') return [];
    const command = country.commands[move.do];
    if (!command) return [];
    const isOffices = !('as' in move) || move.as === undefined;
    return [
      ...(isOffices
        ? [...missing(move.do, command.input, move.with, [...path, 'do']), ...misshapen(command.input, move.with, [...path, 'with'])]
        : []),
      ...strangers(file, command.input, move.with, [...path, 'with']),
    ];
  });

function missing(command: string, shape: z.ZodObject, given: Values, path: Path): readonly Finding[] {
  const names = Object.entries(shape.shape as Readonly<Record<string, z.ZodType>>)
    .filter(([name, field]) => given[name] === undefined && !field.safeParse(undefined).success)
    .map(([name, field]) => `"${name}" (${wanted(field)})`);
  return names.length === 0 ? [] : [error(path, `"${command}" also wants ${names.join(', ')}`)];
}

/** What stands for something of this run ($citizen.name) is not known yet: only what is written out is looked at. */
function misshapen(shape: z.ZodObject, given: Values, path: Path): readonly Finding[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const field = (shape.shape as Readonly<Record<string, z.ZodType>>)[name];
    if (!field) return [];
    const isOpen = JSON.stringify(value).includes('"$');
    const isWrong = isOpen ? isObject(field) !== (typeof value === 'object') : !field.safeParse(value).success;
    return isWrong ? [error([...path, name], `"${name}" wants ${wanted(field)}`)] : [];
  });
}

const strangers = ({ people }: ScenarioFile, shape: z.ZodObject, given: Values, path: Path): readonly Finding[] =>
  Object.entries(given).flatMap(([name, value]) =>
    SOMEBODY.has(name) && Object.hasOwn(shape.shape, name) && typeof value === 'string' && !Object.hasOwn(people, value)
      ? [error([...path, name], `"${name}" wants somebody of "people": ${Object.keys(people).join(', ')}`)]
      : [],
  );

const bare = (field: z.ZodType): z.ZodType =>
  field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable ? bare(field.unwrap() as z.ZodType) : field;
const isObject = (field: z.ZodType): boolean => {
  const inner = bare(field);
  return inner instanceof z.ZodUnion
    ? inner.options.every((option) => isObject(option as z.ZodType))
    : ['object', 'record', 'array'].includes(inner.def.type);
};

/** What may stand in a field, in an author's words: "a whole number", { name, accounts: { treXanh, saoBien? } }. */
export function wanted(field: z.ZodType): string {
  const inner = bare(field);
  if (inner instanceof z.ZodObject)
    return `{ ${Object.entries(inner.shape as Readonly<Record<string, z.ZodType>>)
      .map(([name, part]) => `${name}${part.safeParse(undefined).success ? '?' : ''}${isObject(part) ? `: ${wanted(part)}` : ''}`)
      .join(', ')} }`;
  if (inner instanceof z.ZodEnum) return `one of ${inner.options.map(String).join(', ')}`;
  if (inner instanceof z.ZodLiteral) return JSON.stringify([...inner.values][0]);
  if (inner instanceof z.ZodUnion) return inner.options.map((option) => wanted(option as z.ZodType)).join(' or ');
  if (inner instanceof z.ZodArray) return `a list of ${wanted(inner.element as z.ZodType)}`;
  if (inner instanceof z.ZodRecord) return '{ <name>: text }';
  if (inner instanceof z.ZodPipe) return wanted(inner.in as z.ZodType);
  const { type } = inner.def;
  return { number: 'a whole number', int: 'a whole number', boolean: 'true or false', string: 'text' }[type as string] ?? 'something else';
}
