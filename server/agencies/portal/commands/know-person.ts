import { z } from 'zod';
import { portal } from '../portal.ts';

/** The population database tells the portal of a person. */
export const knowPerson = portal.command({
  name: 'know-person',
  from: ['link', 'office'],
  input: z.object({ who: z.string(), idNumber: z.string(), name: z.string() }),
  refusals: {},
  judge: (_, { input }) => [portal.fact('person-known', input)],
});
