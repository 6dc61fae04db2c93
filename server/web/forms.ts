import { fieldOf, fieldsOf, type FieldKind } from '../world/fields.ts';
import type { Command } from '../world/agency.ts';
import type { z } from 'zod';
import { urls } from './urls.ts';
import type { Say } from './words.ts';

/** One choice of several. */
interface Option {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** What a page tells about one of its forms. */
export interface FormWishes {
  readonly hidden?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  readonly values?: Readonly<Record<string, string>>;
  /** Key of the button's words, where the command's own do not fit. */
  readonly button?: string;
  readonly quiet?: boolean;
}

interface FieldModel {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: string;
  readonly error: string | undefined;
  readonly length: number | undefined;
  readonly options: readonly (Option & { readonly checked: boolean })[];
  readonly revealable: boolean;
  /** What stands on the learner's card for it. */
  readonly slip: Slips['fields'][string] | undefined;
}

/** What the coach lays at a field: where it stands, and what it is. */
export interface Slip {
  readonly from: string;
  readonly shown: string;
  /** For the clipboard; nothing where one chooses. */
  readonly copy?: string;
}

/** For the form that the guide points at: by field, what of the learner's cards belongs there (docs/decisions/0009). */
export interface Slips {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, Slip>>;
  /** A demonstration: the fields hold it already. */
  readonly isFilledIn: boolean;
}

export interface FormModel {
  readonly id: string;
  readonly action: string;
  readonly once: string;
  /** The place to come back to. */
  readonly page: string;
  readonly pane: 'browser' | 'phone';
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly FieldModel[];
  /** The world's line, where the refusal belongs to no field. */
  readonly refused: { readonly world: string } | undefined;
  readonly button: string;
  readonly quiet: boolean;
  /** The one that the guide points at. */
  readonly isNext: boolean;
  /** For the page to change where it draws the form: what stands beside its button, other forms and links below it … */
  readonly icon: string;
  readonly secondary: readonly (FormModel | { readonly href: string; readonly label: string })[];
  /** … whether it mends the refusal of the form that it stands below; whether its button looks like a link. */
  readonly mend: boolean;
  readonly asLink: boolean;
}

/** A refused form, as it was typed; secrets and what looked real are gone already. */
export interface Kept {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly refused: string;
  readonly field: string | null;
  /** Secret fields: typed or not, they come back empty. */
  readonly secret: readonly string[];
}

export interface FormsOf {
  readonly commands: Readonly<Record<string, Command>>;
  /** Under which name an agency's words stand. */
  readonly wordsOf: (agency: string) => string;
  readonly say: Say;
  readonly has: (key: string) => boolean;
  readonly once: () => string;
  readonly page: string;
  readonly kept: Kept | undefined;
  readonly slips: Slips | undefined;
}

/** Each form has all of these, so that all of them are of one shape. */
const LOOK = { icon: '', secondary: [], mend: false, asLink: false };

/** Makes the models of the forms of one pane. Throws for a command that nobody can give by a form. */
export const formsOf =
  (pane: 'browser' | 'phone', given: FormsOf) =>
  (id: string, wishes: FormWishes = {}): FormModel => {
    const command = given.commands[id];
    if (!command?.from.includes('person')) throw new Error(`no form for ${id}`);
    const kept = given.kept?.command === id && sameThing(wishes.hidden, given.kept.input) ? given.kept : undefined;
    const slips = given.slips?.command === id && sameThing(wishes.hidden, given.slips.input) ? given.slips : undefined;
    const shape = fieldsOf(command.input);
    const filled = slips?.isFilledIn === true ? { ...wishes, values: { ...wishes.values, ...written(slips.input) } } : wishes;
    return {
      id,
      action: urls.command(id),
      once: given.once(),
      page: given.page,
      pane,
      hidden: wishes.hidden ?? {},
      fields: shape
        .filter(([name, schema]) => fieldOf(schema).field !== 'hidden' && !Object.hasOwn(wishes.hidden ?? {}, name))
        .map(([name, schema]) => fieldModel(command, name, schema, { wishes: filled, kept, slip: slips?.fields[name] }, given)),
      refused: kept && fieldShown(shape, kept.field) === undefined ? { world: refusalWords(given, command, kept.refused).world } : undefined,
      button: given.say(wishes.button ?? `${wordsKey(given, id)}.button`),
      quiet: wishes.quiet ?? false,
      isNext: slips !== undefined,
      ...LOOK,
    };
  };

/** What is entered, as it stands in fields. */
const written = (input: Slips['input']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [])),
  );

