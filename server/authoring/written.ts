import { scenarioSchema, textsSchema } from '../training/json-schema.ts';
import { formatPage } from './format-page.ts';
import { messagesOf, trapsOf } from './labels.ts';
import { namesPage } from './names-page.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The files of docs/ that come from the schema: their path, and what they should say, given what they say now. */
export const writtenFiles: Readonly<Record<string, (now: string) => string>> = {
  'docs/scenario.schema.json': () => json(scenarioSchema()),
  'docs/scenario-texts.schema.json': () => json(textsSchema()),
  'docs/scenario-format.md': formatPage,
  'docs/scenario-names.md': () => namesPage(messagesOf({ root: process.cwd() }), trapsOf({ root: process.cwd() })),
};
