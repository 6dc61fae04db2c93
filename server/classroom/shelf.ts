import { z } from 'zod';
import { BrokenScenario, readScenario, type Fault, type Scenario, type ScenarioTexts } from '../training/read.ts';
import { StoreDamaged, type DocumentKind, type Documents } from './ports.ts';
import { unlessDamaged } from './unless-damaged.ts';

/** Scenarios as they stand now, and every version that some practice began with. */
export interface Shelf {
  /** By level, then by id. */
  readonly scenarios: readonly Scenario[];
  /** What cannot be read stays off the shelf: one broken exercise must not take the others along. */
  readonly leftOut: readonly LeftOut[];
  find(id: string): Scenario | undefined;
  /** Puts an exercise on the shelf that was written here, in the place of an older one that was. Durable. Throws `BrokenScenario`. */
  add(texts: ScenarioTexts): Promise<Scenario>;
  /** Whether an exercise came with the house, and is not written over here. */
  isOwn(id: string): boolean;
  /** The version that a practice began with; undefined if its text is nowhere. Throws `BrokenScenario` where the format has changed since. */
  version(version: string): Promise<Scenario | undefined>;
}

/** An exercise that cannot be read, for its author. */
export interface LeftOut {
  /** The name of its folder; of one that was written here, its id. */
  readonly id: string;
  readonly isWrittenHere: boolean;
  readonly faults: readonly Fault[];
}

const kept: DocumentKind<ScenarioTexts> = {
  name: 'scenario-texts',
  schema: z.object({ scenario: z.string(), words: z.record(z.string(), z.string()) }),
};

/** What was written here: by id, the version that counts. */
const written: DocumentKind<{ readonly version: string }> = { name: 'own-scenarios', schema: z.object({ version: z.string() }) };

/** Puts today's scenarios on the shelf, and what was written here, and keeps the text of each by its hash. */
export async function createShelf(
  documents: Documents,
  today: readonly { readonly id: string; readonly texts: ScenarioTexts; readonly version: string }[],
  versionOf: (texts: ScenarioTexts) => string,
): Promise<Shelf> {
  const read = new Map<string, Scenario>();
  const current = new Map<string, Scenario>();
  const own = new Set<string>();
  const leftOut: LeftOut[] = [];

  async function keep(texts: ScenarioTexts, version: string): Promise<Scenario> {
    const scenario = readScenario(texts, version);
    read.set(version, scenario);
    const known = await unlessDamaged(() => documents.get(kept, version));
    if (known === undefined || known === 'damaged') await documents.put(kept, version, texts);
    return scenario;
  }

  async function version(id: string): Promise<Scenario | undefined> {
    const known = read.get(id);
    if (known) return known;
    const texts = await documents.get(kept, id);
    if (!texts) return undefined;
    const scenario = readScenario(texts, id);
    read.set(id, scenario);
    return scenario;
  }

  const house: { readonly id: string; readonly scenario: Scenario | BrokenScenario }[] = [];
  for (const { id, texts, version: hash } of today) house.push({ id, scenario: await orBroken(() => keep(texts, hash)) });
  for (const { id, scenario } of house) {
    const isTaken = house.some((other) => other.id !== id && other.id === idOf(other.scenario) && other.id === idOf(scenario));
    const found =
      isTaken || own.has(idOf(scenario) ?? '') ? brokenFor(`"${idOf(scenario) ?? ''}" is the id of another exercise: each has its own`) : scenario;
    if (found instanceof BrokenScenario) leftOut.push({ id, isWrittenHere: false, faults: found.faults });
    else {
      current.set(found.id, found);
      own.add(found.id);
    }
  }
  for await (const id of documents.list(written)) {
    const scenario = await orBroken(async () => (await version((await documents.get(written, id))?.version ?? '')) ?? brokenFor(GONE));
    if (scenario instanceof BrokenScenario) leftOut.push({ id, isWrittenHere: true, faults: scenario.faults });
    else if (!own.has(id)) current.set(id, scenario);
  }

  return {
    leftOut,
    get scenarios() {
      return [...current.values()].sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
    },
    find: (id) => current.get(id),
    isOwn: (id) => own.has(id),
    async add(texts) {
      const scenario = await keep(texts, versionOf(texts));
      if (own.has(scenario.id)) throw new Error(`${scenario.id} came with the house`);
      await documents.put(written, scenario.id, { version: scenario.version });
      current.set(scenario.id, scenario);
      return scenario;
    },
    version,
  };
}

const idOf = (scenario: Scenario | BrokenScenario): string | undefined => (scenario instanceof BrokenScenario ? undefined : scenario.id);

const GONE = 'its text is not there any more';
const brokenFor = (message: string): BrokenScenario => new BrokenScenario([{ file: 'scenario.yaml', line: 1, column: 1, message }]);

/** What was written for an older format, or was changed on the disk, stays where it is, and off the shelf. */
async function orBroken<T>(work: () => Promise<T>): Promise<T | BrokenScenario> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof BrokenScenario) return problem;
    if (problem instanceof StoreDamaged) return brokenFor(problem.message);
    throw problem;
  }
}
