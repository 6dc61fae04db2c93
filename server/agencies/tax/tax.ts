import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';
import { DutyLine, MOST_LINES } from '../duty-line.ts';

const facts = {
  /** Thông báo nộp tiền: one notice a line. Both taxes are set at once, by the day's law. */
  'duties-set': z.object({
    dossier: z.string(),
    seller: z.string(),
    buyer: z.string(),
    /** Đồng: the value that the taxes are worked out on, and where it comes from. */
    base: z.int().positive(),
    baseFrom: z.enum(['contract', 'table']),
    /** Day of the notices, and the last day to pay. */
    on: z.string(),
    due: z.string(),
    lines: z
      .array(
        DutyLine.extend({
          /** Số thông báo, also the "ID khoản phải nộp". */
          notice: z.string(),
          payer: z.string(),
          owedBy: z.string(),
          owedByName: z.string(),
          owedById: z.string(),
        }),
      )
      .max(MOST_LINES),
  }),
};

export type DutiesSet = z.output<(typeof facts)['duties-set']>;

export interface Tax {
  readonly assessed: Readonly<Record<string, DutiesSet>>;
  /** Who had the registration fee reduced, and in which year: once a year for a kind of asset. */
  readonly reduced: readonly { readonly who: string; readonly year: string }[];
}

const opens: Tax = { assessed: {}, reduced: [] };

const fold: Folds<typeof facts, Tax> = {
  'duties-set': ({ assessed, reduced }, duties) => ({
    assessed: { ...assessed, [duties.dossier]: duties },
    reduced: [...reduced, ...duties.lines.flatMap(({ reduction, owedBy }) => (reduction ? [{ who: owedBy, year: duties.on.slice(0, 4) }] : []))],
  }),
};

/** The tax office: works out what a transfer owes, and sends its notices. */
export const tax = defineAgency({ name: 'tax', facts, opens, fold });
