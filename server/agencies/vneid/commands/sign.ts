import { z } from 'zod';
import { pin, reference } from '../../../world/fields.ts';
import { accountOf, isLocked, passcodeFails, requestOf, requestsOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Signs a document with the passcode. Illustrative: a notary's electronic act needs digital signatures made before the notary. */
export const sign = vneid.command({
  name: 'sign',
  from: ['person'],
  input: z.object({ id: reference(), passcode: pin() }),
  secret: ['passcode'],
  refusals: {
    'not-in-app': null,
    'request-unknown': null,
    'signed-already': null,
    'declined-already': null,
    'withdrawn-already': null,
    locked: null,
    'passcode-wrong': 'passcode',
  },
  judge(state, { input, by, at }, refuse) {
    const account = accountOf(state, by.name);
    if (!account?.inApp) return refuse('not-in-app');
    const request = requestOf(state, by.name, input.id);
    if (!request) return refuse('request-unknown');
    if (request.state !== 'asked') return refuse(`${request.state}-already`);
    const failed = passcodeFails(account, input.passcode, at);
    return failed ? refuse(failed.reason, ...failed.leaves) : [vneid.fact('signed', request)];
  },
  suggest(state, { by, at, knows }) {
    const account = accountOf(state, by.name);
    if (!account?.inApp || isLocked(account, at) || !knows(account.passcode)) return [];
    return requestsOf(state, by.name)
      .filter((request) => request.state === 'asked')
      .map(({ id }) => ({ id, passcode: account.passcode }));
  },
});
