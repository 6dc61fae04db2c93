import { z } from 'zod';
import { line, reference, secret } from '../../../world/fields.ts';
import { hasGiven, trap } from '../trap.ts';

/** Types account, password and code into a page of fraud. It takes whatever comes; what was typed is forgotten at once. */
export const giveDetails = trap.command({
  name: 'give-details',
  from: ['person'],
  input: z.object({ trap: reference(), account: line(), password: secret(), code: line(20) }),
  secret: ['account', 'password', 'code'],
  refusals: { 'page-unknown': null, 'given-already': null },
  judge(state, { input, by }, refuse) {
    const visit = state.visits.find(({ owner, trap: which }) => owner === by.name && which === input.trap);
    if (!visit) return refuse('page-unknown');
    return hasGiven(state, by.name, input.trap) ? refuse('given-already') : [trap.fact('details-given', visit)];
  },
  /** The page checks nothing, so a walk into it needs to know nothing. */
  suggest: (state, { by }) =>
    state.visits
      .filter(({ owner, trap: which }) => owner === by.name && !hasGiven(state, owner, which))
      .map(({ trap: which }) => ({ trap: which, account: 'LUYENTAP', password: 'luyentap', code: '000000' })),
});
