import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { isInApp, requestOf, requestsOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Does not sign. */
export const declineSignature = vneid.command({
  name: 'decline-signature',
  from: ['person'],
  givesUp: true,
  input: z.object({ id: reference() }),
  refusals: { 'not-in-app': null, 'request-unknown': null, 'signed-already': null, 'declined-already': null, 'withdrawn-already': null },
  judge(state, { input, by }, refuse) {
    if (!isInApp(state, by.name)) return refuse('not-in-app');
    const request = requestOf(state, by.name, input.id);
    if (!request) return refuse('request-unknown');
    return request.state === 'asked' ? [vneid.fact('signature-declined', request)] : refuse(`${request.state}-already`);
  },
  suggest: (state, { by }) =>
    isInApp(state, by.name)
      ? requestsOf(state, by.name)
          .filter((request) => request.state === 'asked')
          .map(({ id }) => ({ id }))
      : [],
});
