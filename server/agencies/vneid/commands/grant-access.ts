import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { accountOf, logInOf, logInsOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Agrees that the service learns who one is. Only then is one in. */
export const grantAccess = vneid.command({
  name: 'grant-access',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'log-in-unknown': null, 'code-first': null, 'log-in-over': null },
  judge(state, { input, by }, refuse) {
    const logIn = logInOf(state, by.name, input.id);
    const account = accountOf(state, by.name);
    if (!account || logIn?.method !== 'password') return refuse('log-in-unknown');
    if (logIn.stage === 'code') return refuse('code-first');
    return logIn.stage === 'consent' ? [vneid.fact('access-granted', { ...account, ...logIn })] : refuse('log-in-over');
  },
  suggest: (state, { by }) =>
    logInsOf(state, by.name)
      .filter(({ stage }) => stage === 'consent')
      .map(({ id }) => ({ id })),
});
