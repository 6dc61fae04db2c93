import type { Fact, Instant } from '../world/world.ts';
import { isId, newId as drawnId } from './ids.ts';
import { createInMemory } from './in-memory.ts';
import { LogMovedOn, type Logs, type Step, type Trail } from './ports.ts';
import { advance, heldFrom, PracticeGone, type Added, type Held, type Played, type Practice } from './practice.ts';
import { createTurns } from './turns.ts';
import { unlessDamaged } from './unless-damaged.ts';

export interface PracticesParts<Run extends Played> {
  readonly logs: Logs;
  readonly trail: Trail;
  /** Real time. */
  readonly now: () => number;
  /** A stored practice from all its facts; fact 0 says what it is made of. */
  readonly load: (facts: readonly Fact[]) => Run | Promise<Run>;
  /** Lets the clock run, for showing only. */
  readonly look: (run: Run, at: Instant) => Run;
  /** The simulated present, so long (real milliseconds) after the last step. */
  readonly nowOf: (run: Run, real: number) => Instant;
  /** What else goes when a practice goes: its return code. */
  readonly gone?: (id: string) => Promise<void>;
  /** Kept in memory at most. */
  readonly most?: number;
  readonly newId?: () => string;
}

export interface Practices<Run, Typed = unknown> {
  /** Keeps a new practice; its facts so far are the first step. */
  begin(run: Run): Promise<Practice<Run, Typed>>;
  /** Nothing, too, for what cannot be an id: safe to be asked with what came over the wire. */
  find(id: string): Promise<Practice<Run, Typed> | undefined>;
  delete(id: string): Promise<void>;
  /** Deletes practices that nobody came back to for so many days: no step, no page opened. Returns their ids. */
  sweep(days: number): Promise<readonly string[]>;
}

const MOST = 500;
const DAY = 24 * 60 * 60 * 1000;

/** The keeper of practices: loads them when somebody comes, keeps those in use in memory, writes each step before it counts. */
export function createPractices<Run extends Played, Typed = unknown>(parts: PracticesParts<Run>): Practices<Run, Typed> {
  const { logs, trail, now, load, most = MOST, newId = () => drawnId('p'), gone = () => Promise.resolve() } = parts;
  const turns = createTurns();
  const inMemory = createInMemory<Held<Run, Typed>>(most, async (id) => {
    const steps = await logs.read(id);
    return steps.length === 0 ? undefined : heldFrom(await load(steps.flatMap(({ facts }) => facts)), steps, now);
  });

  /** Nothing in memory changes before the step is on the disk. */
  async function append(id: string, held: Held<Run, Typed>, { run, facts }: Added<Run>, once: string | undefined): Promise<Step> {
    if (!inMemory.isBusy(id)) throw new Error('append outside of a turn');
    const step: Step = { took: Math.max(now(), held.lastAt), ...(once !== undefined && { once }), facts };
    if (facts.length === 0) return step;
    try {
      await logs.append(id, held.steps, step);
    } catch (error) {
      if (error instanceof LogMovedOn) inMemory.drop(id);
      throw error;
    }
    advance(held, run, step);
    return step;
  }

  /** A class, since one is made for each request: an object that is written out with accessors is a slow one. */
  class InUse implements Practice<Run, Typed> {
    readonly id: string;
    #held: Held<Run, Typed>;
    constructor(id: string, held: Held<Run, Typed>) {
      this.id = id;
      this.#held = held;
    }
    get run() {
      return this.#held.run;
    }
    get steps() {
      return this.#held.steps;
    }
    get beganAt() {
      return this.#held.beganAt;
    }
    get lastAt() {
      return this.#held.lastAt;
    }
    get actedAt() {
      return this.#held.actedAt;
    }
    now() {
      const held = this.#held;
      return (held.seen = Math.max(held.seen, parts.nowOf(held.run, now() - held.lastAt)));
    }
    look() {
      return parts.look(this.#held.run, this.now());
    }
    inTurn<T>(work: () => Promise<T>) {
      return turns(this.id, async () => {
        const there = await inMemory.get(this.id);
        if (!there) throw new PracticeGone(`no practice ${this.id}`);
        this.#held = there;
        return inMemory.during(this.id, work);
      });
    }
    earlier(once: string) {
      return this.#held.onces.get(once);
    }
    append(added: Added<Run>, once?: string) {
      return append(this.id, this.#held, added, once);
    }
    keepWords(seat: string, page: string, typed: Typed) {
      this.#held.words.keep(seat, page, typed);
    }
    wordsFor(seat: string, page: string) {
      return this.#held.words.for(seat, page);
    }
    forget(seat: string) {
      this.#held.words.forget(seat);
    }
    note(seat: string, page: string) {
      trail.note(this.id, { at: this.now(), took: now(), seat, page });
    }
  }

  async function remove(id: string): Promise<void> {
    await logs.delete(id);
    inMemory.drop(id);
    await trail.delete(id);
    await gone(id);
  }

  /** Whether nobody came back after `since`. What is damaged stays for somebody to look at. */
  async function isLeft(id: string, since: number): Promise<boolean> {
    const isOld = await unlessDamaged(async () => {
      const last = (await logs.read(id)).at(-1)?.took ?? 0;
      return last < since && ((await trail.read(id)).at(-1)?.took ?? 0) < since;
    });
    return isOld === true;
  }

  return {
    async begin(run) {
      const id = newId();
      const step: Step = { took: now(), facts: run.facts };
      await logs.append(id, 0, step);
      return new InUse(id, inMemory.keep(id, heldFrom(run, [step], now)));
    },
    async find(id) {
      const held = isId(id) ? await inMemory.get(id) : undefined;
      return held && new InUse(id, held);
    },
    delete: async (id) => (isId(id) ? turns(id, () => remove(id)) : undefined),
    async sweep(days) {
      const since = now() - days * DAY;
      const swept: string[] = [];
      for await (const id of logs.list())
        await turns(id, async () => {
          if (!(await isLeft(id, since))) return;
          await remove(id);
          swept.push(id);
        });
      return swept;
    },
  };
}
