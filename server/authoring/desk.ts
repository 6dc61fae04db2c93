import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readScenarioFiles, type StoredScenario } from '../store/scenario-folder.ts';

/** Where an author works. */
export interface Desk {
  /** The folder of package.json. */
  readonly root: string;
  /** The folder in which the author stands: packed exercises are written and looked for there. */
  readonly here: string;
  /** The folder of the exercises. */
  readonly scenarios: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

/** One of the author's tools: what it is called with, and what it leads to (0: in order, 1: something is to be mended). */
export type Tool = (words: readonly string[], desk: Desk) => Promise<number>;

/** What an author asked for cannot be done; the message says why, and what to do. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

/** The folder of an exercise, as one would type it: from the folder of package.json, or in full where it stands elsewhere. */
export function folderOf(id: string, { root, scenarios }: Pick<Desk, 'root' | 'scenarios'>): string {
  const folder = path.join(scenarios, id);
  const short = path.relative(root, folder);
  return (short.startsWith('..') ? folder : short).split(path.sep).join('/');
}

const NAME = /^[a-z][a-z0-9-]{0,63}$/;

/** An id as it may become the name of a folder. */
export function checkedId(id: string | undefined): string {
  if (id === undefined) throw new CannotDo('Which exercise? Give its id, for example: log-in');
  if (!NAME.test(id)) throw new CannotDo(`"${id}" cannot be an id: small letters, digits and hyphens, beginning with a letter, such as "pay-fee"`);
  return id;
}

/** Every exercise that stands in the author's folder. */
export const exercisesOf = ({ scenarios }: Desk): readonly string[] =>
  readdirSync(scenarios, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The files of an exercise. */
export async function filesOf(id: string | undefined, { scenarios }: Desk): Promise<StoredScenario> {
  const known = checkedId(id);
  try {
    return await readScenarioFiles(path.join(scenarios, known), known);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem;
    throw new CannotDo(`There is no exercise "${known}" in ${scenarios}. "npm run scenario -- new ${known}" makes one.`);
  }
}
