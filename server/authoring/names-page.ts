import type { z } from 'zod';
import { personRecipes, plotRecipes } from '../../fixtures/recipes.ts';
import { country } from '../agencies/country.ts';
import { defects } from '../agencies/defects.ts';
import { wanted } from '../training/lint/given.ts';
import type { Messages } from '../training/lint/messages.ts';

const HEAD = `# Names

Everything that an exercise can name: what people and offices do, what happens, which messages phones show. Written by \`npm run scenario -- schema\`. How an exercise is written: [scenario-format.md](scenario-format.md).

In \`with:\` stand the fields of a command, in \`where:\` those of a fact. What has a question mark may be left out. In \`because:\` stands what a command is refused for. \`$citizen.name\` stands for what the person of this run has.
`;

/** The pages of fraud: what each says of itself, and what all of them ask for. */
export interface Traps {
  readonly pages: readonly { readonly name: string; readonly heading: string; readonly text: string }[];
  readonly asks: readonly string[];
}

/** docs/scenario-names.md: all that an exercise can name, for authors without an editor that offers it. */
export function namesPage(messages: Messages, traps: Traps): string {
  return [
    HEAD,
    ...Object.keys(country.agencies).flatMap(agencyOf),
    '## Messages\n',
    'Text messages (`phone/receive-sms`); those that begin with "scam" lead to a page of fraud by `values: { link: x.example/y, trap: … }`:',
    `${listed(messages['phone/receive-sms'])}.\n`,
    'A message of your own: `message: own/<name>`, its words under `messages:` in the texts of each language ([how](scenario-format.md#text-messages-of-your-own)).\n',
    `Notices (\`phone/receive-notice\`): ${listed(messages['phone/receive-notice'])}.\n`,
    `Pages of fraud (\`trap\`), by what they pretend. Each asks for the same: ${traps.asks.join('; ')}.\n`,
    ...traps.pages.map(({ name, heading, text }) => `- \`${name}\`: ${heading}. “${text}”`),
    '',
    '## People and plots\n',
    `Recipes for people: ${listed(Object.keys(personRecipes))}. For plots: ${listed(Object.keys(plotRecipes))}.\n`,
    '## Seeded defects\n',
    `${listed(defects.map(({ id }) => id))}.\n`,
    '## What one office tells another\n',
    'For `faults` with `link:`.\n',
    ...country.links.map(({ id }) => `- \`${id}\``),
    '',
  ].join('\n');
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function agencyOf(name: string): readonly string[] {
  const commands = Object.values(country.commands).filter(({ id }) => id.startsWith(`${name}/`));
  const facts = Object.entries(country.agencies[name]?.kinds ?? {});
  const done = commands.map(
    ({ id, from, input, refusals }) =>
      `| \`${id}\` | ${from.includes('person') ? 'people' : 'offices'} | ${fieldsOf(input)} | ${listed(Object.keys(refusals))} |`,
  );
  const happened = facts.map(([what, shape]) => `| \`${name}/${what}\` | ${fieldsOf(shape)} |`);
  return [
    `## ${name}\n`,
    ...(done.length > 0 ? ['| What one does | Who | Fields | Refused because |', '|---|---|---|---|', ...done, ''] : []),
    ...(happened.length > 0 ? ['| What happens | Fields |', '|---|---|', ...happened, ''] : []),
  ];
}

const fieldsOf = (shape: z.ZodObject): string =>
  Object.entries(shape.shape as Readonly<Record<string, z.ZodType>>)
    .map(([name, field]) => `\`${name}${field.safeParse(undefined).success ? '?' : ''}\` ${wanted(field)}`)
    .join('; ')
    .replaceAll('|', '\\|');
