import { z } from 'zod';
import { MEASURES } from './measures.ts';
import { Span } from './spans.ts';

const By = z.union([z.string(), z.array(z.string())]).optional();
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * A fact to look for, by its kind and what it says: `where: { amount: 87000, values.link: x }`, a list means "one of".
 * `by` is who brought it about: a seat, an office, one of several.
 */
const Happened = z.strictObject({
  fact: z.string().regex(/^[a-z-]+\/[a-z-]+$/, 'a kind of fact such as "payments/duty-settled"'),
  where: z.record(z.string(), z.union([Value, z.array(Value)])).optional(),
  by: By,
});
/** A command turned down, for one reason, for one of several, for whichever. */
const Refused = z.strictObject({
  refused: z.string().regex(/^[a-z-]+\/[a-z-]+$/, 'a command such as "vneid/log-in"'),
  because: z.union([z.string(), z.array(z.string())]).optional(),
  by: By,
});

/** Something to look for among the facts. */
export type Leaf = z.output<typeof Happened> | z.output<typeof Refused>;
export const Leaf = z.union([Happened, Refused]);

/** How the world stands now: `{ world: bank/balance, of: $citizen.account, above: 0 }`. May become false again. */
export const Measured = z
  .strictObject({
    world: z.enum(MEASURES),
    of: z.string(),
    is: z.union([z.string(), z.number()]).optional(),
    above: z.number().optional(),
    below: z.number().optional(),
  })
  .refine(({ is, above, below }) => is !== undefined || above !== undefined || below !== undefined, 'compare it with something: is, above or below');
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
  z.union([
    Leaf,
    Measured,
    z.strictObject({ all: z.array(Rule).min(1) }),
    z.strictObject({ any: z.array(Rule).min(1) }),
    z.strictObject({ not: Rule }),
    z.strictObject({ never: Leaf }),
    z.strictObject({ once: Leaf }),
    z.strictObject({ count: Leaf, above: z.int().optional(), below: z.int().optional(), exactly: z.int().optional() }),
    z.strictObject({ first: Leaf, before: Leaf }),
    z.strictObject({ after: Leaf, then: Leaf, within: Span }),
  ]),
);
