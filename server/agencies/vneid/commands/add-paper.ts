import { accountOf } from '../account.ts';
import { PaperAdded } from '../facts.ts';
import { vneid } from '../vneid.ts';

/** An office puts a paper into somebody's wallet. */
export const addPaper = vneid.command({
  name: 'add-paper',
  from: ['link', 'office'],
  input: PaperAdded,
  refusals: { 'account-missing': 'who', 'paper-exists': 'id' },
  judge(state, { input }, refuse) {
    if (!accountOf(state, input.who)) return refuse('account-missing');
    return Object.hasOwn(state.papers, input.id) ? refuse('paper-exists') : [vneid.fact('paper-added', input)];
  },
});
