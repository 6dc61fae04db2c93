import type { z } from 'zod';
import type { Instant } from '../../world/world.ts';
import type { BankFacts } from './facts.ts';
import { balanceOf, sumOf, type Postings } from './ledger.ts';

export interface Account {
  readonly number: string;
  readonly owner: string;
  /** As the bank writes it: capitals, no accents. */
  readonly holder: string;
  readonly institution: boolean;
}

export interface Customer {
  readonly user: string;
  readonly password: string;
  /** Wrong passwords in a row, since the last lock. */
  readonly wrong: number;
  readonly lockedUntil: Instant;
}

/** What the portal asks this customer to pay. */
export interface Payment extends z.output<BankFacts['payment-presented']> {
  readonly state: 'waiting' | 'made' | 'withdrawn' | 'ended';
}

/** Lệnh: a payment or a transfer that one approves with a code. */
export interface Instruction {
  readonly id: string;
  readonly what: 'payment' | 'transfer';
  readonly who: string;
  readonly from: string;
  readonly amount: number;
  readonly content: string;
  readonly order?: string | undefined;
  readonly to?: string | undefined;
  readonly holder?: string | undefined;
  /** drawn: the payee's name is being read; waiting: for its code. */
  readonly state: 'drawn' | 'waiting' | 'made' | 'cancelled' | 'ended';
  /** All that were sent; the last one counts. */
  readonly codes: readonly string[];
  readonly codeEnds: Instant;
  readonly wrong: number;
  readonly doneAt: Instant;
  readonly returned?: string | undefined;
}

export interface Bank {
  readonly accounts: Readonly<Record<string, Account>>;
  readonly customers: Readonly<Record<string, Customer>>;
  /** Who is logged in, in the browser and in the app alike. */
  readonly entered: readonly string[];
  readonly payments: Readonly<Record<string, Payment>>;
  readonly instructions: Readonly<Record<string, Instruction>>;
  readonly postings: Postings;
  readonly down: boolean;
}

export const opens: Bank = { accounts: {}, customers: {}, entered: [], payments: {}, instructions: {}, postings: [], down: false };

export const hasEntered = ({ entered }: Bank, who: string): boolean => entered.includes(who);
export const accountsOf = ({ accounts }: Bank, who: string): readonly Account[] => Object.values(accounts).filter(({ owner }) => owner === who);
export const findCustomer = ({ customers }: Bank, who: string): Customer | undefined => (Object.hasOwn(customers, who) ? customers[who] : undefined);
export const balance = ({ postings }: Bank, number: string): number => balanceOf(postings, number);
export const instructionsOf = ({ instructions }: Bank, who: string): readonly Instruction[] =>
  Object.values(instructions).filter((instruction) => instruction.who === who);
/** What this person has paid to others. Between one's own accounts nothing is counted. */
export const madeBy = (bank: Bank, who: string): readonly { what: 'payment' | 'transfer'; amount: number; at: Instant }[] =>
  instructionsOf(bank, who)
    .filter(({ state, to }) => state === 'made' && (to === undefined || bank.accounts[to]?.owner !== who))
    .map(({ what, amount, doneAt }) => ({ what, amount, at: doneAt }));

/** This person's account of that number; never somebody else's. */
export const findOwn = ({ accounts }: Bank, who: string, number: string): Account | undefined => {
  const account = Object.hasOwn(accounts, number) ? accounts[number] : undefined;
  return account?.owner === who ? account : undefined;
};
export const findPayment = ({ payments }: Bank, who: string, order: string): Payment | undefined => {
  const payment = Object.hasOwn(payments, order) ? payments[order] : undefined;
  return payment?.payer === who ? payment : undefined;
};
export const findInstruction = ({ instructions }: Bank, who: string, id: string): Instruction | undefined => {
  const instruction = Object.hasOwn(instructions, id) ? instructions[id] : undefined;
  return instruction?.who === who ? instruction : undefined;
};
/** The newest one that this person has still to pay. */
export const nextPayment = ({ payments }: Bank, who: string): Payment | undefined =>
  Object.values(payments).findLast(({ payer, state }) => payer === who && state === 'waiting');

/** Until when the log-in is locked; undefined where it is open. */
export function lockedUntil(bank: Bank, who: string, at: Instant): Instant | undefined {
  const until = findCustomer(bank, who)?.lockedUntil;
  return until !== undefined && at < until ? until : undefined;
}

/** What a code can still do: nothing where its payment is paid, withdrawn or ended by another way. */
export function stateOf({ payments }: Bank, { state, order }: Instruction): Instruction['state'] {
  if (state !== 'waiting' && state !== 'drawn') return state;
  return order !== undefined && payments[order]?.state !== 'waiting' ? 'ended' : state;
}

/** Money is conserved: always 0. */
export const ledgerSum = ({ postings }: Bank): number => sumOf(postings);
/** Accounts that owe the bank money: always none. */
export const overdrawn = (bank: Bank): readonly string[] => Object.keys(bank.accounts).filter((number) => balance(bank, number) < 0);
/** Movements that were carried out twice, so instructions whose code counted twice: always none. */
export const carriedOutTwice = ({ postings }: Bank): readonly string[] => postings.map(({ id }) => id).filter((id, i, all) => all.indexOf(id) !== i);
