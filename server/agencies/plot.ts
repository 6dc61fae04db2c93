import { z } from 'zod';

/** A plot of land as a certificate describes it (thửa đất). */
export const Plot = z.object({
  /** Tờ bản đồ số, thửa đất số. */
  sheet: z.string(),
  number: z.string(),
  /** Square metres, one decimal. */
  area: z.number().positive(),
  /** ODT: đất ở tại đô thị · ONT: đất ở tại nông thôn. */
  use: z.enum(['ODT', 'ONT']),
  ward: z.string(),
  address: z.string(),
  /** How the holder came to it, e.g. "transfer", "recognised"; worded in the language files. */
  origin: z.enum(['recognised', 'transferred', 'inherited']),
  /** Lâu dài, or a year. */
  term: z.string(),
});
export type Plot = z.output<typeof Plot>;
