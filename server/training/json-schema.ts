import { z } from 'zod';
import { country } from '../agencies/country.ts';
import { defects } from '../agencies/defects.ts';
import { ScenarioFile } from './scenario.ts';
import { Texts } from './texts.ts';

/** What editors offer and check where a scenario names something that stands elsewhere in this house. */
const names: Readonly<Record<string, readonly string[]>> = {
  command: Object.keys(country.commands),
  'refused-command': Object.keys(country.commands),
  kind: Object.values(country.agencies).flatMap(({ name, kinds }) => Object.keys(kinds).map((what) => `${name}/${what}`)),
  link: country.links.map(({ id }) => id),
  defect: defects.map(({ id }) => id),
};

type Emitted = z.core.JSONSchema.JSONSchema;

/** As an author writes it: what has a default may be left out. */
const emitted = (shape: z.ZodType, title: string): Emitted => ({
  title,
  ...z.toJSONSchema(shape, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      const id = z.globalRegistry.get(zodSchema)?.id ?? '';
      if (names[id]) jsonSchema.enum = [...names[id]].sort();
      if (jsonSchema.format === 'date-time') delete jsonSchema.format; // a time without its zone; the pattern says it
    },
  }),
});

/** docs/scenario.schema.json: completes and checks scenario.yaml. */
export const scenarioSchema = (): Emitted => emitted(ScenarioFile, 'A scenario: scenarios/<id>/scenario.yaml');
/** docs/scenario-texts.schema.json: completes and checks scenario.vi.yaml and its sisters. */
export const textsSchema = (): Emitted => emitted(Texts, 'The words of a scenario: scenarios/<id>/scenario.<language>.yaml');
