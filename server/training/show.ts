import { showMove } from '../agencies/coach/commands/show-move.ts';
import { living } from '../world/act.ts';
import { office, type Fact } from '../world/world.ts';
import { give, type Run, type Step } from './run.ts';
import { walkOf, type Move } from './scenario.ts';
import { doings, play, type Doing, type Kept } from './walk.ts';

/** How far a demonstration has come. */
export interface Showing {
  /** Moves played so far, of how many. */
  readonly at: number;
  readonly of: number;
  readonly move: Move | undefined;
  /** What is done next, worked out from the world as it stands; undefined at the end. */
  readonly next: Doing | undefined;
  /** The order with which the last move began: one step backwards leads before it. Undefined at the beginning. */
  readonly last: number | undefined;
}

/** Where a demonstration of a walkthrough stands. The facts tell, so that it goes backwards by a rewind, like all else. */
export function showing(run: Run, walkthrough = 'clean'): Showing {
  const { moves } = walkOf(run.source, walkthrough);
  const { notes, kept } = notesIn(run);
  const at = notes.length;
  const move = moves[at];
  const turn = move && doings(run, [move], undefined, { ...kept }).next();
  return { at, of: moves.length, move, next: turn?.done === false ? turn.value : undefined, last: lastBegan(run, notes) };
}

/** The next move, played to its end, and noted. */
export function showNext(run: Run, walkthrough = 'clean'): Step {
  const move = walkOf(run.source, walkthrough).moves[showing(run, walkthrough).at];
  if (!move) return { run, facts: [], refusal: undefined };
  const kept: Kept = { ...notesIn(run).kept };
  const played = play(run, [move], undefined, undefined, kept);
  const name = 'keep' in move ? move.keep : undefined;
  const noted = give(
    played,
    showMove.order(office('practice'), { move: notesIn(run).notes.length, ...(name !== undefined && { kept: { name, input: kept[name] ?? {} } }) }),
    played.world.now,
  ).run;
  return { run: noted, facts: noted.facts.slice(run.facts.length), refusal: undefined };
}

interface Note {
  readonly move: number;
  readonly kept?: { readonly name: string; readonly input: Readonly<Record<string, unknown>> };
}

function notesIn({ facts }: Run): { readonly notes: readonly Fact[]; readonly kept: Kept } {
  const notes = living(facts).filter(({ kind }) => kind === 'coach/move-shown');
  const kept = notes.flatMap(({ data }) => (data as Note).kept ?? []).map(({ name, input }) => [name, input] as const);
  return { notes, kept: Object.fromEntries(kept) };
}

/** Everything after the note before the last belongs to the last move. */
function lastBegan({ facts }: Run, notes: readonly Fact[]): number | undefined {
  if (notes.length === 0) return undefined;
  const branch = living(facts);
  const before = notes.at(-2)?.n ?? branch.findLast(({ kind }) => kind === 'practice/seat-taken')?.n ?? -1;
  return branch.find(({ n, order, kind }) => n > before && n === order && kind !== 'practice/rewound')?.n;
}
