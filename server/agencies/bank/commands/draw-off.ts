import { z } from 'zod';
import type { BankAgency } from '../bank.ts';
import { balance } from '../state.ts';

/** Whoever has learnt somebody's details takes all that there is: what an exercise shows of a scam. The money is moved, not lost from the books. */
export const drawOffAt = (bank: BankAgency) =>
  bank.command({
    name: 'draw-off',
    from: ['office'],
    input: z.object({ from: z.string(), to: z.string() }),
    refusals: { 'account-unknown': 'from', 'payee-unknown': 'to', 'balance-short': 'from' },
    judge(state, { input: { from, to }, dice }, refuse) {
      const robbed = Object.hasOwn(state.accounts, from) ? state.accounts[from] : undefined;
      const payee = Object.hasOwn(state.accounts, to) ? state.accounts[to] : undefined;
      if (!robbed) return refuse('account-unknown');
      if (!payee || from === to) return refuse('payee-unknown');
      const amount = balance(state, from);
      if (amount <= 0) return refuse('balance-short');
      const transfer = { id: `T${dice.digits('transfer', 8)}`, who: robbed.owner, from, to, holder: payee.holder, amount, content: '' };
      return [bank.fact('transfer-ordered', transfer), bank.fact('transfer-made', { ...transfer, balance: 0, toInstitution: payee.institution })];
    },
  });
