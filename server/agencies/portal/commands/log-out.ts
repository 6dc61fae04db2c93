import { z } from 'zod';
import { isLoggedIn, portal } from '../portal.ts';

/** Ends the session in this browser: the next person at the same machine finds nothing open. */
export const logOut = portal.command({
  name: 'log-out',
  from: ['person'],
  input: z.object({}),
  refusals: { 'not-in': null },
  judge: (state, { by }, refuse) => (isLoggedIn(state, by.name) ? [portal.fact('session-closed', { who: by.name })] : refuse('not-in')),
  suggest: (state, { by }) => (isLoggedIn(state, by.name) ? [{}] : []),
});
