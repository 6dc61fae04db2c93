import { z } from 'zod';
import { code, reference } from '../../../world/fields.ts';
import { accountOf, logInOf, logInsOf } from '../account.ts';
import { triesAllowed } from '../limits.ts';
import { vneid, type Account, type LogIn } from '../vneid.ts';

/** Types the code from the SMS. It counts for this log-in, once, for three minutes, and until a newer one is sent. */
export const confirmCode = vneid.command({
  name: 'confirm-code',
  from: ['person'],
  input: z.object({ id: reference(), code: code() }),
  refusals: {
    'log-in-unknown': null,
    'log-in-over': null,
    'code-used': 'code',
    'code-replaced': 'code',
    'code-expired': 'code',
    'code-wrong': 'code',
  },
  judge(state, { input, by, at }, refuse) {
    const logIn = logInOf(state, by.name, input.id);
    const account = accountOf(state, by.name);
    if (!account || logIn?.method !== 'password') return refuse('log-in-unknown');
    if (logIn.stage === 'consent' || logIn.stage === 'granted') return refuse('code-used');
    if (logIn.stage !== 'code') return refuse('log-in-over');
    const which = { id: logIn.id, who: by.name };
    if (input.code === logIn.code) return at > logIn.codeEnds ? refuse('code-expired') : [vneid.fact('code-matched', which)];
    const old = oldCode(account, logIn, input.code);
    if (old) return refuse(old.used ? 'code-used' : 'code-replaced');
    const wrong = vneid.fact('wrong-code', which);
    return logIn.wrongCodes + 1 < triesAllowed(at) ? refuse('code-wrong', wrong) : refuse('code-wrong', wrong, vneid.fact('log-in-ended', which));
  },
  suggest: (state, { by, at, knows }) =>
    logInsOf(state, by.name)
      .filter(({ method, stage, code: sent, codeEnds }) => method === 'password' && stage === 'code' && at <= codeEnds && knows(sent))
      .map(({ id, code: sent }) => ({ id, code: sent })),
});

/** A code that once came for this person, and is not the one that counts now. */
const oldCode = ({ codes }: Account, { code: current }: LogIn, typed: string): Account['codes'][number] | undefined =>
  typed === current ? undefined : codes.findLast((sent) => sent.code === typed);
