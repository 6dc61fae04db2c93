import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { isInApp, logInOf, logInsOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Says no on the phone: the browser stays outside. */
export const refuseQr = vneid.command({
  name: 'refuse-qr',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'not-in-app': null, 'log-in-unknown': null, 'log-in-over': null },
  judge(state, { input, by }, refuse) {
    if (!isInApp(state, by.name)) return refuse('not-in-app');
    const logIn = logInOf(state, by.name, input.id);
    if (logIn?.method !== 'qr' || logIn.stage === 'shown') return refuse('log-in-unknown');
    return logIn.stage === 'confirm' ? [vneid.fact('access-refused', logIn)] : refuse('log-in-over');
  },
  suggest: (state, { by }) =>
    isInApp(state, by.name)
      ? logInsOf(state, by.name)
          .filter(({ stage }) => stage === 'confirm')
          .map(({ id }) => ({ id }))
      : [],
});
