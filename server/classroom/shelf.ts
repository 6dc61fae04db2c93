import { z } from 'zod';
import { readScenario, type Scenario, type ScenarioTexts } from '../training/read.ts';
import type { DocumentKind, Documents } from './ports.ts';

/** Scenarios as they stand now, and every version that some practice began with. */
export interface Shelf {
  /** By level, then by id. */
  readonly scenarios: readonly Scenario[];
  find(id: string): Scenario | undefined;
  /** The version that a practice began with; undefined if its text is nowhere. */
  version(version: string): Promise<Scenario | undefined>;
}

const kept: DocumentKind<ScenarioTexts> = {
  name: 'scenario-texts',
  schema: z.object({ scenario: z.string(), words: z.record(z.string(), z.string()) }),
};

/** Puts today's scenarios on the shelf, and keeps the text of each by its hash. Throws `BrokenScenario` for one that is wrong. */
export async function createShelf(
  documents: Documents,
  today: readonly { readonly id: string; readonly texts: ScenarioTexts; readonly version: string }[],
): Promise<Shelf> {
  const read = new Map<string, Scenario>();
  for (const { texts, version } of today) {
    read.set(version, readScenario(texts, version));
    if (!(await documents.get(kept, version))) await documents.put(kept, version, texts);
  }
  const scenarios = [...read.values()].sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
  return {
    scenarios,
    find: (id) => scenarios.find((scenario) => scenario.id === id),
    async version(version) {
      const known = read.get(version);
      if (known) return known;
      const texts = await documents.get(kept, version);
      if (!texts) return undefined;
      const scenario = readScenario(texts, version);
      read.set(version, scenario);
      return scenario;
    },
  };
}
