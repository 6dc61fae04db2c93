import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';

/** What the pages of fraud pretend: an account to be confirmed, a tax to be paid at the portal, a refund to be had from a bank. */
export const TRAPS = ['fake-account', 'fake-portal', 'fake-refund'] as const;
type Which = (typeof TRAPS)[number];
const Trapped = z.object({ owner: z.string(), trap: z.enum(TRAPS) });
type Trapped = z.output<typeof Trapped>;

const facts = {
  visited: Trapped,
  /** Somebody typed what must never be typed there. Nothing of it is kept. */
  'details-given': Trapped,
};

export interface Trap {
  /** By owner: the pages opened, and those that got what they were after. */
  readonly visits: readonly Trapped[];
  readonly given: readonly Trapped[];
}

const isIn = (list: readonly Trapped[], { owner, trap: which }: Trapped): boolean =>
  list.some((other) => other.owner === owner && other.trap === which);

const opens: Trap = { visits: [], given: [] };

const fold: Folds<typeof facts, Trap> = {
  visited: (state, visit) => (isIn(state.visits, visit) ? state : { ...state, visits: [...state.visits, visit] }),
  'details-given': (state, victim) => (isIn(state.given, victim) ? state : { ...state, given: [...state.given, victim] }),
};

/** Pages of fraud under .example: reached by a link in a message only. */
export const trap = defineAgency({ name: 'trap', facts, opens, fold });

/** Whether a message's link leads to one of these pages. */
export const isTrap = (name: string): name is Which => TRAPS.some((known) => known === name);

export const hasVisited = ({ visits }: Trap, owner: string, which: string): boolean => isTrap(which) && isIn(visits, { owner, trap: which });
export const hasGiven = ({ given }: Trap, owner: string, which: string): boolean => isTrap(which) && isIn(given, { owner, trap: which });
