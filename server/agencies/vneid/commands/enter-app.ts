import { z } from 'zod';
import { idNumber, secret } from '../../../world/fields.ts';
import { accountOf, isLocked, passwordFails } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Opens the app on one's own phone with number and password. */
export const enterApp = vneid.command({
  name: 'enter-app',
  from: ['person'],
  input: z.object({ idNumber: idNumber(), password: secret() }),
  secret: ['password'],
  refusals: { 'credentials-wrong': 'idNumber', 'not-your-card': 'idNumber', locked: null, 'password-wrong': 'password', 'in-already': null },
  judge(state, { input, by, at }, refuse) {
    if (accountOf(state, by.name)?.inApp) return refuse('in-already');
    const failed = passwordFails(state, input, by.name, at);
    return failed ? refuse(failed.reason, ...failed.leaves) : [vneid.fact('app-entered', { who: by.name })];
  },
  suggest(state, { by, at, knows }) {
    const account = accountOf(state, by.name);
    if (!account || account.inApp || isLocked(account, at)) return [];
    const { idNumber: number, password } = account;
    return knows(number) && knows(password) ? [{ idNumber: number, password }] : [];
  },
});
