import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ScenarioTexts } from '../training/read.ts';
import { hasCode } from './files.ts';

export interface StoredScenario {
  readonly id: string;
  readonly texts: ScenarioTexts;
  /** SHA-256 of the texts: a practice keeps the version that it began with. */
  readonly version: string;
}

/** There are no exercises to read: said to whoever started the app, in one line. */
export class NoScenarioFolder extends Error {
  override readonly name = 'NoScenarioFolder';
}

/** Throws `NoScenarioFolder` where there is none, or none that can be opened. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : [])).sort();
  } catch (problem) {
    if (!hasCode(problem, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM')) throw problem;
    throw new NoScenarioFolder(`The folder of the exercises ${folder} is not there, or cannot be opened. Choose another one with SCENARIO_DIR.`, {
      cause: problem,
    });
  }
}

/** Reads scenarios/<id>/scenario.yaml and its words, scenario.<language>.yaml. Where there is none, or none that can be opened, it is empty, which no check lets pass. */
export async function readScenarioFolder(folder: string): Promise<readonly StoredScenario[]> {
  const ids = await foldersIn(folder);
  return Promise.all(
    ids.map((id) =>
      readScenarioFiles(path.join(folder, id), id).catch((problem: unknown) => {
        if (!hasCode(problem, 'ENOENT', 'EISDIR', 'EACCES', 'EPERM')) throw problem;
        return { id, texts: EMPTY, version: versionOf(EMPTY) };
      }),
    ),
  );
}

const EMPTY: ScenarioTexts = { scenario: '', words: {} };

/** One of them, from its own folder. Words in what is no language of the house are read too: the check says so. */
export async function readScenarioFiles(folder: string, id: string): Promise<StoredScenario> {
  const languages = (await readdir(folder)).flatMap((name) => /^scenario\.(.+)\.yaml$/.exec(name)?.slice(1, 2) ?? []).sort();
  const text = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
  const words = await Promise.all(languages.map(async (language) => [language, await text(`scenario.${language}.yaml`)] as const));
  const texts: ScenarioTexts = { scenario: await text('scenario.yaml'), words: Object.fromEntries(words) };
  return { id, texts, version: versionOf(texts) };
}

/** SHA-256 of the texts, in the order in which they are read: scenario.yaml, then the words by language. */
export const versionOf = ({ scenario, words }: ScenarioTexts): string => {
  const sorted = Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256')
    .update(JSON.stringify({ scenario, words: sorted }))
    .digest('hex');
};
