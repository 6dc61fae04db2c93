import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';

/** What the pages of fraud pretend: an identity account to be confirmed, a tax to be paid, a refund to be had, a bank, a parcel, a power bill, a prize. */
export const TRAPS = ['fake-account', 'fake-portal', 'fake-refund', 'fake-bank', 'fake-parcel', 'fake-power', 'fake-prize'] as const;
type Which = (typeof TRAPS)[number];
const Trapped = z.object({ owner: z.string(), trap: z.enum(TRAPS) });
type Trapped = z.output<typeof Trapped>;
interface Visit extends Trapped {
  readonly link?: string | undefined;
}

const facts = {
  /** `link`: by which it was opened. */
  visited: Trapped.extend({ link: z.string().optional() }),
  /** Somebody typed what must never be typed there. Nothing of it is kept. */
  'details-given': Trapped,
};

export interface Trap {
  /** By owner: the pages opened, and those that got what they were after. */
  readonly visits: readonly Visit[];
  readonly given: readonly Trapped[];
}

const isSame = (a: Trapped, b: Trapped): boolean => a.owner === b.owner && a.trap === b.trap;
const isIn = (list: readonly Trapped[], one: Trapped): boolean => list.some((other) => isSame(other, one));

const opens: Trap = { visits: [], given: [] };

const fold: Folds<typeof facts, Trap> = {
  visited: (state, visit) => ({ ...state, visits: [...state.visits.filter((other) => !isSame(other, visit)), visit] }),
  'details-given': (state, victim) => (isIn(state.given, victim) ? state : { ...state, given: [...state.given, victim] }),
};

/** Pages of fraud under .example: reached by a link in a message only. */
export const trap = defineAgency({ name: 'trap', facts, opens, fold });

/** Whether a message's link leads to one of these pages. */
export const isTrap = (name: string): name is Which => TRAPS.some((known) => known === name);

export const hasVisited = ({ visits }: Trap, owner: string, which: string): boolean => isTrap(which) && isIn(visits, { owner, trap: which });
/** The link by which somebody opened a page last. */
export const openedBy = ({ visits }: Trap, owner: string, which: string): string | undefined =>
  visits.find((visit) => visit.owner === owner && visit.trap === which)?.link;
export const hasGiven = ({ given }: Trap, owner: string, which: string): boolean => isTrap(which) && isIn(given, { owner, trap: which });
