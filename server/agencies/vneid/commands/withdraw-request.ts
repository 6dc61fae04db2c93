import { z } from 'zod';
import { requestsOf } from '../account.ts';
import { vneid } from '../vneid.ts';

/** An office takes back what it asked somebody to sign: the document has become void. A signature given before binds nobody then. */
export const withdrawRequest = vneid.command({
  name: 'withdraw-request',
  from: ['link', 'office'],
  input: z.object({ document: z.string(), who: z.string() }),
  refusals: { 'request-unknown': 'document', 'declined-already': 'document', 'withdrawn-already': 'document' },
  judge(state, { input }, refuse) {
    const request = requestsOf(state, input.who).find(({ document }) => document === input.document);
    if (!request) return refuse('request-unknown');
    if (request.state === 'declined' || request.state === 'withdrawn') return refuse(`${request.state}-already`);
    return [vneid.fact('signature-withdrawn', request)];
  },
});
