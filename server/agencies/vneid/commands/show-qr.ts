import { z } from 'zod';
import { minutes } from '../../../world/world.ts';
import { accountOf, logInsOf } from '../account.ts';
import { qrMinutes } from '../limits.ts';
import { vneid } from '../vneid.ts';
import { SERVICE } from './log-in.ts';

/** Asks the browser for a QR code to be read by the app. A new one takes the place of the one before. */
export const showQr = vneid.command({
  name: 'show-qr',
  from: ['person'],
  input: z.object({}),
  refusals: { 'account-missing': null },
  judge(state, { by, at, dice }, refuse) {
    if (!accountOf(state, by.name)) return refuse('account-missing');
    const [id, who] = [`Q${dice.digits('log-in', 8)}`, by.name];
    return [
      vneid.fact('log-in-started', { id, who, service: SERVICE, method: 'qr' }),
      vneid.fact('qr-shown', { id, who, code: dice.digits('qr', 6), until: at + minutes(qrMinutes(at)) }),
    ];
  },
  /** Not while a code on the screen can still be read, or waits for the passcode. */
  suggest: (state, { by, at }) =>
    accountOf(state, by.name) && !logInsOf(state, by.name).some(({ stage, codeEnds }) => stage === 'confirm' || (stage === 'shown' && at <= codeEnds))
      ? [{}]
      : [],
});
