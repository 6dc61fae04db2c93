import { z } from 'zod';
import { BrokenScenario, readScenario, type Scenario, type ScenarioTexts } from '../training/read.ts';
import type { DocumentKind, Documents } from './ports.ts';

/** Scenarios as they stand now, and every version that some practice began with. */
export interface Shelf {
  /** By level, then by id. */
  readonly scenarios: readonly Scenario[];
  find(id: string): Scenario | undefined;
  /** Puts an exercise on the shelf that was written here, in the place of an older one that was. Durable. Throws `BrokenScenario`. */
  add(texts: ScenarioTexts): Promise<Scenario>;
  /** Whether an exercise came with the house, and is not written over here. */
  isOwn(id: string): boolean;
  /** The version that a practice began with; undefined if its text is nowhere. */
  version(version: string): Promise<Scenario | undefined>;
}

const kept: DocumentKind<ScenarioTexts> = {
  name: 'scenario-texts',
  schema: z.object({ scenario: z.string(), words: z.record(z.string(), z.string()) }),
};

/** What was written here: by id, the version that counts. */
const written: DocumentKind<{ readonly version: string }> = { name: 'own-scenarios', schema: z.object({ version: z.string() }) };

/** Puts today's scenarios on the shelf, and what was written here, and keeps the text of each by its hash. Throws `BrokenScenario` for one that is wrong. */
export async function createShelf(
  documents: Documents,
  today: readonly { readonly id: string; readonly texts: ScenarioTexts; readonly version: string }[],
  versionOf: (texts: ScenarioTexts) => string,
): Promise<Shelf> {
  const read = new Map<string, Scenario>();
  const current = new Map<string, Scenario>();
  const own = new Set<string>();

  async function keep(texts: ScenarioTexts, version: string): Promise<Scenario> {
    const scenario = readScenario(texts, version);
    read.set(version, scenario);
    if (!(await documents.get(kept, version))) await documents.put(kept, version, texts);
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

  for (const { texts, version: id } of today) {
    const scenario = await keep(texts, id);
    current.set(scenario.id, scenario);
    own.add(scenario.id);
  }
  for await (const id of documents.list(written)) {
    const scenario = await version((await documents.get(written, id))?.version ?? '').catch(unlessBroken);
    if (scenario && !own.has(id)) current.set(id, scenario);
  }

  return {
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

/** What was written here for an older format stays where it is, and off the shelf. */
function unlessBroken(problem: unknown): undefined {
  if (!(problem instanceof BrokenScenario)) throw problem;
}
