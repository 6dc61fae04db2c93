import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { linesIn } from '../../server/store/step-lines.ts';
import { readScenarioFolder } from '../../server/store/scenario-folder.ts';
import { readScenario, type Scenario } from '../../server/training/read.ts';
import { fromFacts, look, nowOf, type Run } from '../../server/training/run.ts';
import type { Fact } from '../../server/world/world.ts';
import type { RunningApp } from '../start-app.ts';

/** A practice as its log tells it: what a browser did is judged by facts, never by what a page looks like. */
export interface StoredPractice {
  readonly id: string;
  readonly scenario: Scenario;
  /** As it stands now, what has become due included. */
  run(): Promise<Run>;
  /** What is on the disk. */
  facts(): Promise<readonly Fact[]>;
  /** Of each stored step, in order: its facts. */
  steps(): Promise<readonly (readonly Fact[])[]>;
}

type Keeper = Pick<RunningApp, 'dataFolder' | 'now'>;
const ENDING = '.jsonl';

/** Where each practice in a data folder is kept, by its id. */
async function logsIn({ dataFolder }: Keeper): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(dataFolder, 'practices');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const logs = files.filter((name) => name.endsWith(ENDING) && !name.endsWith(`.trail${ENDING}`));
  return new Map(logs.map((name) => [path.basename(name, ENDING), path.join(folder, name)]));
}

const practicesIn = async (app: Keeper): Promise<readonly string[]> => [...(await logsIn(app)).keys()];

/** Does something that begins one practice, and finds it. */
export async function practiceBegunBy(app: Keeper, scenario: Scenario, begin: () => Promise<unknown>): Promise<StoredPractice> {
  const before = new Set(await practicesIn(app));
  await begin();
  const fresh = (await practicesIn(app)).filter((id) => !before.has(id));
  const [id] = fresh;
  if (id === undefined || fresh.length > 1) throw new Error(`${fresh.length} practices were begun where one should have been`);
  return storedPractice(app, scenario, id);
}

async function storedPractice(app: Keeper, scenario: Scenario, id: string): Promise<StoredPractice> {
  const file = (await logsIn(app)).get(id);
  if (file === undefined) throw new Error(`no practice ${id}`);
  const read = async () => linesIn(await readFile(file), file).steps;
  const facts = async () => (await read()).flatMap((step) => step.facts);
  return {
    ...{ id, scenario, facts },
    async run() {
      const steps = await read();
      const run = fromFacts(
        scenario,
        steps.flatMap((step) => step.facts),
      );
      return look(run, nowOf(run, app.now() - (steps.at(-1)?.took ?? 0))).run;
    },
    steps: async () => (await read()).map((step) => step.facts),
  };
}

/** The scenarios where the app finds them: in the repository, or in a folder of its author's. */
export const allScenarios = async (): Promise<readonly Scenario[]> =>
  (await readScenarioFolder(process.env['SCENARIO_DIR'] ?? 'scenarios')).map(({ texts, version }) => readScenario(texts, version));

export async function scenarioCalled(id: string): Promise<Scenario> {
  const found = (await allScenarios()).find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return found;
}
