import { practice as practiceAgency } from '../world/practice.ts';
import type { Fact } from '../world/world.ts';
import type { Played, Practice } from './practice.ts';

/** How far a learner is: what the training's `progress` tells. */
export interface Outline {
  readonly tasks: readonly { readonly id: string; readonly state: 'done' | 'now' | 'open' }[];
  readonly mistakes: readonly { readonly id: string; readonly severity: 'slip' | 'harmful' }[];
  readonly isDone: boolean;
}

/** Why somebody should be helped: so many of their orders refused one after another, or so many minutes without a step. */
export type HelpWanted = { readonly why: 'refusals'; readonly count: number } | { readonly why: 'idle'; readonly minutes: number };

export interface BoardRow extends Outline {
  readonly number: number;
  readonly nickname: string;
  readonly practice: string;
  /** The last thing that the learner did; of a refused order also which one and why. */
  readonly last: LastAction | undefined;
  /** Whole minutes of real time: since the first step, until the last one where all is done. */
  readonly minutes: number;
  readonly help: HelpWanted | undefined;
  /** What came of the run before, where somebody does the lesson once more; `run`: the how manyth this is. */
  readonly again: { readonly run: number; readonly mistakes: Outline['mistakes']; readonly minutes: number } | undefined;
  /** What a trainer or the script has sent into this world so far. */
  readonly injected: readonly string[];
  /** Why there is nothing more to tell: deleted meanwhile, or changed on the disk so that it cannot be read. */
  readonly lost: 'gone' | 'damaged' | undefined;
}

export interface LastAction {
  /** Kind of fact; its words stand at `<agency>.facts.<what>`. */
  readonly kind: string;
  readonly refused: { readonly command: string; readonly refused: string } | undefined;
  readonly minutesAgo: number;
}

/** More than so many refusals in a row, or longer without a step than so many minutes. */
export interface Patience {
  readonly refusals: number;
  readonly minutes: number;
}
export const PATIENCE: Patience = { refusals: 2, minutes: 3 };

const MINUTE = 60_000;
const minutesFrom = (from: number, to: number): number => Math.floor(Math.max(0, to - from) / MINUTE);

type Row = Pick<BoardRow, 'number' | 'nickname' | 'practice'>;

/** One learner's row. Costs the same however long the practice is: everything is remembered by its run, or found from the end. */
export function boardRow<Run extends Played>(
  { number, nickname, earlier }: Omit<Row, 'practice'> & { readonly earlier: readonly string[] },
  { practice, before }: { readonly practice: Practice<Run>; readonly before: Practice<Run> | undefined },
  { outline, now, patience }: { readonly outline: (run: Run) => Outline; readonly now: number; readonly patience: Patience },
): BoardRow {
  const run = practice.look();
  const { tasks, mistakes, isDone } = outline(run);
  const { seats, injected } = practiceAgency.in(run.world);
  const last = run.facts.findLast((fact) => isOrderOf(seats, fact));
  const idle = minutesFrom(practice.actedAt, now);
  return {
    number,
    nickname,
    practice: practice.id,
    tasks,
    mistakes,
    isDone,
    last: last && { kind: last.kind, refused: refusedIn(last), minutesAgo: idle },
    minutes: minutesFrom(practice.beganAt, isDone ? practice.actedAt : now),
    help: isDone ? undefined : helpWanted(refusalsInARow(run.facts, seats), now - practice.actedAt, patience),
    again: before && {
      run: earlier.length + 1,
      mistakes: outline(before.look()).mistakes,
      minutes: minutesFrom(before.beganAt, before.actedAt),
    },
    injected,
    lost: undefined,
  };
}

export const lostRow = (member: Row, lost: 'gone' | 'damaged'): BoardRow => ({
  number: member.number,
  nickname: member.nickname,
  practice: member.practice,
  tasks: [],
  mistakes: [],
  isDone: false,
  last: undefined,
  minutes: 0,
  help: undefined,
  again: undefined,
  injected: [],
  lost,
});

/** Who wants help comes first; then by number. */
export const helpFirst = (a: BoardRow, b: BoardRow): number => Number(b.help !== undefined) - Number(a.help !== undefined) || a.number - b.number;

/** A learner's own order begins here: what follows from it, and what the world does for people whom nobody plays, does not count. */
const isOrderOf = (seats: readonly string[], { n, order, by }: Fact): boolean => n === order && by.role === 'person' && seats.includes(by.name);

function refusedIn({ kind, data }: Fact): LastAction['refused'] {
  if (kind !== 'practice/refused') return undefined;
  const { command, refused } = data as { readonly command: string; readonly refused: string };
  return { command, refused };
}

function refusalsInARow(facts: readonly Fact[], seats: readonly string[]): number {
  let count = 0;
  for (let i = facts.length - 1; i >= 0; i--) {
    const fact = facts[i];
    if (!fact || !isOrderOf(seats, fact)) continue;
    if (fact.kind !== 'practice/refused') break;
    count++;
  }
  return count;
}

function helpWanted(refusals: number, idle: number, patience: Patience): HelpWanted | undefined {
  if (refusals > patience.refusals) return { why: 'refusals', count: refusals };
  return idle > patience.minutes * MINUTE ? { why: 'idle', minutes: Math.floor(idle / MINUTE) } : undefined;
}
