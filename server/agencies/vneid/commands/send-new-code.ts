import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { minutes } from '../../../world/world.ts';
import { logInOf, logInsOf } from '../account.ts';
import { codeMinutes } from '../limits.ts';
import { vneid } from '../vneid.ts';

/** Asks for another code by SMS. The one before counts no longer. */
export const sendNewCode = vneid.command({
  name: 'send-new-code',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'log-in-unknown': null, 'log-in-over': null, 'code-matched-already': null },
  judge(state, { input, by, at, dice }, refuse) {
    const logIn = logInOf(state, by.name, input.id);
    if (logIn?.method !== 'password') return refuse('log-in-unknown');
    if (logIn.stage === 'code')
      return [vneid.fact('code-sent', { id: logIn.id, who: by.name, code: dice.digits('code', 6), until: at + minutes(codeMinutes(at)) })];
    return refuse(logIn.stage === 'consent' ? 'code-matched-already' : 'log-in-over');
  },
  /** Where the code has run out, or its message cannot be read: not there yet, deleted, its sender blocked. */
  suggest: (state, { by, at, knows }) =>
    logInsOf(state, by.name)
      .filter(({ method, stage, code, codeEnds }) => method === 'password' && stage === 'code' && (at > codeEnds || !knows(code)))
      .map(({ id }) => ({ id })),
});
