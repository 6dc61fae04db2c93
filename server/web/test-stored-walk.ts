import { createReturnCodes } from '../classroom/return-codes.ts';
import { createShelf } from '../classroom/shelf.ts';
import { readScenarioFolder, versionOf } from '../store/scenario-folder.ts';
import { begin, type Wishes } from '../training/begin.ts';
import type { Scenario } from '../training/read.ts';
import type { Move } from '../training/scenario.ts';
import { walk } from '../training/walk.ts';
import type { TestApp } from './test-app.ts';

interface Walked extends Wishes {
  readonly scenario: string;
  readonly moves: (scenario: Scenario) => readonly Move[];
  /** Real time of its only step. */
  readonly at: string;
  /** Simulated time that passes after the last move; as walkthroughs rest if nothing is said. */
  readonly rest?: number;
}

/** For tests: puts a practice that was played by these moves into the app's store; resolves to the code by which it is found again. */
export async function storedWalk({ store }: TestApp, { scenario: id, moves, at, rest, ...wishes }: Walked): Promise<string> {
  const scenario = (await createShelf(store.documents, await readScenarioFolder('scenarios'), versionOf)).find(id);
  if (!scenario) throw new Error(`no such scenario: ${id}`);
  const { facts } = walk(begin(scenario, '7', wishes), { moves: moves(scenario) }, rest);
  const practice = `p${String(Math.random()).slice(2)}`;
  await store.practices.append(practice, 0, { took: Date.parse(at), facts });
  return createReturnCodes(store.documents).issue(practice);
}
