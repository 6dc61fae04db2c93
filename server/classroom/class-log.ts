import { z } from 'zod';
import { defineAgency, type Folds, type News } from '../world/agency.ts';
import { office, type Fact } from '../world/world.ts';
import type { Step } from './ports.ts';

const facts = {
  /** `seed`: each member's world is drawn from it and the member's number. */
  opened: z.object({
    scenario: z.string(),
    mode: z.enum(['show', 'guide', 'practise', 'exam']),
    linked: z.boolean().optional(),
    defects: z.array(z.string()).optional(),
    /** Everybody gets the same people, numbers and goal: what one finds, all can look at. */
    sameWorld: z.boolean().optional(),
    seed: z.string(),
  }),
  'member-joined': z.object({ number: z.int(), practice: z.string() }),
  /** The same lesson once more, in another world. */
  'member-began-again': z.object({ number: z.int(), practice: z.string() }),
  'member-removed': z.object({ number: z.int() }),
  closed: z.object({}),
};

/** What every member practises. */
export type Lesson = z.output<typeof facts.opened>;

export interface JoinedMember {
  readonly number: number;
  readonly practice: string;
  /** The member's practices before this one, the first one first. */
  readonly earlier: readonly string[];
  /** Real time. */
  readonly joinedAt: number;
}

/** All that a member has practised. */
export const practicesOf = ({ practice, earlier }: Pick<JoinedMember, 'practice' | 'earlier'>): readonly string[] => [...earlier, practice];

/** How a class stands, worked out from its log. Names are not in it. */
export interface ClassState {
  readonly lesson: Lesson | undefined;
  readonly openedAt: number;
  readonly isClosed: boolean;
  readonly members: readonly JoinedMember[];
  /** The highest number that was ever given: a removed member's is not given again. */
  readonly lastNumber: number;
}

const opens: ClassState = { lesson: undefined, openedAt: 0, isClosed: false, members: [], lastNumber: 0 };

const fold: Folds<typeof facts, ClassState> = {
  opened: (state, lesson, at) => ({ ...state, lesson, openedAt: at }),
  'member-joined': (state, { number, practice }, at) => ({
    ...state,
    members: [...state.members, { number, practice, earlier: [], joinedAt: at }],
    lastNumber: Math.max(state.lastNumber, number),
  }),
  'member-began-again': (state, { number, practice }) => ({
    ...state,
    members: state.members.map((member) => (member.number === number ? { ...member, practice, earlier: practicesOf(member) } : member)),
  }),
  'member-removed': (state, { number }) => ({ ...state, members: state.members.filter((member) => member.number !== number) }),
  closed: (state) => ({ ...state, isClosed: true }),
};

/** A class has a log as a practice has; its time is real time. Nicknames and the class's name are documents, never facts. */
export const classAgency = defineAgency({ name: 'class', facts, opens, fold });

/** The class and how many steps its log has, from the log. */
export interface ReadClass {
  readonly state: ClassState;
  readonly length: number;
  readonly facts: number;
  readonly steps: readonly Step[];
}

export function readClass(steps: readonly Step[]): ReadClass {
  const all = steps.flatMap((step) => step.facts);
  const state = all.reduce((soFar, { kind, data, at }) => classAgency.fold(soFar, kind.split('/')[1] ?? '', data, at) as ClassState, opens);
  return { state, length: steps.length, facts: all.length, steps };
}

/** News as the next step of a class's log. */
export function classStep(read: Pick<ReadClass, 'facts'>, news: News, took: number, once?: string): Step {
  const fact: Fact = { n: read.facts, order: read.facts, at: took, by: office('class'), ...news };
  return { took, ...(once !== undefined && { once }), facts: [fact] };
}
