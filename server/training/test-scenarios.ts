import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readScenario, type Scenario } from './read.ts';

const FOLDER = new URL('../../scenarios/', import.meta.url);

/** The scenarios of the house, as tests see them. */
export const scenarioNames: readonly string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export function loadScenario(name: string): Scenario {
  const text = (file: string): string => readFileSync(new URL(`${name}/${file}`, FOLDER), 'utf8');
  const languages = readdirSync(new URL(`${name}/`, FOLDER)).flatMap((file) => /^scenario\.(\w+)\.yaml$/.exec(file)?.[1] ?? []);
  const words = Object.fromEntries(languages.sort().map((language) => [language, text(`scenario.${language}.yaml`)]));
  const files = { scenario: text('scenario.yaml'), words };
  return readScenario(files, createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12));
}
