import type { Agency, Command, Link, News, Refusal } from './agency.ts';
import { diceOf } from './dice.ts';
import { practice } from './practice.ts';
import { remembered } from './remembered.ts';
import type { Actor, Due, Fact, Instant, Order, World } from './world.ts';

/** The rules by which a practice runs, wired by hand in one place; a world is how it stands. */
export interface Country {
  readonly agencies: Readonly<Record<string, Agency>>;
  readonly commands: Readonly<Record<string, Command>>;
  readonly links: readonly Link[];
}

export interface Outcome {
  readonly world: World;
  readonly facts: readonly Fact[];
  /** Set when the order itself was turned down. That too is a fact: mistakes are what a trainer looks for. */
  readonly refusal?: Refusal;
}

/** Orders that keep calling one another at one and the same moment are a mistake in the table of links. */
const LONGEST_CHAIN = 200;

export const emptyWorld = (country: Country): World => ({
  now: 0,
  length: 0,
  due: [],
  states: Object.fromEntries(Object.values(country.agencies).map(({ name, opens }) => [name, opens])),
});

/** One step: what was due before it, the order itself, what follows at once. */
export function act(country: Country, world: World, order: Order, at: Instant): Outcome {
  const before = settle(country, world, at);
  const judged = judge(country, before.world, order);
  const after = settle(country, judged.world, at);
  return { ...judged, world: after.world, facts: [...before.facts, ...judged.facts, ...after.facts] };
}

/** What an order would bring if it were given now: the news of its own command, or why it is turned down. Changes nothing. */
export const verdict = (country: Country, world: World, order: Order): readonly News[] | Refusal => verdictOn(country, world, order, false);

/** Lets the clock run to `until`: all that is due happens, in order, each at its own time. Looking in between changes nothing. */
export function settle(country: Country, world: World, until: Instant): Outcome {
  const facts: Fact[] = [];
  for (let due = nextDue(world), still = 0; due && due.at <= until; due = nextDue(world)) {
    still = due.at > world.now ? 0 : still + 1;
    if (still === LONGEST_CHAIN) throw new Error(`links never settle: ${due.command}`);
    const outcome = judge(country, { ...world, now: Math.max(world.now, due.at) }, due, due);
    world = outcome.world;
    facts.push(...outcome.facts);
  }
  return { world: { ...world, now: Math.max(world.now, until) }, facts };
}

/** Where a fact leads: the only way in which a world changes. Looks at nothing but the fact and its agency's own fold. */
export function fold(country: Country, world: World, fact: Fact): World {
  const [name = '', what = ''] = fact.kind.split('/');
  const agency = country.agencies[name];
  if (!agency) throw new Error(`no such agency: ${fact.kind}`);
  const waiting = fact.settles === undefined ? world.due : world.due.filter(({ number }) => number !== fact.settles);
  return {
    now: Math.max(world.now, fact.at),
    length: fact.n + 1,
    due: fact.sends ? [...waiting, ...fact.sends] : waiting,
    states: { ...world.states, [name]: agency.fold(world.states[name], what, fact.data, fact.at) },
  };
}

export const replay = (country: Country, facts: readonly Fact[]): World =>
  living(facts).reduce((world, fact) => fold(country, world, fact), emptyWorld(country));

/** The branch that lives: a rewind cuts off what it undid. */
export const living = remembered((facts: readonly Fact[]): readonly Fact[] => {
  if (!facts.some(({ kind }) => kind === 'practice/rewound')) return facts;
  const branch: Fact[] = [];
  for (const fact of facts) {
    if (fact.kind === 'practice/rewound') while (branch.length > 0 && (branch.at(-1)?.n ?? 0) >= (fact.data as { to: number }).to) branch.pop();
    branch.push(fact);
  }
  return branch;
});

/** Back to the moment of the order `to`, before it. Carries that moment, so that `fold` needs to know nothing of rewinds. */
export function rewind(country: Country, facts: readonly Fact[], to: number, by: Actor): Outcome {
  const undone = to > 0 ? living(facts).find(({ n, order }) => n === to && order === to) : undefined;
  if (!undone) throw new Error(`no order begins at ${to}`);
  const { seats } = practice.in(replay(country, facts));
  const n = facts.length;
  const fact: Fact = { n, order: n, at: undone.at, by, ...practice.fact('rewound', { to, seats: [...seats] }) };
  return { world: replay(country, [...facts, fact]), facts: [fact] };
}

/** Judges one order at the world's present moment. */
function judge(country: Country, world: World, order: Order, due?: Due): Outcome {
  const verdict = verdictOn(country, world, order, due !== undefined);
  const refusal = 'refused' in verdict ? verdict : undefined;
  const news = refusal
    ? [practice.fact('refused', { command: order.command, refused: refusal.refused, field: refusal.field }), ...(refusal.leaves ?? [])]
    : (verdict as Exclude<typeof verdict, Refusal>);
  // A person's own order takes the place of the one that the world would have given for them.
  const settled = due ?? (refusal ? undefined : world.due.find((waiting) => isSame(country, waiting, order)));
  let next = world;
  const facts = news.map((piece, i) => {
    const bare: Fact = {
      n: next.length,
      order: world.length,
      at: world.now,
      by: order.by,
      ...piece,
      ...(i === 0 && settled && { settles: settled.number }),
    };
    const sends = [...(due && refusal && i === 0 ? afterRefusal(due, refusal) : []), ...called(country, bare)].map((soon, k): Due => ({
      number: bare.n * 100 + k,
      ...soon,
      at: bare.at + soon.at,
    }));
    const fact = sends.length > 0 ? { sends, ...bare } : bare;
    next = fold(country, next, fact);
    return fact;
  });
  return { world: next, facts, ...(refusal && { refusal }) };
}

