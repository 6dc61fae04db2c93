import { plainCapitals } from '../../../fixtures/people/plain-capitals.ts';
import type { Folds } from '../../world/agency.ts';
import type { Instant } from '../../world/world.ts';
import type { BankFacts } from './facts.ts';
import { CAPITAL, reversed, type Posting } from './ledger.ts';
import type { Bank, Instruction, Payment } from './state.ts';

function changed<T>(all: Readonly<Record<string, T>>, key: string, change: Partial<T>): Readonly<Record<string, T>> {
  const known = Object.hasOwn(all, key) ? all[key] : undefined;
  return known === undefined ? all : { ...all, [key]: { ...known, ...change } };
}

const withInstruction = (bank: Bank, id: string, change: Partial<Instruction>): Bank => ({
  ...bank,
  instructions: changed(bank.instructions, id, change),
});
const withPayment = (bank: Bank, order: string, state: Payment['state']): Bank => ({ ...bank, payments: changed(bank.payments, order, { state }) });
const posted = (bank: Bank, posting: Posting): Bank => ({ ...bank, postings: [...bank.postings, posting] });

const drawn = { state: 'drawn', codes: [], codeEnds: 0, wrong: 0, doneAt: 0 } as const;

function opened(bank: Bank, { number, owner, holder, balance, user, password }: Opened, at: Instant): Bank {
  const { accounts, customers } = bank;
  const entries = [
    { account: CAPITAL, amount: 0 - balance },
    { account: number, amount: balance },
  ];
  const institution = user === undefined && !Object.hasOwn(customers, owner);
  const known = {
    ...bank,
    accounts: { ...accounts, [number]: { number, owner, holder: plainCapitals(holder), institution } },
    ...(user !== undefined && password !== undefined && { customers: { ...customers, [owner]: { user, password, wrong: 0, lockedUntil: 0 } } }),
  };
  return posted(known, { id: `O${number}`, at, what: 'opening', entries, content: '' });
}
type Opened = Readonly<{ number: string; owner: string; holder: string; balance: number; user?: string | undefined; password?: string | undefined }>;

/** Back to whom it came from, with the reason on the statement. */
function returned(bank: Bank, id: string, because: string, at: Instant): Bank {
  const posting = bank.postings.find((one) => one.id === id);
  if (!posting) return bank;
  const entries = reversed(posting.entries);
  return posted(withInstruction(bank, id, { returned: because }), { id: `R${id}`, at, what: 'return', entries, content: posting.content });
}

export const fold: Folds<BankFacts, Bank> = {
  'account-opened': opened,
  entered: (bank, { who }) => ({ ...bank, entered: [...bank.entered, who], customers: changed(bank.customers, who, { wrong: 0 }) }),
  left: (bank, { who }) => ({ ...bank, entered: bank.entered.filter((other) => other !== who) }),
  'wrong-password': (bank, { who, lockedUntil }) => ({
    ...bank,
    customers: changed(bank.customers, who, lockedUntil === undefined ? { wrong: (bank.customers[who]?.wrong ?? 0) + 1 } : { wrong: 0, lockedUntil }),
  }),
  'payment-presented': (bank, payment) => ({ ...bank, payments: { ...bank.payments, [payment.order]: { state: 'waiting', ...payment } } }),
  'payment-withdrawn': (bank, { order }) => withPayment(bank, order, 'withdrawn'),
  'payment-ended': (bank, { order }) => withPayment(bank, order, 'ended'),
  'transfer-ordered': (bank, transfer) => ({
    ...bank,
    instructions: { ...bank.instructions, [transfer.id]: { ...transfer, ...drawn, what: 'transfer' } },
  }),
  'approval-started': (bank, { code, ...approval }) => ({
    ...bank,
    instructions: {
      ...bank.instructions,
      [approval.id]: { ...drawn, ...bank.instructions[approval.id], ...approval, state: 'waiting', codes: [code] },
    },
  }),
  'code-renewed': (bank, { id, code, codeEnds }) => withInstruction(bank, id, { codes: [...(bank.instructions[id]?.codes ?? []), code], codeEnds }),
  'wrong-code': (bank, { id, ends }) =>
    withInstruction(bank, id, { wrong: (bank.instructions[id]?.wrong ?? 0) + 1, ...(ends && { state: 'ended' }) }),
  'approval-cancelled': (bank, { id }) => withInstruction(bank, id, { state: 'cancelled' }),
  'payment-made': (bank, { id, order, from, amount, parts, content }, at) => {
    const entries = [{ account: from, amount: -amount }, ...parts.map((part) => ({ account: part.account, amount: part.amount }))];
    const paid = withPayment(withInstruction(bank, id, { state: 'made', doneAt: at }), order, 'made');
    return posted(paid, { id, at, what: 'payment', entries, content });
  },
  'transfer-made': (bank, { id, from, to, amount, content }, at) => {
    const entries = [
      { account: from, amount: -amount },
      { account: to, amount },
    ];
    return posted(withInstruction(bank, id, { state: 'made', doneAt: at }), { id, at, what: 'transfer', entries, content });
  },
  'transfer-returned': (bank, { id, because }, at) => returned(bank, id, because, at),
  'went-down': (bank) => ({ ...bank, down: true }),
  'came-up': (bank) => ({ ...bank, down: false }),
};
