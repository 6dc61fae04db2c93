import { z } from 'zod';
import { idNumber, secret } from '../../../world/fields.ts';
import { minutes } from '../../../world/world.ts';
import { accountOf, isLocked, logInsOf, passwordFails } from '../account.ts';
import { codeMinutes } from '../limits.ts';
import { isOpen, vneid } from '../vneid.ts';

/** The services that ask for a log-in: one, so far. */
export const SERVICE = 'portal';

/** Logs in to the portal by number and password; the code that follows goes to the phone. An unfinished log-in is put away. */
export const logIn = vneid.command({
  name: 'log-in',
  from: ['person'],
  input: z.object({ idNumber: idNumber(), password: secret() }),
  secret: ['password'],
  refusals: { 'credentials-wrong': 'idNumber', 'not-your-card': 'idNumber', locked: null, 'password-wrong': 'password' },
  judge(state, { input, by, at, dice }, refuse) {
    const failed = passwordFails(state, input, by.name, at);
    if (failed) return refuse(failed.reason, ...failed.leaves);
    const [id, who] = [`L${dice.digits('log-in', 8)}`, by.name];
    return [
      vneid.fact('log-in-started', { id, who, service: SERVICE, method: 'password' }),
      vneid.fact('code-sent', { id, who, code: dice.digits('code', 6), until: at + minutes(codeMinutes(at)) }),
    ];
  },
  /** Not while a log-in by password is under way: that one goes on. */
  suggest(state, { by, at, knows }) {
    const account = accountOf(state, by.name);
    if (!account || isLocked(account, at) || logInsOf(state, by.name).some((other) => other.method === 'password' && isOpen(other))) return [];
    return knows(account.idNumber) && knows(account.password) ? [{ idNumber: account.idNumber, password: account.password }] : [];
  },
});
