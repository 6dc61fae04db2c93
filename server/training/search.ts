import { act, nextDue, settle, type Country } from '../world/act.ts';
import type { Command, Knows } from '../world/agency.ts';
import { person, type Due, type Fact, type Order, type World } from '../world/world.ts';

/** How many moves the search tries before it says honestly that it does not know. */
const TRIES = 1_500;

/** One move on the way: an order, or waiting for what is due. */
export type Lead = { readonly order: Order } | { readonly wait: Due };

export interface Search<Seen> {
  readonly country: Country;
  /** The seats that one may act from; the one in front first. */
  readonly seats: readonly string[];
  /** What those seats can have read in a world. */
  readonly knows: (world: World) => Knows;
  /** The commands of the clean walkthrough: tried before all else. */
  readonly usual: ReadonlySet<string>;
  /** What is remembered along the way; undefined where no way may lead: into a mistake. */
  readonly see: (seen: Seen, facts: readonly Fact[]) => Seen | undefined;
  readonly isReached: (seen: Seen) => boolean;
}

interface Place<Seen> {
  readonly world: World;
  readonly seen: Seen;
  readonly last: { readonly lead: Lead; readonly from: Place<Seen> } | undefined;
}

/**
 * A short way from where the learner is: breadth first over what each command suggests, and over waiting for what is due.
 * Search to the next open criterion, then again from there; the far goal is out of reach (facts/kernel.md).
 */
export function wayTo<Seen>(search: Search<Seen>, world: World, seen: Seen): readonly Lead[] | undefined {
  const commands = Object.values(search.country.commands).filter(({ from }) => from.includes('person'));
  const been = new Set([placeKey(world)]);
  const usual: Place<Seen>[] = [{ world, seen, last: undefined }];
  const unusual: Place<Seen>[] = [];
  for (let tries = 0, next = 0, other = 0; tries < TRIES;) {
    const place = usual[next] ?? unusual[other];
    if (!place) return undefined;
    if (usual[next]) next++;
    else other++;
    for (const { lead, isUsual } of leadsFrom(search, commands, place.world)) {
      tries++;
      const there = taken(search, place, lead);
      if (!there) continue;
      if (search.isReached(there.seen)) return wayBack(there);
      const key = placeKey(there.world);
      if (been.has(key)) continue;
      been.add(key);
      (isUsual ? usual : unusual).push(there);
    }
  }
  return undefined;
}

function leadsFrom<Seen>(
  { seats, knows, usual }: Search<Seen>,
  commands: readonly Command[],
  world: World,
): readonly { lead: Lead; isUsual: boolean }[] {
  const known = knows(world);
  const orders = seats.flatMap((seat) =>
    commands.flatMap((command) =>
      command.suggest(world, person(seat), known).map((input) => ({
        lead: { order: { command: command.id, by: person(seat), input } },
        isUsual: usual.has(command.id),
      })),
    ),
  );
  const due = nextDue(world);
  return due ? [...orders, { lead: { wait: due }, isUsual: true }] : orders;
}

/** Where a move leads; undefined where it is refused and proves nothing. */
function taken<Seen>({ country, see, isReached }: Search<Seen>, from: Place<Seen>, lead: Lead): Place<Seen> | undefined {
  const { world, facts, refusal } = 'order' in lead ? act(country, from.world, lead.order, from.world.now) : settled(country, from.world, lead.wait);
  const seen = see(from.seen, facts);
  if (seen === undefined || (refusal && !isReached(seen))) return undefined;
  return { world, seen, last: { lead, from } };
}

/** Waiting is never refused, whatever happens to what was due. */
const settled = (country: Country, world: World, { at }: Due) => ({ ...settle(country, world, at), refusal: undefined });

function wayBack<Seen>(end: Place<Seen>): readonly Lead[] {
  const way: Lead[] = [];
  for (let place = end; place.last; place = place.last.from) way.unshift(place.last.lead);
  return way;
}

const keys = new WeakMap<object, string>();

/** Drawn ids ("T12345678", "099-261110-0007"), one-time codes, moments. Balances and account numbers are no such thing. */
const DRAWN = /"[A-Z]{1,3}-?\d{4,10}"|"\d{3}-\d{6}-\d{4}"|"\d{6}"|\b\d{13}\b/g;

/**
 * Two worlds that differ only in what was drawn and in times are the same place on the way.
 * Worked out once for each state: states are shared between worlds.
 */
export function placeKey({ states, due }: World): string {
  const parts = Object.values(states).map((state) => {
    if (typeof state !== 'object' || state === null) return String(state);
    const key = keys.get(state) ?? JSON.stringify(state).replace(DRAWN, '#');
    keys.set(state, key);
    return key;
  });
  return [due.length, ...parts].join('|');
}
