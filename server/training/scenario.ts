import { z } from 'zod';
import { Kind, Rule } from './rule.ts';
import { Moment, Span } from './spans.ts';

/** What exercises train. */
const SKILLS = ['identity', 'payment', 'documents', 'land', 'safety', 'reading', 'patience', 'testing'] as const;

const Name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a short name in small letters, digits and hyphens, such as "pay-fee"');
const Id = Name.describe('A name of your own, in small letters, digits and hyphens; its words stand under it.');
/** Editors are told the names that there are: see json-schema.ts. */
const Command = z
  .string()
  .regex(/^[a-z-]+\/[a-z-]+$/, 'a command such as "vneid/log-in"')
  .meta({ id: 'command', description: 'What can be done somewhere: "<office>/<what is done>".' });
/** What is entered. `$citizen.idNumber`, `$plot.serial`, `$treasury.treXanh` stand for what the person or plot of this run has. */
const Input = z.record(z.string(), z.unknown());

const Person = z
  .strictObject({
    recipe: Name.describe('What kind of person, from fixtures/recipes.ts.'),
    bank: z.enum(['tre-xanh', 'sao-bien']).optional().describe('Where the person has an account.'),
    balance: z.int().nonnegative().optional().describe('How much is on the account, in đồng.'),
  })
  .meta({ id: 'person', description: 'Somebody in the world, made by a recipe from the run’s seed: another seed, another person.' });
const PlotOf = z
  .strictObject({
    recipe: Name.describe('What kind of plot, from fixtures/recipes.ts.'),
    owner: Name.describe('The person who holds its certificate when the practice begins.'),
    price: z.int().positive().optional().describe('What the parties have agreed on, in đồng; the recipe has a price too.'),
    issuedOn: z.iso.date().default('2016-05-18').describe('The day of the certificate.'),
  })
  .meta({ id: 'plot', description: 'A plot of land, made by a recipe from the run’s seed.' });

export const Move = z
  .union([
    z.strictObject({ wait: Span.describe('So much simulated time goes by.') }).describe('Waiting.'),
    z
      .strictObject({
        jump: z.union([z.literal('next'), Kind]).describe('"next": to the next thing that is due. A kind of fact: on and on until it happens.'),
      })
      .describe('A jump in time, as by the button of the coach.'),
    z.strictObject({ inject: Name.describe('The inject that is set off.') }).describe('The trainer presses the button of an inject.'),
    z
      .strictObject({
        do: Command.describe('The command.'),
        with: z
          .union([z.literal('suggested'), Input])
          .default({})
          .describe(
            'What is entered, by field. "suggested": what somebody in this seat would plausibly enter, waiting for a message where one must. "$citizen.idNumber" stands for what the person of this run has.',
          ),
        about: z
          .string()
          .optional()
          .describe('Which text message is deleted, blocked, reported or opened, by its name: "own/lucky-draw". The last that came under that name.'),
        but: Input.optional().describe('Fields entered otherwise than suggested: the wrong code, an old one.'),
        as: Name.optional().describe('Who does it; the seat in front where nobody is named.'),
        late: Span.optional().describe('Made up now, given so much later: a code that has run out by then.'),
        keep: Name.optional().describe('Made up now and not given: later moves take from it with "$kept.<name>.<field>", an old code for instance.'),
      })
      .describe('Somebody does something.'),
  ])
  .meta({ id: 'move', description: 'One step of a walkthrough, or of what happened before the learner comes.' });
export type Move = z.output<typeof Move>;

/** What no exercise meets that people do: a check plays every walkthrough in every variant. */
const MOST = { variants: 20, tasks: 30, walkthroughs: 60, moves: 200 };
const Moves = z.array(Move).max(MOST.moves);

const Variant = z
  .strictObject({
    id: Id,
    values: z
      .record(Name, z.union([z.string(), z.number()]))
      .default({})
      .describe('Stand for "$variant.<name>"; every variant has the same names.'),
    people: z.record(Name, Person.partial()).default({}).describe('What is otherwise with the people.'),
    plots: z
      .record(Name, PlotOf.omit({ issuedOn: true }).partial())
      .default({})
      .describe('What is otherwise with the plots.'),
    with: Moves.default([]).describe(
      'What else has happened in this variant before the learner comes, after what stands in "starts": other messages, another fee.',
    ),
  })
  .meta({ id: 'variant', description: 'Another goal in the same exercise: each run draws one by its seed.' });

