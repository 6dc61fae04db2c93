import { z } from 'zod';
import { DOORS, street } from '../street.ts';

/** The way is over. */
export const arrive = street.command({
  name: 'arrive',
  from: ['link'],
  input: z.object({ who: z.string(), office: z.enum(DOORS) }),
  refusals: {},
  judge: (_, { input }) => [street.fact('arrived', input)],
});
