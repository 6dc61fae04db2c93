import { insteadOf } from './lint/nearest.ts';
import type { ScenarioFile } from './scenario.ts';
import type { Texts } from './texts.ts';

type Path = readonly PropertyKey[];

/** A text message that the exercise words itself is called so: "own/lucky-draw", whose words stand under "messages: lucky-draw:". */
const OWN = 'own/';

/** "own/lucky-draw" → "lucky-draw"; undefined for a message of the app's. */
export const ownName = (message: unknown): string | undefined =>
  typeof message === 'string' && message.startsWith(OWN) ? message.slice(OWN.length) : undefined;
export const ownMessage = (name: string): string => `${OWN}${name}`;

/** What an author is told who names one that nobody wrote. */
export const noMessage = (name: string, written: readonly string[]): string =>
  `there is no message "${ownMessage(name)}": ${
    written.length === 0
      ? `write its words under "messages: ${name}:" in each language`
      : insteadOf(ownMessage(name), [...new Set(written)].map(ownMessage))
  }`;

/** What an author is told who forgot that it is one of the exercise's own. */
export const isYourOwn = (name: string): string => `"${name}" is a message of your own: did you mean "${ownMessage(name)}"?`;

/** The words of its own messages, and the names of its own seats, by the keys under which views look for them. */
export const ownWords = ({ messages, seats }: Pick<Texts, 'messages' | 'seats'>): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(messages).map(([name, words]) => [`phone.messages.${ownMessage(name)}`, words])),
  ...Object.fromEntries(Object.entries(seats).map(([name, words]) => [`yard.seats.${name}`, words])),
});

/** What stands in a field, and where it is written: "$variant.scam" with each variant. */
export interface Said {
  readonly value: unknown;
  readonly path: Path;
}

/** A text message as a variant sends it. */
export interface Sent {
  readonly message: Said;
  readonly sender: Said;
  /** What fills the gaps of its words, by their names. */
  readonly values: Readonly<Record<string, Said>>;
}

/** The moves that an author arranges: at the start, in a variant, in injects; and where they stand. */
export function arranged({ starts, variants, injects }: Pick<ScenarioFile, 'starts' | 'variants' | 'injects'>) {
  const listed = <Each>(moves: readonly Each[], path: Path) => moves.map((move, i) => ({ move, path: [...path, i] }));
  return [
    ...listed(starts.with, ['starts', 'with']),
    ...variants.flatMap((variant, i) => listed(variant.with, ['variants', i, 'with'])),
    ...injects.flatMap(({ moves }, i) => listed(moves, ['injects', i, 'moves'])),
  ];
}

/** Every text message that the exercise sends, in each of its variants. */
export const sentMessages = (file: Pick<ScenarioFile, 'starts' | 'variants' | 'injects'>): readonly Sent[] =>
  arranged(file).flatMap(({ move, path }) => {
    if (!('do' in move) || move.do !== 'phone/receive-sms' || move.with === 'suggested') return [];
    const given = move.with;
    return variantsOf(file, given, path).map((variant): Sent => {
      const said = (field: string): Said => saidIn(file, given[field], [...path, 'with', field], variant);
      const { values } = given;
      const names = typeof values === 'object' && values !== null ? Object.entries(values) : [];
      return {
        ...{ message: said('message'), sender: said('sender') },
        values: Object.fromEntries(names.map(([name, value]) => [name, saidIn(file, value, [...path, 'with', 'values', name], variant)])),
      };
    });
  });

/** A name as each variant has it. */
export const saidInEach = (file: Pick<ScenarioFile, 'variants'>, value: unknown, path: Path): readonly Said[] =>
  variantsOf(file, value, path).map((variant) => saidIn(file, value, path, variant));

/** Some data as each variant has it that matters to it: "$variant.…" replaced, and where each of its fields is really written. */
export const givenInEach = (file: Pick<ScenarioFile, 'variants'>, given: Readonly<Record<string, unknown>>, path: Path) =>
  variantsOf(file, given, path).map((variant) => ({
    given: valued(given, (value) => saidIn(file, value, path, variant).value) as Readonly<Record<string, unknown>>,
    pathOf: (field: string): Path => saidIn(file, given[field], [...path, field], variant).path,
  }));

function valued(data: unknown, valueOf: (text: unknown) => unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => valued(item, valueOf));
  if (typeof data !== 'object' || data === null) return valueOf(data);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, valued(value, valueOf)]));
}

/** The variants for which it has to be looked at: one is enough where none has a say in it. */
function variantsOf({ variants }: Pick<ScenarioFile, 'variants'>, given: unknown, [list, index]: Path): readonly number[] {
  if (list === 'variants') return [Number(index)];
  return variants.length > 0 && JSON.stringify(given ?? '').includes('"$variant.') ? [...variants.keys()] : [0];
}

function saidIn({ variants }: Pick<ScenarioFile, 'variants'>, value: unknown, path: Path, variant: number): Said {
  const name = typeof value === 'string' ? /^\$variant\.([\w-]+)$/.exec(value)?.[1] : undefined;
  const values = variants[variant]?.values ?? {};
  return name !== undefined && Object.hasOwn(values, name) ? { value: values[name], path: ['variants', variant, 'values', name] } : { value, path };
}
