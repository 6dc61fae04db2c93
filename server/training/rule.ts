import { z } from 'zod';
import { MEASURES } from './measures.ts';
import { Span } from './spans.ts';

/** Editors are told the kinds that there are: see json-schema.ts. */
export const Kind = z
  .string()
  .regex(/^[a-z-]+\/[a-z-]+$/, 'a kind of fact such as "payments/duty-settled"')
  .meta({ id: 'kind', description: 'What happened, in the past tense: "<office>/<what happened>".' });

const By = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .describe('Who brought it about: a seat, an office, one of several.');
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const Happened = z
  .strictObject({
    fact: Kind,
    where: z
      .record(z.string(), z.union([Value, z.array(Value)]))
      .optional()
      .describe('What the fact says: { amount: 87000, values.link: x }. A list means "one of".'),
    by: By,
  })
  .meta({ id: 'happened', description: 'Something happened, at least once.' });
const Refused = z
  .strictObject({
    refused: z
      .string()
      .regex(/^[a-z-]+\/[a-z-]+$/, 'a command such as "vneid/log-in"')
      .meta({ id: 'refused-command', description: 'The command.' }),
    because: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe('The reason, one of several; whichever where it is left out.'),
    by: By,
  })
  .meta({ id: 'refused', description: 'A command was turned down.' });

/** Something to look for among the facts. */
export type Leaf = z.output<typeof Happened> | z.output<typeof Refused>;
export const Leaf = z.union([Happened, Refused]).meta({ id: 'leaf', description: 'Something to look for among the facts.' });

export const Measured = z
  .strictObject({
    world: z.enum(MEASURES).describe('What is measured.'),
    of: z.string().describe('Whose, or of what: "$citizen.account".'),
    is: z.union([z.string(), z.number()]).optional(),
    above: z.number().optional(),
    below: z.number().optional(),
  })
  .refine(({ is, above, below }) => is !== undefined || above !== undefined || below !== undefined, 'compare it with something: is, above or below')
  .meta({
    id: 'measured',
    description: 'How the world stands now: { world: bank/balance, of: $citizen.account, above: 0 }. It may become false again.',
  });
export type Measured = z.output<typeof Measured>;

/** A statement about what happened, or about the world as it stands, that is true or not (yet). Data only: all that a scenario file can say. */
export type Rule =
  | Leaf
  | Measured
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  /** Did not happen at all. */
  | { readonly never: Leaf }
  /** Happened exactly once. */
  | { readonly once: Leaf }
  | { readonly count: Leaf; readonly above?: number | undefined; readonly below?: number | undefined; readonly exactly?: number | undefined }
  /** The first of these happened before the first of those; it may be that those never did. */
  | { readonly first: Leaf; readonly before: Leaf }
  /** One of those followed one of these within a simulated time. */
  | Followed;

export interface Followed {
  readonly after: Leaf;
  readonly then: Leaf;
  readonly within: string;
}

export const Rule: z.ZodType<Rule> = z.lazy(() =>
  z
    .union([
      Leaf,
      Measured,
      z.strictObject({ all: z.array(Rule).min(1) }).describe('Each of these.'),
      z.strictObject({ any: z.array(Rule).min(1) }).describe('At least one of these.'),
      z.strictObject({ not: Rule }).describe('Not this.'),
      z.strictObject({ never: Leaf }).describe('Did not happen at all.'),
      z.strictObject({ once: Leaf }).describe('Happened exactly once.'),
      z
        .strictObject({ count: Leaf, above: z.int().optional(), below: z.int().optional(), exactly: z.int().optional() })
        .describe('Happened so often.'),
      z
        .strictObject({ first: Leaf, before: Leaf })
        .describe('The first of these happened before the first of those; it may be that those never did.'),
      z.strictObject({ after: Leaf, then: Leaf, within: Span }).describe('One of those followed one of these within a simulated time.'),
    ])
    .meta({ id: 'rule', description: 'A statement about what happened, or about the world as it stands, that is true or not (yet).' }),
);
