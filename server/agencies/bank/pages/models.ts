import type { Model } from '../../page.ts';
import { officeNamed } from '../../payee.ts';
import type { Instant } from '../../../world/world.ts';
import { statementOf } from '../ledger.ts';
import { CODES_SENT, triesOn } from '../limits.ts';
import {
  accountsOf,
  balance,
  findInstruction,
  findOwn,
  findPayment,
  hasEntered,
  instructionsOf,
  lockedUntil,
  nextPayment,
  stateOf,
  type Bank,
  type Payment,
} from '../state.ts';

/** What every page of a bank says of itself and of who looks. `site` is where its own links begin. */
export interface Place {
  readonly bank: string;
  readonly site: string;
}

const top = (state: Bank, { bank, site }: Place, seat: string, at: Instant) => ({
  bank,
  site,
  entered: hasEntered(state, seat),
  lockedUntil: lockedUntil(state, seat, at),
  holder: accountsOf(state, seat)[0]?.holder ?? '',
});

/** Our offices are named in the reader's language. */
const named = (parts: Payment['parts']) => parts.map((part) => ({ ...part, office: officeNamed(part.payee) }));

const balances = (state: Bank, seat: string) =>
  accountsOf(state, seat).map(({ number, holder }) => ({ number, holder, balance: balance(state, number) }));

/** Log-in, then the accounts and what waits. */
export function homeModel(state: Bank, place: Place, seat: string, at: Instant): Model {
  const head = top(state, place, seat, at);
  if (!head.entered) return { ...head, accounts: [], waiting: undefined, open: [], last: [] };
  const waiting = nextPayment(state, seat);
  const open = instructionsOf(state, seat)
    .map((one) => ({ id: one.id, what: one.what, amount: one.amount, state: stateOf(state, one) }))
    .filter((one) => one.state === 'drawn' || one.state === 'waiting');
  const last = accountsOf(state, seat)
    .flatMap(({ number }) => statementOf(state.postings, number))
    .filter(({ what }) => what !== 'opening')
    .slice(0, 3);
  return {
    ...head,
    accounts: balances(state, seat),
    waiting: waiting && { order: waiting.order, total: waiting.total, content: waiting.content },
    open,
    last,
  };
}

/** A payment order of the portal: who is paid, each part, the total, from which account. */
export function paymentModel(state: Bank, place: Place, seat: string, at: Instant, order: string): Model | undefined {
  const payment = findPayment(state, seat, order);
  if (!payment) return undefined;
  const { total, parts, content, state: how } = payment;
  return { ...top(state, place, seat, at), order, total, parts: named(parts), content, state: how, accounts: balances(state, seat) };
}

/** One payment or transfer on its way. The code is never in it: it is on the phone. */
export function instructionModel(state: Bank, place: Place, seat: string, at: Instant, id: string): Model | undefined {
  const instruction = findInstruction(state, seat, id);
  if (!instruction) return undefined;
  const { what, from, to, holder, amount, content, order, codeEnds, wrong, codes, doneAt, returned } = instruction;
  return {
    ...top(state, place, seat, at),
    ...{ id, what, from, to, holder, amount, content, order, codeEnds, doneAt, returned },
    parts: order === undefined ? [] : named(state.payments[order]?.parts ?? []),
    state: stateOf(state, instruction),
    expired: at > codeEnds,
    wrong,
    triesLeft: Math.max(0, triesOn(at) - wrong),
    mayRenew: codes.length < CODES_SENT,
    renewed: codes.length > 1,
    balance: balance(state, from),
  };
}

/** An account's statement, newest first. */
export function statementModel(state: Bank, place: Place, seat: string, at: Instant, number: string): Model | undefined {
  const account = findOwn(state, seat, number);
  const head = top(state, place, seat, at);
  if (!account) return undefined;
  if (!head.entered) return { ...head, number, balance: 0, lines: [] };
  return { ...head, number, balance: balance(state, number), lines: statementOf(state.postings, number) };
}
