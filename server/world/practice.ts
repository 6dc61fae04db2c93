import { z } from 'zod';
import { defineAgency, type Folds } from './agency.ts';

const facts = {
  /** Always fact 0: what the practice is made of. The log needs nothing else to be understood. */
  began: z.object({
    seed: z.string(),
    scenario: z.string(),
    /** Hash of the scenario's text, which is kept under it. */
    version: z.string(),
    mode: z.enum(['show', 'guide', 'practise', 'exam']),
    linked: z.boolean(),
    defects: z.array(z.string()),
    /** The goal that was chosen, where it was not left to the seed. */
    variant: z.string().optional(),
  }),
  'seat-taken': z.object({ seat: z.string() }),
  'seat-left': z.object({ seat: z.string() }),
  'time-passed': z.object({}),
  injected: z.object({ id: z.string() }),
  /** An exam ended by its learner's wish. */
  'handed-in': z.object({}),
  refused: z.object({ command: z.string(), refused: z.string(), field: z.string().nullable() }),
  /** Back to before the order `to`. Who sits where is not undone: people do not leave their chairs because the world went back. */
  rewound: z.object({ to: z.int(), seats: z.array(z.string()) }),
};

interface Practice {
  readonly seed: string;
  readonly seats: readonly string[];
  readonly injected: readonly string[];
  readonly handedIn: boolean;
}

const opens: Practice = { seed: '', seats: [], injected: [], handedIn: false };

const fold: Folds<typeof facts, Practice> = {
  began: (practice, { seed }) => ({ ...practice, seed }),
  'seat-taken': (practice, { seat }) => ({ ...practice, seats: [...practice.seats, seat] }),
  'seat-left': (practice, { seat }) => ({ ...practice, seats: practice.seats.filter((taken) => taken !== seat) }),
  'time-passed': (practice) => practice,
  injected: (practice, { id }) => ({ ...practice, injected: [...practice.injected, id] }),
  'handed-in': (practice) => ({ ...practice, handedIn: true }),
  refused: (practice) => practice,
  rewound: (practice, { seats }) => ({ ...practice, seats }),
};

/** What belongs to the practice as such: how it began, who sits where, jumps, injects, refusals. */
export const practice = defineAgency({ name: 'practice', facts, opens, fold });

export const begin = practice.command({
  name: 'begin',
  from: ['office'],
  input: facts.began,
  refusals: { 'begun-already': null },
  judge: ({ seed }, { input }, refuse) => (seed ? refuse('begun-already') : [practice.fact('began', input)]),
});

export const takeSeat = practice.command({
  name: 'take-seat',
  from: ['office'],
  input: z.object({ seat: z.string() }),
  refusals: { 'seat-taken-already': 'seat' },
  judge: ({ seats }, { input }, refuse) => (seats.includes(input.seat) ? refuse('seat-taken-already') : [practice.fact('seat-taken', input)]),
});

export const leaveSeat = practice.command({
  name: 'leave-seat',
  from: ['office'],
  input: z.object({ seat: z.string() }),
  refusals: {},
  judge: (_, { input }) => [practice.fact('seat-left', input)],
});

/** A pressed jump in time, or the clock put away with the practice: time outlives a restart only as a fact. */
export const passTime = practice.command({
  name: 'pass-time',
  from: ['office'],
  input: z.object({}),
  refusals: {},
  judge: () => [practice.fact('time-passed', {})],
});

/** By a trainer's button or by the script; once. */
export const inject = practice.command({
  name: 'inject',
  from: ['office', 'link'],
  input: z.object({ id: z.string() }),
  refusals: { 'injected-already': 'id' },
  judge: ({ injected }, { input }, refuse) => (injected.includes(input.id) ? refuse('injected-already') : [practice.fact('injected', input)]),
});

/** Ends an exam; once. */
export const endExam = practice.command({
  name: 'end-exam',
  from: ['office'],
  input: z.object({}),
  refusals: { 'handed-in-already': null },
  judge: ({ handedIn }, _, refuse) => (handedIn ? refuse('handed-in-already') : [practice.fact('handed-in', {})]),
});
