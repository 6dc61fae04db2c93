import { z } from 'zod';
import { code } from '../../../world/fields.ts';
import { isInApp, logInsOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Reads the QR code on the screen of one's own browser with the app, or types the number under it. */
export const readQr = vneid.command({
  name: 'read-qr',
  from: ['person'],
  input: z.object({ code: code() }),
  refusals: { 'not-in-app': null, 'qr-unknown': 'code', 'qr-used': 'code', 'qr-replaced': 'code', 'qr-expired': 'code' },
  judge(state, { input, by, at }, refuse) {
    if (!isInApp(state, by.name)) return refuse('not-in-app');
    const logIn = logInsOf(state, by.name).findLast((other) => other.method === 'qr' && other.code === input.code);
    if (!logIn) return refuse('qr-unknown');
    if (logIn.stage === 'replaced') return refuse('qr-replaced');
    if (logIn.stage !== 'shown') return refuse('qr-used');
    return at > logIn.codeEnds ? refuse('qr-expired') : [vneid.fact('qr-read', logIn)];
  },
  /** Whoever has the browser in front of them can read what it shows. */
  suggest: (state, { by, at }) =>
    isInApp(state, by.name)
      ? logInsOf(state, by.name)
          .filter(({ stage, codeEnds }) => stage === 'shown' && at <= codeEnds)
          .map(({ code: shown }) => ({ code: shown }))
      : [],
});
