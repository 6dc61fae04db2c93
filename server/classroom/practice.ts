import type { Country } from '../world/act.ts';
import type { Fact, Instant, World } from '../world/world.ts';
import type { Step } from './ports.ts';
import { createWords, type Words } from './words.ts';

/** A practice under way, as far as its keeper needs to know it; the training's own is more. */
export interface Played {
  readonly country: Country;
  readonly world: World;
  readonly facts: readonly Fact[];
}

/** What one request adds: the facts to be kept, and where they lead. */
export interface Added<Run> {
  readonly run: Run;
  readonly facts: readonly Fact[];
}

/** One practice. What it shows is always of now; it changes only by `append`, in turn. */
export interface Practice<Run, Typed = unknown> {
  readonly id: string;
  /** As the last step left it. */
  readonly run: Run;
  /** How many steps are stored. */
  readonly steps: number;
  /** Real time of the first and of the last step. */
  readonly beganAt: number;
  readonly lastAt: number;
  /** Real time of the last step of a learner: what a trainer sends is none. */
  readonly actedAt: number;
  /** The simulated present. Between two steps it never runs back, whatever the machine's clock does. */
  now(): Instant;
  /** As it stands at this moment, what became due included: for showing. Writes nothing. */
  look(): Run;
  /** One request at a time: a second one waits here, and is judged on the world as it then is. Never from inside itself. Throws `PracticeGone`. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** What the same form led to before: a double click, a retry, the back button. */
  earlier(once: string): Step | undefined;
  /** In turn only. Resolves when the step is durable; where the store refuses, nothing has changed. Without facts nothing is written. */
  append(added: Added<Run>, once?: string): Promise<Step>;
  /** What was typed in a refused form waits in memory for the page that the form stands on, until this seat's next step; never on disk. Secrets are left out by the caller. */
  keepWords(seat: string, page: string, typed: Typed): void;
  wordsFor(seat: string, page: string): Typed | undefined;
  /** "Next person": nothing that this seat typed is left. */
  forget(seat: string): void;
  /** A page was opened: the light trail. */
  note(seat: string, page: string): void;
}

export class PracticeGone extends Error {
  override readonly name = 'PracticeGone';
  readonly code = 'practice-gone';
}

/** A practice in memory: what it is, and what only this process knows of it. */
export interface Held<Run, Typed> {
  run: Run;
  steps: number;
  lastAt: number;
  actedAt: number;
  /** The latest simulated time that was shown since the last step. */
  seen: Instant;
  readonly beganAt: number;
  readonly onces: Map<string, Step>;
  readonly words: Words<Typed>;
}

export const heldFrom = <Run extends Played, Typed>(run: Run, steps: readonly Step[], now: () => number): Held<Run, Typed> => ({
  run,
  steps: steps.length,
  beganAt: steps[0]?.took ?? 0,
  lastAt: steps.at(-1)?.took ?? 0,
  actedAt: steps.findLast(isLearners)?.took ?? steps[0]?.took ?? 0,
  seen: run.world.now,
  onces: new Map(steps.flatMap((step) => (step.once === undefined ? [] : [[step.once, step]]))),
  words: createWords(now),
});

/** A step that somebody in a seat took, or a jump in time. */
const isLearners = ({ facts }: Step): boolean => facts.some(({ by, kind }) => by.role === 'person' || kind === 'practice/time-passed');

/** A step that is on the disk, taken into memory. */
export function advance<Run extends Played>(held: Held<Run, unknown>, run: Run, step: Step): void {
  Object.assign(held, { run, steps: held.steps + 1, lastAt: step.took, seen: run.world.now, ...(isLearners(step) && { actedAt: step.took }) });
  if (step.once !== undefined) held.onces.set(step.once, step);
  for (const { by } of step.facts) if (by.role === 'person') held.words.forget(by.name);
}
