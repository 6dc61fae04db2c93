import type { Fact, World } from '../world/world.ts';
import type { Rule } from './rule.ts';
import { holds, noTallies, saidToCoach, survey, touched, watch, type Tallies } from './tally.ts';

/** How the rules stood after one fact of the branch that lives; each points to the one before, so that keeping one costs the same at any length. */
interface Moment {
  readonly n: number;
  readonly tallies: Tallies;
  readonly before: Moment | undefined;
}

/** Numbers of the facts with which something was done for the first and for the last time. */
export interface Made {
  readonly first: number;
  readonly last: number;
}

/** What the rules remember of a practice. */
export interface Memory {
  /** Along the branch that lives: criteria are judged on it. */
  readonly branch: Moment | undefined;
  /** Mistakes and good deeds, on whichever branch they were done: a mistake undone was still made. In the order in which they were first done. */
  readonly made: Readonly<Record<string, Made>>;
}

export const blank: Memory = { branch: undefined, made: {} };
export const talliesOf = ({ branch }: Memory): Tallies => branch?.tallies ?? noTallies;

interface Watched {
  readonly tasks: readonly { readonly done: Rule }[];
  readonly conditions: readonly { readonly holds: Rule; readonly arises?: Rule | undefined }[];
  readonly mistakes: readonly { readonly id: string; readonly when: Rule }[];
  readonly good: readonly { readonly id: string; readonly when: Rule }[];
  readonly cases: readonly { readonly then?: Rule | undefined }[];
}

/** The fold over all facts, dead branches included. */
export interface Remember {
  /** `world`: as it stands after that fact; only needed where rules measure it. */
  (memory: Memory, fact: Fact, world?: World): Memory;
  /** Whether some rule asks how the world stands, and not only what happened. */
  readonly measures: boolean;
}

export function remember({ tasks, conditions, mistakes, good, cases }: Watched): Remember {
  const deeds = [...mistakes, ...good];
  const kept = conditions.flatMap(({ holds: rule, arises }) => (arises ? [rule, arises] : [rule]));
  const judged = [...tasks.map(({ done }) => done), ...kept, ...deeds.map(({ when }) => when)];
  const rules = [...judged, ...cases.flatMap(({ then }) => then ?? [])];
  const [count, measure] = [watch(rules), survey(rules)];
  const fold = (memory: Memory, fact: Fact, world?: World): Memory => {
    if (fact.kind === 'practice/rewound') return { ...memory, branch: rewound(memory.branch, fact) };
    const was = talliesOf(memory);
    const counted = count(was, fact);
    const tallies = measure && world ? measure(counted, fact, world) : counted;
    if (tallies === was) return memory;
    const done = deeds.filter(({ when }) => touched(when, was, tallies) && holds(when, tallies));
    const made = done.map(({ id }): [string, Made] => [id, { first: memory.made[id]?.first ?? fact.n, last: fact.n }]);
    return {
      branch: { n: fact.n, tallies, before: memory.branch },
      made: done.length === 0 ? memory.made : { ...memory.made, ...Object.fromEntries(made) },
    };
  };
  return Object.assign(fold, { measures: measure !== undefined });
}

/** As it stood before the fact that is gone back to; but what was said to the coach is no part of the world that went back. */
function rewound(branch: Moment | undefined, { n, data }: Fact): Moment | undefined {
  const { to } = data as { readonly to: number };
  let moment = branch;
  while (moment && moment.n >= to) moment = moment.before;
  const said = saidToCoach(branch?.tallies ?? noTallies);
  return said.length === 0 ? moment : { n, tallies: new Map([...(moment?.tallies ?? noTallies), ...said]), before: moment };
}

/** For the checker: "never did X" holds before anything happened, so it is a condition and no mistake. */
export const holdsAtOnce = (when: Rule): boolean => holds(when, noTallies);
