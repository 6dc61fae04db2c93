import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { logInOf, logInsOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Does not agree: the service learns nothing, and one is not in. */
export const refuseAccess = vneid.command({
  name: 'refuse-access',
  from: ['person'],
  givesUp: true,
  input: z.object({ id: reference() }),
  refusals: { 'log-in-unknown': null, 'code-first': null, 'log-in-over': null },
  judge(state, { input, by }, refuse) {
    const logIn = logInOf(state, by.name, input.id);
    if (logIn?.method !== 'password') return refuse('log-in-unknown');
    if (logIn.stage === 'code') return refuse('code-first');
    return logIn.stage === 'consent' ? [vneid.fact('access-refused', logIn)] : refuse('log-in-over');
  },
  suggest: (state, { by }) =>
    logInsOf(state, by.name)
      .filter(({ stage }) => stage === 'consent')
      .map(({ id }) => ({ id })),
});
