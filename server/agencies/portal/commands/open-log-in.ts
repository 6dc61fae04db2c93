import { z } from 'zod';
import { isLoggedIn, portal } from '../portal.ts';

/** Chooses the account of the electronic identity, the only one since 1/7/2025: the portal hands over to VNeID. */
export const openLogIn = portal.command({
  name: 'open-log-in',
  from: ['person'],
  input: z.object({}),
  refusals: { 'in-already': null },
  judge: (state, { by }, refuse) => (isLoggedIn(state, by.name) ? refuse('in-already') : [portal.fact('log-in-opened', { who: by.name })]),
  suggest: (state, { by }) => (isLoggedIn(state, by.name) ? [] : [{}]),
});
