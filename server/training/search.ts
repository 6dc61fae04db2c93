import { act, nextDue, settle, type Country } from '../world/act.ts';
import type { Command, Knows } from '../world/agency.ts';
import { minutes, person, type Fact, type Instant, type Order, type World } from '../world/world.ts';
import { placeKey } from './place-key.ts';

/** One move on the way: an order, or waiting until what is due has happened. */
export type Lead = { readonly order: Order } | { readonly wait: Instant };

export interface Search<Seen> {
  readonly country: Country;
  /** The seats that one may act from; the one in front first. */
  readonly seats: readonly string[];
  /** What those seats can have read in a world. */
  readonly knows: (world: World) => Knows;
  /** How far out of the way an order is for somebody who has come to this step of the plan, and the step that it leads to. */
  readonly cost: (order: Order, step: number) => Cost;
  /** What is remembered along the way; undefined where no way may lead: into a mistake. */
  readonly see: (seen: Seen, facts: readonly Fact[], from: World) => Seen | undefined;
  readonly isReached: (seen: Seen) => boolean;
}

/** `cost` is a small whole number, 0 for the very next of the plan. */
export interface Cost {
  readonly cost: number;
  readonly step: number;
}

/** What comes together is waited for together: an SMS, a notice, a bank's report. */
const TOGETHER = minutes(1);

/** A place that was reached, or a move towards one that nobody has made yet. */
interface Place<Seen> {
  readonly world: World;
  readonly seen: Seen;
  readonly last: Branch<Seen> | undefined;
}
interface Branch<Seen> extends Cost {
  readonly lead: Lead;
  readonly from: Place<Seen>;
}

/** Moves by what it costs to have made them, cheapest first; of the same cost, the furthest in the plan; of those, first come, first served. */
function queueOf<Item extends Cost>() {
  /** By cost, then by step (−1 is the first), each in order of coming. */
  const waiting: Item[][][] = [];
  let cost = 0;
  return {
    add(item: Item): void {
      const steps = (waiting[item.cost] ??= []);
      while (steps.length < item.step + 2) steps.push([]);
      steps[item.step + 1]?.push(item);
    },
    take(): Item | undefined {
      for (; cost < waiting.length; cost++) {
        const item = waiting[cost]?.findLast((items) => items.length > 0)?.shift();
        if (item) return item;
      }
      return undefined;
    },
  };
}

interface Way<Seen> {
  readonly leads: readonly Lead[];
  readonly seen: Seen;
}

/**
 * A short way from where the learner is: over what each command suggests and over waiting for what is due, what is usual before what is not.
 * Search to the next open criterion, then again from there; the far goal is out of reach (facts/kernel.md). Moves are made when their turn comes,
 * so that what is far out of the way costs nothing. Asked once more with a greater number, it goes on where it stopped after so many moves in all.
 */
export function wayTo<Seen>(search: Search<Seen>, world: World, seen: Seen): (tries: number) => Way<Seen> | undefined {
  const commands = Object.values(search.country.commands).filter(({ from }) => from.includes('person'));
  const been = new Set([placeKey(world)]);
  const queue = queueOf<Branch<Seen>>();
  const goOnFrom = (place: Place<Seen>): void =>
    branchesFrom(search, commands, place).forEach((branch) => {
      queue.add(branch);
    });
  let start: Place<Seen> | undefined = { world, seen, last: undefined };
  let tried = 0;
  return (tries) => {
    if (start) goOnFrom(start); // not before it is asked: most ways never are
    start = undefined;
    for (; tried < tries; tried++) {
      const branch = queue.take();
      if (!branch) return undefined;
      const there = taken(search, branch);
      if (!there) continue;
      if (search.isReached(there.seen)) return { leads: wayBack(there), seen: there.seen };
      const key = placeKey(there.world);
      if (been.has(key)) continue;
      been.add(key);
      goOnFrom(there);
    }
    return undefined;
  };
}

/** All that one can do in a place, and waiting. */
function branchesFrom<Seen>({ seats, knows, cost }: Search<Seen>, commands: readonly Command[], from: Place<Seen>): readonly Branch<Seen>[] {
  const { world } = from;
  const known = knows(world);
  const { cost: spent, step } = from.last ?? { cost: 0, step: -1 };
  const orders = seats.flatMap((seat) =>
    commands.flatMap((command) =>
      command.suggest(world, person(seat), known).map((input): Order => ({ command: command.id, by: person(seat), input })),
    ),
  );
  const branches = orders.map((order) => {
    const more = cost(order, step);
    return { lead: { order }, from, cost: spent + more.cost, step: more.step };
  });
  const due = nextDue(world);
  // Waiting is out of the way only where the plan can go on, and only a short while: what is far off is waited for in any case.
  const waiting = due && due.at - world.now <= TOGETHER && branches.some((branch) => branch.cost === spent) ? 1 : 0;
  return due ? [...branches, { lead: { wait: due.at + TOGETHER }, from, cost: spent + waiting, step }] : branches;
}

/** Where a move leads; undefined where it is refused and proves nothing. */
function taken<Seen>({ country, see, isReached }: Search<Seen>, branch: Branch<Seen>): Place<Seen> | undefined {
  const { from, lead } = branch;
  const { world, facts, refusal } = 'order' in lead ? act(country, from.world, lead.order, from.world.now) : settled(country, from.world, lead.wait);
  const seen = see(from.seen, facts, from.world);
  if (seen === undefined || (refusal && !isReached(seen))) return undefined;
  return { world, seen, last: branch };
}

/** Waiting is never refused, whatever happens to what was due. */
function settled(country: Country, before: World, until: Instant) {
  const { world, facts } = settle(country, before, until);
  return { world, facts, refusal: undefined };
}

function wayBack<Seen>(end: Place<Seen>): readonly Lead[] {
  const way: Lead[] = [];
  for (let place = end; place.last; place = place.last.from) way.unshift(place.last.lead);
  return way;
}
