import { accountOf } from '../account.ts';
import { AccountOpened } from '../facts.ts';
import { vneid } from '../vneid.ts';

/** A person comes into the world with an account of the electronic identity. */
export const openAccount = vneid.command({
  name: 'open-account',
  from: ['office'],
  input: AccountOpened,
  refusals: { 'account-exists': 'who', 'number-taken': 'idNumber' },
  judge(state, { input }, refuse) {
    if (accountOf(state, input.who)) return refuse('account-exists');
    const taken = Object.values(state.accounts).some(({ idNumber }) => idNumber === input.idNumber);
    return taken ? refuse('number-taken') : [vneid.fact('account-opened', input)];
  },
});
