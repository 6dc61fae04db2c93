import { z } from 'zod';
import { portal } from '../portal.ts';

/** VNeID's word that somebody has proved who they are and agreed. No person may give it. */
export const openSession = portal.command({
  name: 'open-session',
  from: ['link', 'office'],
  input: z.object({ who: z.string(), name: z.string(), method: z.enum(['password', 'qr']) }),
  refusals: {},
  judge: (_, { input }) => [portal.fact('session-opened', input)],
});