const Fault = z
  .union([
    z
      .strictObject({ id: Id, do: Command, where: Input.describe('What is entered.'), refuse: Name.describe('One of the command’s own reasons.') })
      .describe('The command is refused for this reason whenever what is entered matches.'),
    z
      .strictObject({
        id: Id,
        link: z.string().meta({ id: 'link', description: 'A link as it is called in server/agencies/links.' }),
        where: Input.default({}).describe('What is told.'),
        late: z.union([Span, z.literal('never')]).describe('How much later than usual.'),
      })
      .describe('What one office tells another comes so much later, or gets lost, whenever what is told matches.'),
  ])
  .meta({ id: 'fault', description: 'What goes wrong by a magic value, so that it can be called up at will.' });

const Points = z
  .strictObject({
    slip: z.int().nonnegative().default(5).describe('For each slip.'),
    harmful: z.int().nonnegative().default(25).describe('For each harmful mistake.'),
    condition: z.int().nonnegative().default(20).describe('For each condition that does not hold.'),
    hint: z.int().nonnegative().default(2).describe('For each grade of hints taken: the second hint of a task costs twice as much as the first.'),
  })
  .meta({ id: 'points', description: 'What a run is worth: from 100 points these are taken off.' });

const Walkthrough = z
  .union([
    Moves.describe('"clean" makes no mistake; any other makes the mistake that it is named after.'),
    z
      .strictObject({
        moves: Moves,
        makes: z.array(Name).default([]).describe('All mistakes that it makes.'),
        breaks: z.array(Name).default([]).describe('All conditions that it breaks.'),
      })
      .describe('One that says itself what it makes and breaks.'),
  ])
  .meta({ id: 'walkthrough', description: 'Moves that play the exercise: its test, its demonstration and its answer key.' });

/** The learner sits down: what a time counts from where no fact is named. */
export const SEATED = 'practice/seat-taken';
const When = z
  .union([
    z.strictObject({ at: Moment.describe('Vietnamese time: 2026-11-10T09:40.') }).describe('At a moment of simulated time.'),
    z
      .strictObject({
        fact: Kind.default(SEATED).describe('What happened; that the learner sat down, where no fact is named.'),
        where: Input.optional().describe('What the fact says.'),
        after: Span.default('0 seconds').describe('How long after it.'),
      })
      .describe('So long after a fact: "after: 10 minutes" alone counts from when the learner sat down.'),
  ])
  .meta({ id: 'when', description: 'When an inject comes by itself, in simulated time.' });

const Inject = z
  .strictObject({
    id: Id,
    when: When.optional().describe('Sets it off by itself. Without it, only the trainer’s button does.'),
    moves: z
      .array(
        z.strictObject({
          do: Command,
          with: Input.default({}).describe('What is entered.'),
          after: Span.default('0 seconds').describe('How much later.'),
        }),
      )
      .min(1)
      .describe('What happens, as commands of the offices.'),
  })
  .meta({ id: 'inject', description: 'Something that happens to the learner: by itself after a fact or at a time, or by a trainer’s button.' });

const Case = z
  .strictObject({
    id: Id,
    walkthrough: Name.describe('The walkthrough that plays it.'),
    then: Rule.optional().describe('Holds afterwards where nothing is defective.'),
    shows: Name.optional().describe('The defect that it brings to light.'),
  })
  .meta({ id: 'case', description: 'A case for testers: given, when, then.' });

const Objective = z
  .strictObject({ id: Id, skill: z.enum(SKILLS).describe('What it trains.') })
  .meta({ id: 'objective', description: 'What one can do afterwards.' });
const Task = z
  .strictObject({ id: Id, done: Rule.describe('False at first, and true once the task is done.') })
  .meta({ id: 'task', description: 'Something to do. Each is open at first and done at the end.' });
const Condition = z
  .strictObject({
    id: Id,
    holds: Rule.describe('What must be so at the end.'),
    arises: Rule.optional().describe('What must have happened for it to be put to the test at all; without it, it always is.'),
  })
  .meta({ id: 'condition', description: 'Judged at the end.' });
const Mistake = z
  .strictObject({
    id: Id,
    severity: z.enum(['slip', 'harmful']).describe('A harmful one must be taken back to pass.'),
    when: Rule.describe('What makes the mistake.'),
    follows: Name.optional().describe('The inject that plays out what would follow, for who wants to see it before going back.'),
  })
  .meta({ id: 'mistake', description: 'A wrong way that is recognised, with the feedback that it deserves.' });
