import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { BrokenScenario, readScenario, type Scenario, type ScenarioTexts } from './read.ts';
import { scenarioNames, scenarioTexts } from './test-scenarios.ts';

/** What one change does to a list or to the keys of a part: "take" puts something there that stands under the same key elsewhere in the exercises. */
interface Change {
  readonly how: 'drop' | 'double' | 'move' | 'take' | 'number';
  readonly at: number;
  readonly with: number;
}
type Data = Record<string, unknown> | unknown[];

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;
const real = scenarioNames.map(scenarioTexts);

/** Every list and part of some data, itself included. */
const partsOf = (value: unknown): readonly Data[] => (isData(value) ? [value, ...Object.values(value).flatMap(partsOf)] : []);

/** What stands under each key in all exercises. */
const pool = new Map<string, unknown[]>();
for (const { scenario } of real)
  for (const part of partsOf(parse(scenario, { merge: true })))
    for (const [key, value] of Object.entries(part)) pool.set(poolKey(key, part), [...(pool.get(poolKey(key, part)) ?? []), value]);

/** Moves of a list stand for one another. */
function poolKey(key: string, part: Data): string {
  return Array.isArray(part) ? `[${Object.keys(isData(part[0]) ? part[0] : {}).sort()[0] ?? ''}]` : key;
}

function change(data: Data, { how, at, with: other }: Change): void {
  const parts = partsOf(data);
  const part = parts[at % parts.length]!;
  const keys = Object.keys(part);
  if (keys.length === 0) return;
  const key = keys[other % keys.length]!;
  const values = part as Record<string, unknown>;
  const value = values[key];
  if (how === 'number') values[key] = typeof value === 'number' ? (other % 7) * 1000 : value;
  else if (how === 'take') {
    const known = pool.get(poolKey(key, part)) ?? [];
    values[key] = structuredClone(known[other % known.length]);
  } else if (Array.isArray(part)) {
    if (how === 'drop') part.splice(Number(key), 1);
    if (how === 'double') part.splice(Number(key), 0, structuredClone(value));
    if (how === 'move') part.push(...part.splice(Number(key), 1));
  } else if (how === 'drop') Reflect.deleteProperty(values, key);
}

/** A real exercise after some changes, as an author in a hurry leaves it: it can be read, and whether it can be played is another matter. */
export interface Mutant {
  readonly texts: ScenarioTexts;
  readonly scenario: Scenario;
}

const changes = fc.array(
  fc.record({ how: fc.constantFrom('drop', 'double', 'move', 'take', 'take', 'number'), at: fc.nat(9999), with: fc.nat(9999) }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

export const mutants = (names: readonly string[] = scenarioNames): fc.Arbitrary<Mutant> =>
  fc
    .tuple(fc.constantFrom(...names), changes)
    .map(([name, list]) => {
      const { scenario, words } = scenarioTexts(name);
      const data = parse(scenario, { merge: true }) as Data;
      for (const each of list) change(data, each);
      return readable({ scenario: stringify(data, { aliasDuplicateObjects: false }), words });
    })
    .filter((mutant) => mutant !== undefined);

function readable(texts: ScenarioTexts): Mutant | undefined {
  try {
    return { texts, scenario: readScenario(texts, 'v1') };
  } catch (problem) {
    if (problem instanceof BrokenScenario) return undefined;
    throw problem;
  }
}