/** A slip that names one of several choices says it in the words of the form. */
function inFormsWords(slip: Slip | undefined, options: readonly Option[]): Slip | undefined {
  const option = options.find(({ value }) => value === slip?.shown);
  return slip && option ? { ...slip, shown: option.label } : slip;
}

/** What one form is filled with: by its page, by what was typed and refused, and by the coach beside a field. */
interface FilledWith {
  readonly wishes: FormWishes;
  readonly kept: Kept | undefined;
  readonly slip: Slip | undefined;
}

function fieldModel(command: Command, name: string, schema: z.ZodType, { wishes, kept, slip }: FilledWith, given: FormsOf): FieldModel {
  const { field: kind, length, options } = fieldOf(schema);
  const key = `${wordsKey(given, command.id)}.fields.${name}`;
  const typed = kept?.input[name];
  const value = typeof typed === 'string' || typeof typed === 'number' ? String(typed) : (wishes.values?.[name] ?? '');
  const choices: readonly Option[] =
    wishes.options?.[name] ?? options?.map((option) => ({ value: option, label: given.say(`${key}.options.${option}`) })) ?? [];
  return {
    name,
    kind,
    label: given.say(`${key}.label`),
    hint: given.has(`${key}.hint`) ? given.say(`${key}.hint`) : undefined,
    value,
    error: kept && errorAt(command, name, kind, schema, kept, given),
    length,
    options: choices.map((option) => ({ ...option, checked: option.value === value || choices.length === 1 })),
    revealable: kind === 'secret' || kind === 'pin',
    slip: inFormsWords(slip, choices),
  };
}

/** The refusal belongs to this field; or what was typed in it cannot be read either: all such fields are told at once. */
function errorAt(command: Command, name: string, kind: FieldKind, schema: z.ZodType, kept: Kept, given: FormsOf): string | undefined {
  if (kept.field === name) return refusalWords(given, command, kept.refused, { name, kind }).world;
  const unread = kept.refused === 'missing' || kept.refused === 'malformed';
  if (!unread || kept.secret.includes(name)) return undefined;
  const typed = kept.input[name];
  if (schema.safeParse(typed).success) return undefined;
  return refusalWords(given, command, typed === undefined || typed === '' ? 'missing' : 'malformed', { name, kind }).world;
}

const fieldShown = (shape: readonly (readonly [string, z.ZodType])[], field: string | null): string | undefined =>
  shape.find(([name, schema]) => name === field && fieldOf(schema).field !== 'hidden')?.[0];

/** Several forms of one command on a page (a list of messages) differ in what they are about. */
const sameThing = (hidden: FormWishes['hidden'], input: Kept['input']): boolean =>
  Object.entries(hidden ?? {}).every(([name, value]) => input[name] === value);

export const wordsKey = ({ wordsOf }: Pick<FormsOf, 'wordsOf'>, command: string): string => {
  const [agency = '', verb = ''] = command.split('/');
  return `${wordsOf(agency)}.commands.${verb}`;
};

/** Refusals that every command can meet are worded once, in the yard's words; a field that cannot be read by the kind of field, unless the command has words of its own for it. */
const SHARED = new Set(['real-id-number', 'real-phone', 'real-card', 'account-outside', 'real-in-text', 'command-gone']);

/** A refusal's two texts: the world's line at the field, and the coach's help, which can name the field. */
export function refusalWords(
  given: Pick<FormsOf, 'wordsOf' | 'say' | 'has'>,
  command: Command,
  refused: string,
  { name, kind }: { readonly name?: string; readonly kind?: FieldKind | undefined } = {},
): { readonly world: string; readonly coach: string } {
  const [agency = ''] = command.id.split('/');
  const label = `${wordsKey(given, command.id)}.fields.${name ?? ''}.label`;
  const field = given.has(label) ? { field: given.say(label) } : {};
  const own = `${wordsKey(given, command.id)}.refusals.${refused}`;
  const key =
    refused === 'missing' || refused === 'malformed'
      ? given.has(`${own}.world`)
        ? own
        : `yard.fields.${kind ?? 'text'}.${refused}`
      : SHARED.has(refused)
        ? `yard.guard.${refused}`
        : Object.hasOwn(command.refusals, refused)
          ? own
          : `${given.wordsOf(agency)}.closed.${refused}`;
  return { world: given.say(`${key}.world`, field), coach: given.say(`${key}.coach`, field) };
}