function verdictOn(country: Country, world: World, order: Order, onItsWay: boolean): ReturnType<Command['judge']> {
  const command = country.commands[order.command];
  if (!command || !mayGive(command, order.by)) {
    if (onItsWay) return { refused: 'command-gone', field: null }; // the rules changed while it was on its way
    throw new Error(`${order.by.role} ${order.by.name} may not ${order.command}`);
  }
  const input = order.byHeart ? whole(command, world, order) : order.input;
  if (input === undefined) return { refused: 'nothing-to-do', field: null };
  const parsed = command.input.safeParse(input);
  if (!parsed.success) return misread(order.input, parsed.error.issues[0]?.path[0]);
  return command.judge(world, { input: parsed.data, by: order.by, at: world.now, dice: diceOf(practice.in(world).seed, world.length) });
}

/** What somebody enters who knows all of their own: the command suggests it from the world's state, so that no fact has to carry a secret. */
const whole = (command: Command, world: World, { by, input }: Order): unknown =>
  command.suggest(world, by, () => true).find((suggested) => hasPart(suggested, input));

const hasPart = (whole: unknown, part: unknown): boolean =>
  Object.entries(part as object).every(([name, value]) => (whole as Readonly<Record<string, unknown>>)[name] === value);

/** What was typed is not what the field asks for: nothing at all, or something else. */
function misread(input: unknown, at: PropertyKey | undefined): Refusal {
  const field = typeof at === 'string' ? at : null;
  const typed = field === null ? undefined : (input as Readonly<Record<string, unknown>> | undefined)?.[field];
  return { refused: typed === undefined || typed === '' ? 'missing' : 'malformed', field };
}

/** An office gives its own commands only; the practice itself may give all that an office may. */
const mayGive = ({ id, from }: Command, { role, name }: Actor): boolean =>
  from.includes(role) && (role !== 'office' || name === 'practice' || id.startsWith(`${name}/`));

/** The next order whose time comes. What the world would do for a person waits while a learner has the seat. */
export function nextDue(world: World): Due | undefined {
  const { seats } = practice.in(world);
  return world.due
    .filter(({ by }) => by.role !== 'person' || !seats.includes(by.name))
    .reduce<Due | undefined>((a, b) => (a && (a.at < b.at || (a.at === b.at && a.number < b.number)) ? a : b), undefined);
}

/** An order about to be sent: its time still counts from the fact. */
type Soon = Omit<Due, 'number'>;

function called(country: Country, { kind, data, at }: Fact): readonly Soon[] {
  return linksOn(country.links, kind).flatMap(({ then, after = 0, retry, otherwise }) => {
    const order = then(data);
    const delay = typeof after === 'function' ? after(data, at) : after;
    return order ? [{ at: delay, ...order, ...(retry && { retry }), ...(otherwise && { otherwise: otherwise(data) }) }] : [];
  });
}

const linksByFact = new WeakMap<readonly Link[], Map<string, readonly Link[]>>();
function linksOn(links: readonly Link[], kind: string): readonly Link[] {
  const known = linksByFact.get(links) ?? new Map<string, readonly Link[]>();
  if (!linksByFact.has(links)) for (const link of links) known.set(link.on, [...(known.get(link.on) ?? []), link]);
  linksByFact.set(links, known);
  return known.get(kind) ?? [];
}

/** A door that opens at a known time is waited for; another closed one is tried again; anything else is answered by `otherwise`. */
function afterRefusal({ at, command, by, input, byHeart, retry, otherwise }: Due, { refused, closedUntil }: Refusal): readonly Soon[] {
  const again = { command, by, input, ...(byHeart && { byHeart }), ...(otherwise && { otherwise }) };
  if (typeof closedUntil === 'number') return [{ at: Math.max(1, closedUntil - at), ...again, ...(retry && { retry }) }];
  if (closedUntil && retry && retry.left > 0) return [{ at: retry.after, retry: { ...retry, left: retry.left - 1 }, ...again }];
  return otherwise ? [{ at: 0, ...otherwise, input: { ...(otherwise.input as object), because: refused } }] : [];
}

const isSame = ({ commands }: Country, due: Due, { command, by, input }: Order): boolean => {
  const known = (given: unknown): string => JSON.stringify(commands[command]?.input.safeParse(given).data);
  const isAlike = due.byHeart ? hasPart(input, due.input) : known(due.input) === known(input);
  return due.by.role === 'person' && due.by.name === by.name && due.command === command && isAlike;
};
