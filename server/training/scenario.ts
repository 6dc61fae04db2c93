import { z } from 'zod';
import { Rule } from './rule.ts';
import { Span } from './spans.ts';

const Name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a short name in small letters, digits and hyphens, such as "pay-fee"');
const Command = z.string().regex(/^[a-z-]+\/[a-z-]+$/, 'a command such as "vneid/log-in"');
const Kind = z.string().regex(/^[a-z-]+\/[a-z-]+$/, 'a kind of fact such as "vneid/code-sent"');
/** What is entered. `$citizen.idNumber`, `$plot.serial`, `$treasury.treXanh` stand for what the person or plot of this run has. */
const Input = z.record(z.string(), z.unknown());

/** Somebody in the world, made by a recipe from the run's seed: another seed, another person. */
const Person = z.strictObject({
  recipe: Name,
  /** Where the person banks, and how much is there. */
  bank: z.enum(['tre-xanh', 'sao-bien']).optional(),
  balance: z.int().nonnegative().optional(),
});
/** A plot of land, made by a recipe; `owner` holds its certificate when the practice begins. */
const PlotOf = z.strictObject({
  recipe: Name,
  owner: Name,
  /** What the parties have agreed on; the recipe has one too. */
  price: z.int().positive().optional(),
  issuedOn: z.iso.date().default('2016-05-18'),
});

/** A command with its input, by the seat in front or the one named; or a wait, a jump to what is due, an inject by button. */
export const Move = z.union([
  z.strictObject({ wait: Span }),
  /** "next": to the next thing that is due; a kind of fact: on and on until it happens. */
  z.strictObject({ jump: z.union([z.literal('next'), Kind]) }),
  z.strictObject({ inject: Name }),
  z.strictObject({
    do: Command,
    /** `suggested`: what somebody in this seat would plausibly enter, waiting for a message where one must. */
    with: z.union([z.literal('suggested'), Input]).default({}),
    /** Fields entered otherwise than suggested: the wrong code, an old one. */
    but: Input.optional(),
    as: Name.optional(),
    /** Made up now, given later: a code that has run out by then. */
    late: Span.optional(),
    /** Made up now and not given: later moves take from it with `$kept.<name>.<field>`, an old code for instance. */
    keep: Name.optional(),
  }),
]);
export type Move = z.output<typeof Move>;

/**
 * Another goal in the same exercise: each run draws one by its seed. Its values stand for `$variant.<name>`; what it says of people and plots counts
 * before what the scenario says.
 */
const Variant = z.strictObject({
  id: Name,
  values: z.record(Name, z.union([z.string(), z.number()])).default({}),
  people: z.record(Name, Person.partial()).default({}),
  plots: z.record(Name, PlotOf.omit({ issuedOn: true }).partial()).default({}),
});

/** What goes wrong by a magic value, so that it can be called up at will: this account is refused, this amount comes late or never. */
const Fault = z.union([
  /** The command is refused with this reason, one of its own, whenever what is entered matches. */
  z.strictObject({ id: Name, do: Command, where: Input, refuse: Name }),
  /** What one office tells another comes so much later, or gets lost, whenever what is told matches. */
  z.strictObject({ id: Name, link: z.string(), where: Input.default({}), late: z.union([Span, z.literal('never')]) }),
]);

/** What a run is worth: from 100 points these are taken off. */
const Points = z.strictObject({
  slip: z.int().nonnegative().default(5),
  harmful: z.int().nonnegative().default(25),
  /** For each condition that does not hold. */
  condition: z.int().nonnegative().default(20),
  /** For each grade of hints taken: the second hint of a task costs twice as much as the first. */
  hint: z.int().nonnegative().default(2),
});

/** `clean` makes no mistake; any other makes the mistake that it is named after, unless it says what it makes and breaks. */
const Walkthrough = z.union([
  z.array(Move),
  z.strictObject({ moves: z.array(Move), makes: z.array(Name).default([]), breaks: z.array(Name).default([]) }),
]);

/** Something that happens to the learner: by itself after a fact, or by a trainer's button. */
const Inject = z.strictObject({
  id: Name,
  when: z.strictObject({ fact: Kind, where: Input.optional(), after: Span.default('0 seconds') }).optional(),
  moves: z.array(z.strictObject({ do: Command, with: Input.default({}), after: Span.default('0 seconds') })).min(1),
});

