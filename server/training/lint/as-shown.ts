import type { Command } from '../../world/agency.ts';
import { doomedIn, isMistaken } from '../blame.ts';
import { withKept } from '../cast.ts';
import { progress } from '../progress.ts';
import type { Run } from '../run.ts';
import { walkOf, type Move } from '../scenario.ts';
import { tried, Unplayable } from '../unplayable.ts';
import { play, walk, type Deed, type Kept } from '../walk.ts';

/** Goes on as "clean" does, move by move, until all is done: what cannot be done any more, or would be a mistake, is left out. */
export function asClean(from: Run): Run {
  const kept: Kept = {};
  const doomed = doomedIn(from);
  let run = from;
  for (const move of walkOf(from.source, 'clean').moves) {
    if (progress(run).isDone) return run;
    const next = tried(() => play(run, [move], undefined, undefined, kept));
    if (!(next instanceof Unplayable) && !isMistaken(run, run.memory, next.memory, doomed)) run = next;
  }
  return walk(run, { moves: [] });
}

/** The same practice, in which one thinks of typing what "clean" types by hand, as nobody could guess it. */
export function knowingClean(run: Run): Run {
  const typed = walkOf(run.scenario, 'clean').moves.filter(isTyped);
  const commands = Object.entries(run.country.commands).map(([id, command]) => {
    const deeds = typed.filter((deed) => deed.do === id);
    return [id, deeds.length > 0 ? { ...command, suggest: suggesting(run, command, deeds) } : command] as const;
  });
  return { ...run, country: { ...run.country, commands: Object.fromEntries(commands) } };
}

/** What is taken from something kept is that of another practice: a code of then. */
const isTyped = (move: Move): move is Deed =>
  'do' in move &&
  move.about === undefined &&
  (move.with !== 'suggested' || move.but !== undefined) &&
  !(tried(() => withKept(move, {})) instanceof Unplayable);

const suggesting =
  ({ scenario }: Run, command: Command, deeds: readonly Deed[]): Command['suggest'] =>
  (world, by, knows) => {
    const usual = command.suggest(world, by, knows);
    const own = deeds.filter(({ as = scenario.seats[0] }) => as === by.name);
    const inputs = own.flatMap(({ with: given, but }) =>
      (given === 'suggested' ? usual : [given]).map((input) => ({ ...(input as object), ...but })),
    );
    return [...usual, ...inputs];
  };
