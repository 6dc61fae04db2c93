import type { Instant } from '../../world/world.ts';

/** One side of a movement: đồng into an account, or (negative) out of it. */
export interface Entry {
  readonly account: string;
  readonly amount: number;
}

/** A movement of money. Its entries sum to zero, so that money neither appears nor vanishes. */
export interface Posting {
  /** Unique: the instruction that it carries out, or "R" and that for its return. */
  readonly id: string;
  readonly at: Instant;
  readonly what: 'opening' | 'payment' | 'transfer' | 'return';
  readonly entries: readonly Entry[];
  /** What it was for: the dossier's number as far as there is one. */
  readonly content: string;
}

export type Postings = readonly Posting[];

/** The other side of every opening balance. Not a number, so that nobody can name it as a payee. */
export const CAPITAL = 'capital';

/** A balance is never stored: it is what the movements of an account come to. */
export const balanceOf = (postings: Postings, account: string): number => postings.reduce((sum, { entries }) => sum + movedIn(entries, account), 0);

/** What a movement does to one account. */
const movedIn = (entries: readonly Entry[], account: string): number =>
  entries.reduce((sum, entry) => (entry.account === account ? sum + entry.amount : sum), 0);

/** All accounts together, the capital included: always 0. */
export const sumOf = (postings: Postings): number =>
  postings.reduce((sum, { entries }) => sum + entries.reduce((part, { amount }) => part + amount, 0), 0);

/** The same movement backwards. */
export const reversed = (entries: readonly Entry[]): readonly Entry[] => entries.map(({ account, amount }) => ({ account, amount: -amount }));

export interface StatementLine extends Pick<Posting, 'id' | 'at' | 'what' | 'content'> {
  readonly amount: number;
  /** Balance after it. */
  readonly balance: number;
}

/** An account's movements, newest first. */
export function statementOf(postings: Postings, account: string): readonly StatementLine[] {
  let balance = 0;
  const lines = postings
    .filter(({ entries }) => entries.some((entry) => entry.account === account))
    .map(({ id, at, what, content, entries }) => {
      const amount = movedIn(entries, account);
      balance += amount;
      return { id, at, what, content, amount, balance };
    });
  return lines.reverse();
}
