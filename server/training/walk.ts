import { inboxOf, phone } from '../agencies/phone/phone.ts';
import { living, settle } from '../world/act.ts';
import { minutes, person, seconds, type Actor, type Instant, type Order, type World } from '../world/world.ts';
import { whyAtALoss } from './at-a-loss.ts';
import { resolved, withKept } from './cast.ts';
import { knownTo } from './persona.ts';
import { give, injected, pass, waiting, type Run, type Step } from './run.ts';
import type { Move, Walk } from './scenario.ts';
import { spanOf } from './spans.ts';
import { unplayable } from './unplayable.ts';

export type Deed = Extract<Move, { readonly do: string }>;

/** One thing to be done now, concretely: the kernel does it at once, a browser test by going there, filling in and pressing. */
export type Doing =
  /** `at`: when it is given; until then one waits for a message, or is slow. */
  | { readonly what: 'order'; readonly order: Order; readonly at: Instant; readonly late: Instant }
  /** `pressed`: by the jump button; otherwise time just goes by. */
  | { readonly what: 'pass'; readonly until: Instant; readonly pressed: boolean }
  | { readonly what: 'inject'; readonly id: string };

/** What moves have put by, by its name; later moves take from it. */
export type Kept = Record<string, Readonly<Record<string, unknown>>>;

/** How long somebody waits for a message before a walkthrough gives up. */
const PATIENCE = minutes(1);
/** A walkthrough that jumps more often than this waits for what does not come. */
const MOST_JUMPS = 60;

/**
 * A walkthrough move by move. Each turn yields what is to be done and takes the run that came of it, so that whoever performs it (the kernel, a
 * browser against a server) decides how: what is entered is always worked out from the world as it really stands. Throws `Unplayable` where a
 * move cannot be made.
 */
export function* doings(
  start: Run,
  moves: readonly Move[],
  who: (deed: Deed) => Actor = playedBy(start),
  kept: Kept = {},
): Generator<Doing, Run, Run> {
  try {
    return yield* moveByMove(start, moves, who, kept);
  } catch (problem) {
    throw unplayable(problem);
  }
}

function* moveByMove(start: Run, moves: readonly Move[], who: (deed: Deed) => Actor, kept: Kept): Generator<Doing, Run, Run> {
  let run = start;
  for (const written of moves) {
    const move = resolved(written, start.cast);
    if ('wait' in move) run = yield { what: 'pass', until: run.world.now + spanOf(move.wait), pressed: false };
    else if ('inject' in move) run = yield { what: 'inject', id: move.inject };
    else if ('jump' in move) run = yield* jumps(run, move.jump);
    else {
      const by = who(move);
      const { input, at } = entered(run, withKept(move, kept), by);
      if (move.keep === undefined) run = yield { what: 'order', order: { command: move.do, by, input }, at, late: lateness(move) };
      else {
        if (at > run.world.now) run = yield { what: 'pass', until: at, pressed: false };
        kept[move.keep] = input;
      }
    }
  }
  return run;
}

const lateness = ({ late }: Deed): Instant => (late === undefined ? 0 : spanOf(late));

function* jumps(start: Run, target: string): Generator<Doing, Run, Run> {
  let run = start;
  for (let count = 0; count < MOST_JUMPS; count++) {
    const next = waiting(run);
    if (!next) throw new Error(`nothing is due: no jump to ${target}`);
    run = yield { what: 'pass', until: next.at, pressed: true };
    if (target === 'next' || living(run.facts).some(({ n, kind }) => n >= start.facts.length && kind === target)) return run;
  }
  throw new Error(`${MOST_JUMPS} jumps and no ${target}`);
}

const playedBy =
  ({ scenario }: Run) =>
  ({ as = scenario.seats[0] ?? '' }: Deed): Actor =>
    person(as);

/** What is entered, and when: at once or when the message has come that tells it, and as late as the move says. */
function entered(run: Run, move: Deed, by: Actor): { input: Readonly<Record<string, unknown>>; at: Instant } {
  const { input, at } = meant(run, move, by);
  return { input: { ...input, ...move.but }, at: at + lateness(move) };
}

function meant(run: Run, { do: command, with: given, about }: Deed, by: Actor): Entry {
  if (about !== undefined) return onceThere(run, (world) => messageCalled(world, about, by)) ?? never(`no message "${about}" has come to ${by.name}`);
  if (given !== 'suggested') return { input: given, at: run.world.now };
  const found = onceThere(run, (world) => suggestion({ ...run, world }, command, by));
  return found ?? never(`${by.name} cannot know what to enter at ${command}: ${whyAtALoss(run, command, by)}`);
}

interface Entry {
  readonly input: object;
  readonly at: Instant;
}

/** A person waits for an SMS, but not for ever. */
function onceThere({ country, world }: Run, find: (world: World) => object | undefined): Entry | undefined {
  for (let at = world.now; at <= world.now + PATIENCE; at += seconds(1)) {
    const input = find(settle(country, world, at).world);
    if (input) return { input, at };
  }
  return undefined;
}

function never(why: string): never {
  throw new Error(why);
}

/** The last message of this name on somebody's phone, as commands name it. */
function messageCalled(world: World, name: string, by: Actor): { readonly id: string } | undefined {
  const found = inboxOf(phone.in(world), by.name).findLast(({ message }) => message === name);
  return found && { id: found.id };
}

/** The first thing that somebody in this seat would plausibly enter. */
function suggestion({ country, world, cast, scenario }: Run, command: string, by: Actor): object | undefined {
  const seats = scenario.seats.includes(by.name) ? scenario.seats : [by.name];
  const [input] = country.commands[command]?.suggest(world, by, knownTo({ world, cast, scenario }, seats)) ?? [];
  return typeof input === 'object' && input !== null ? input : undefined;
}

/** Does it in the kernel, refused or not. */
export function done(run: Run, doing: Doing): Step {
  if (doing.what === 'inject') return injected(run, doing.id, run.world.now);
  return doing.what === 'pass' ? pass(run, doing.until) : give(run, doing.order, doing.at);
}

/** Plays moves in the kernel; `look` is told of each step. Throws `Unplayable` where a move cannot be made. */
export function play(run: Run, moves: readonly Move[], who?: (deed: Deed) => Actor, look?: (doing: Doing, step: Step) => void, kept?: Kept): Run {
  const turns = doings(run, moves, who, kept);
  let now = run;
  for (let turn = turns.next(); !turn.done; turn = turns.next(now)) {
    const step = done(now, turn.value);
    look?.(turn.value, step);
    now = step.run;
  }
  return now;
}

/** Plays a walkthrough to its end, and lets what it set going come to rest. */
export function walk(run: Run, { moves }: Pick<Walk, 'moves'>, rest: Instant = minutes(10)): Run {
  const end = play(run, moves);
  return pass(end, end.world.now + rest).run;
}
