import { z } from 'zod';
import { pin, reference } from '../../../world/fields.ts';
import { accountOf, isLocked, logInOf, logInsOf, passcodeFails } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Confirms with the passcode that the browser may go in, and that the service learns what the screen says. */
export const confirmQr = vneid.command({
  name: 'confirm-qr',
  from: ['person'],
  input: z.object({ id: reference(), passcode: pin() }),
  secret: ['passcode'],
  refusals: { 'not-in-app': null, 'log-in-unknown': null, 'log-in-over': null, locked: null, 'passcode-wrong': 'passcode' },
  judge(state, { input, by, at }, refuse) {
    const account = accountOf(state, by.name);
    if (!account?.inApp) return refuse('not-in-app');
    const logIn = logInOf(state, by.name, input.id);
    if (logIn?.method !== 'qr' || logIn.stage === 'shown') return refuse('log-in-unknown');
    if (logIn.stage !== 'confirm') return refuse('log-in-over');
    const failed = passcodeFails(account, input.passcode, at);
    return failed ? refuse(failed.reason, ...failed.leaves) : [vneid.fact('access-granted', { ...account, ...logIn })];
  },
  suggest(state, { by, at, knows }) {
    const account = accountOf(state, by.name);
    if (!account?.inApp || isLocked(account, at) || !knows(account.passcode)) return [];
    return logInsOf(state, by.name)
      .filter(({ stage }) => stage === 'confirm')
      .map(({ id }) => ({ id, passcode: account.passcode }));
  },
});
