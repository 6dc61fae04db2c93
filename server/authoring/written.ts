import { scenarioSchema, textsSchema } from '../training/json-schema.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The files of docs/ that come from the schema: their path, and what they should say now. */
export const writtenFiles = (): Readonly<Record<string, string>> => ({
  'docs/scenario.schema.json': json(scenarioSchema()),
  'docs/scenario-texts.schema.json': json(textsSchema()),
});
