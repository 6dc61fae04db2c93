import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';
import type { Instant } from '../../world/world.ts';

/** Where one can walk to. Offices that are reached through another one's counter are not here. */
export const DOORS = ['home', 'notary', 'service-point', 'tax', 'bank'] as const;
export type Door = (typeof DOORS)[number];

/** What an office wants of another, sealed in a paper. The street reads its title only. */
const Sealed = z.object({
  command: z.string(),
  by: z.object({ role: z.enum(['person', 'office', 'link']), name: z.string() }),
  input: z.unknown(),
});
/** `title` is worded in the language files; `office` is the door whose counter takes it. */
export const Paper = z.object({ holder: z.string(), office: z.enum(DOORS), title: z.string(), order: Sealed });

const facts = {
  'set-out': z.object({ who: z.string(), office: z.enum(DOORS) }),
  arrived: z.object({ who: z.string(), office: z.enum(DOORS) }),
  'wait-begun': z.object({ who: z.string() }),
  'doors-opened': z.object({ who: z.string() }),
  'paper-received': Paper.extend({ id: z.string() }),
  'paper-handed-in': z.object({ id: z.string(), order: Sealed }),
  'paper-returned': z.object({ id: z.string(), because: z.string() }),
};

export interface HeldPaper extends z.output<(typeof facts)['paper-received']> {
  readonly receivedAt: Instant;
  readonly inHand: boolean;
  /** Why a counter gave it back. */
  readonly note?: string;
}

export interface Street {
  /** The door at which somebody stands; absent on the way. Whoever never went anywhere is at home. */
  readonly at: Readonly<Record<string, Door>>;
  /** Who is on the way, whereto, and since when. */
  readonly onTheWay: Readonly<Record<string, { readonly office: Door; readonly since: Instant }>>;
  /** Who waits at a closed door until it opens. */
  readonly waiting: Readonly<Record<string, true>>;
  /** When somebody came to an office, by person: the debrief counts trips and days. */
  readonly visits: Readonly<Record<string, readonly { readonly office: Door; readonly at: Instant }[]>>;
  readonly papers: Readonly<Record<string, HeldPaper>>;
}

const opens: Street = { at: {}, onTheWay: {}, waiting: {}, visits: {}, papers: {} };

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
function paper(street: Street, id: string, change: Partial<HeldPaper>): Street {
  const held = street.papers[id];
  if (!held) throw new Error(`a fact about paper ${id}, which is not there`);
  return { ...street, papers: { ...street.papers, [id]: { ...held, ...change } } };
}

const fold: Folds<typeof facts, Street> = {
  'set-out': (street, { who, office }, at) => ({
    ...street,
    at: without(street.at, who),
    waiting: without(street.waiting, who),
    onTheWay: { ...street.onTheWay, [who]: { office, since: at } },
  }),
  arrived: (street, { who, office }, at) => ({
    ...street,
    at: { ...street.at, [who]: office },
    onTheWay: without(street.onTheWay, who),
    visits: office === 'home' ? street.visits : { ...street.visits, [who]: [...visitsOf(street, who), { office, at }] },
  }),
  'wait-begun': (street, { who }) => ({ ...street, waiting: { ...street.waiting, [who]: true } }),
  'doors-opened': (street, { who }) => ({ ...street, waiting: without(street.waiting, who) }),
  'paper-received': (street, received, at) => ({
    ...street,
    papers: { ...street.papers, [received.id]: { ...received, receivedAt: at, inHand: true } },
  }),
  'paper-handed-in': (street, { id }) => paper(street, id, { inHand: false }),
  'paper-returned': (street, { id, because }) => paper(street, id, { inHand: true, note: because }),
};

/** Where offices are not connected, people walk between them with papers. It knows places, visits and papers, and no office. */
export const street = defineAgency({ name: 'street', facts, opens, fold });

/** The door at which somebody stands; undefined on the way. */
export const doorOf = ({ at, onTheWay }: Street, who: string): Door | undefined =>
  Object.hasOwn(onTheWay, who) ? undefined : Object.hasOwn(at, who) ? at[who] : 'home';

/** Waits at a door for it to open. */
export const isWaiting = ({ waiting }: Street, who: string): boolean => Object.hasOwn(waiting, who);

export const visitsOf = ({ visits }: Street, who: string): readonly { readonly office: Door; readonly at: Instant }[] =>
  Object.hasOwn(visits, who) ? (visits[who] ?? []) : [];

export const papersInHand = ({ papers }: Street, who: string): readonly HeldPaper[] =>
  Object.values(papers).filter(({ holder, inHand }) => inHand && holder === who);