const GoodDeed = z
  .strictObject({ id: Id, when: Rule.describe('What deserves the praise.') })
  .meta({ id: 'good', description: 'What deserves praise in the debrief: a scam deleted.' });

/** An exercise as data, and nothing that is not named here. Editors complete and check by the JSON Schema that comes from it. */
export const ScenarioFile = z.strictObject({
  id: Name.describe('The name of its folder.'),
  level: z.int().min(1).max(3).describe('1 for beginners to 3 for the practised.'),
  audience: z
    .array(z.enum(['citizen', 'clerk', 'trainer', 'tester']))
    .min(1)
    .default(['citizen'])
    .describe('Whom it is for.'),
  objectives: z.array(Objective).default([]).describe('What one can do afterwards, and the skill that it trains.'),
  minutes: z.int().positive().describe('About how long a learner takes.'),
  next: Name.optional().describe('The exercise to go on with, offered first to who is through; without it, the next one of its kind.'),
  modes: z
    .array(z.enum(['show', 'guide', 'practise', 'exam']))
    .min(1)
    .default(['show', 'guide', 'practise', 'exam'])
    .describe('In which ways it can be done: shown, guided, alone with hints, as an exam.'),
  clock: z
    .strictObject({
      expiryIsLesson: z.boolean().default(false).describe('Codes run out while one reads, in every mode.'),
      pass: Span.optional().describe('What a button of the coach lets pass, to see that.'),
    })
    .default({ expiryIsLesson: false })
    .describe('How time goes.'),
  people: z.record(Name, Person).describe('Everybody who matters, by a name of your own: "citizen".'),
  plots: z.record(Name, PlotOf).default({}).describe('Plots of land, by a name of your own.'),
  variants: z.array(Variant).max(MOST.variants).default([]).describe('Several goals, of which each run draws one.'),
  seats: z.array(Name).min(1).describe('The people whom the learner plays; the first is in front. All others are played by the world.'),
  starts: z
    .strictObject({
      at: Moment.describe('The simulated morning on which it begins, Vietnamese time, when offices are open: 2026-11-10T08:30.'),
      linked: z.boolean().default(true).describe('Whether the offices are connected; otherwise the learner carries papers.'),
      with: Moves.default([]).describe(
        'What else has happened before the learner comes: people, accounts, certificates are there by themselves. Given by the offices, or by the person in "as".',
      ),
    })
    .describe('The world before the learner comes.'),
  tasks: z.array(Task).min(1).max(MOST.tasks).describe('What is to be done, in order.'),
  conditions: z.array(Condition).default([]).describe('What must hold to the end.'),
  mistakes: z.array(Mistake).default([]).describe('Of several made at once the first of the list is shown.'),
  good: z.array(GoodDeed).default([]).describe('What deserves praise.'),
  injects: z.array(Inject).default([]).describe('What happens to the learner.'),
  faults: z.array(Fault).default([]).describe('What goes wrong by a magic value.'),
  points: Points.default({ slip: 5, harmful: 25, condition: 20, hint: 2 }).describe('What is taken off from 100 points.'),
  pass: z.int().min(0).max(100).default(0).describe('How many points it takes to pass; all tasks done and no harm left are asked for in any case.'),
  exam: z
    .strictObject({ minutes: z.int().positive().describe('Of the learner’s own time.') })
    .optional()
    .describe('One attempt, without help, within a time; twice "minutes" where nothing is said.'),
  walkthroughs: z
    .record(Name, Walkthrough)
    .refine((walks) => 'clean' in walks, 'the walkthrough "clean" is missing')
    .refine((walks) => Object.keys(walks).length <= MOST.walkthroughs, `"walkthroughs" holds at most ${MOST.walkthroughs}: make two exercises of it`)
    .meta({
      description: '"clean" does every task without a mistake; one more leads into each mistake and is named after it.',
      maxProperties: MOST.walkthroughs, // which editors know
    }),
  cases: z.array(Case).default([]).describe('For testers: what to try, and what should come of it.'),
  defects: z
    .array(Name.meta({ id: 'defect', description: 'See server/agencies/defects.ts.' }))
    .default([])
    .describe('Seeded defects, on from the start unless the practice says otherwise.'),
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
