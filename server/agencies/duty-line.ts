import { z } from 'zod';
import { DUTY_KINDS } from '../../fixtures/law/payers.ts';

/** So many sums one office asks for at once, at most: each goes to `payments` by a link of its own. */
export const MOST_LINES = 6;

/** One sum that an office asks for, with how it is made up: what `payments` posts, whoever works it out. Rates in per cent, money in đồng. */
export const DutyLine = z.object({
  kind: z.enum(DUTY_KINDS),
  /** What is to be paid, after the reduction. */
  amount: z.int().nonnegative(),
  formula: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), rate: z.number(), base: z.int(), most: z.int().optional() }),
    z.object({ kind: z.literal('bracket'), base: z.int(), fixed: z.int(), rate: z.number(), above: z.int() }),
    z.object({ kind: z.literal('fixed'), each: z.int() }),
  ]),
  /** A line of its own below the sum: what the law takes off, and until when. */
  reduction: z
    .object({
      kind: z.enum(['registration-fee-reduction', 'online-filing-waiver']),
      amount: z.int().positive(),
      formula: z.object({ kind: z.literal('reduction'), rate: z.number(), of: z.int() }),
      basis: z.string(),
      illustrative: z.boolean(),
      until: z.string().optional(),
    })
    .optional(),
  /** The law that it rests on, as printed. */
  basis: z.string(),
  illustrative: z.boolean(),
});
export type DutyLine = z.output<typeof DutyLine>;

/** The links for all the sums of one fact, however many there are. */
export const eachLine = <Of>(link: (line: number) => Of): readonly Of[] => Array.from({ length: MOST_LINES }, (_, line) => link(line));
