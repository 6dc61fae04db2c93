import { accountOf, requestsOf } from '../account.ts';
import { SignatureAsked } from '../facts.ts';
import { vneid } from '../vneid.ts';

/** An office asks somebody to sign a document. Once for each document and person. */
export const askSignature = vneid.command({
  name: 'ask-signature',
  from: ['link', 'office'],
  input: SignatureAsked,
  refusals: { 'account-missing': 'who', 'asked-already': 'document' },
  judge(state, { input, dice }, refuse) {
    if (!accountOf(state, input.who)) return refuse('account-missing');
    const asked = requestsOf(state, input.who).some(({ document }) => document === input.document);
    return asked ? refuse('asked-already') : [vneid.fact('signature-asked', { ...input, id: `Y${dice.digits('signature', 8)}` })];
  },
});