/** A QA case: a walkthrough plays it, `then` holds afterwards in a country without defects; `shows` is the defect that it brings to light. */
const Case = z.strictObject({ id: Name, walkthrough: Name, then: Rule.optional(), shows: Name.optional() });

/** What exercises train. */
const SKILLS = ['identity', 'payment', 'documents', 'land', 'safety', 'reading', 'patience', 'testing'] as const;

/** An exercise as data, and nothing that is not named here. The JSON Schema for editors comes from it. */
export const ScenarioFile = z.strictObject({
  id: Name,
  level: z.int().min(1).max(3),
  /** Whom it is for. */
  audience: z
    .array(z.enum(['citizen', 'clerk', 'trainer', 'tester']))
    .min(1)
    .default(['citizen']),
  /** What one can do afterwards, and the skill that it trains. */
  objectives: z.array(z.strictObject({ id: Name, skill: z.enum(SKILLS) })).default([]),
  /** About how long a learner takes. */
  minutes: z.int().positive(),
  modes: z
    .array(z.enum(['show', 'guide', 'practise', 'exam']))
    .min(1)
    .default(['show', 'guide', 'practise', 'exam']),
  /** `expiryIsLesson`: codes run out while one reads, in every mode. `pass`: what a button of the coach lets pass, to see that. */
  clock: z.strictObject({ expiryIsLesson: z.boolean().default(false), pass: Span.optional() }).default({ expiryIsLesson: false }),
  people: z.record(Name, Person),
  plots: z.record(Name, PlotOf).default({}),
  variants: z.array(Variant).default([]),
  /** The people whom the learner plays; the first is in front. All others are played by the world. */
  seats: z.array(Name).min(1),
  starts: z.strictObject({
    /** The simulated morning on which it begins, Vietnamese time: 2026-11-10T08:30. */
    at: z.iso.datetime({ local: true, precision: -1 }),
    linked: z.boolean().default(true),
    /** What else has happened before the learner comes: people, accounts, certificates are there by themselves. Given by the offices, or by the person in `as`. */
    with: z.array(Move).default([]),
  }),
  /** In order. Each is false at first and becomes true. */
  tasks: z.array(z.strictObject({ id: Name, done: Rule })).min(1),
  /** Judged at the end. `arises`: what must have happened for it to be put to the test at all; without it, it always is. */
  conditions: z.array(z.strictObject({ id: Name, holds: Rule, arises: Rule.optional() })).default([]),
  /** Of several made at once the first of the list is shown. */
  mistakes: z
    .array(
      z.strictObject({
        id: Name,
        severity: z.enum(['slip', 'harmful']),
        when: Rule,
        /** The inject that plays out what would follow, for who wants to see it before going back. */
        follows: Name.optional(),
      }),
    )
    .default([]),
  /** What deserves praise in the debrief: a scam deleted. */
  good: z.array(z.strictObject({ id: Name, when: Rule })).default([]),
  injects: z.array(Inject).default([]),
  faults: z.array(Fault).default([]),
  points: Points.default({ slip: 5, harmful: 25, condition: 20, hint: 2 }),
  /** How many points it takes to pass; all tasks done and no harm left are asked for in any case. */
  pass: z.int().min(0).max(100).default(0),
  /** One attempt, without help, within so many minutes of the learner's own time. */
  exam: z.strictObject({ minutes: z.int().positive() }).optional(),
  walkthroughs: z.record(Name, Walkthrough).refine((walks) => 'clean' in walks, 'the walkthrough "clean" is missing'),
  cases: z.array(Case).default([]),
  /** Seeded defects, see server/agencies/defects.ts: on from the start unless the practice says otherwise. */
  defects: z.array(Name).default([]),
});
export type ScenarioFile = z.output<typeof ScenarioFile>;
export type Mode = ScenarioFile['modes'][number];

/** A walkthrough, whichever way it was written. */
export interface Walk {
  readonly moves: readonly Move[];
  readonly makes: readonly string[];
  readonly breaks: readonly string[];
}

export function walkOf({ walkthroughs }: ScenarioFile, name: string): Walk {
  const written = walkthroughs[name];
  if (!written) throw new Error(`no such walkthrough: ${name}`);
  if (!Array.isArray(written)) return written;
  return { moves: written, makes: name === 'clean' ? [] : [name], breaks: [] };
}
