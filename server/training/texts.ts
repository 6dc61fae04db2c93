import { z } from 'zod';

const Line = z.string().min(1);
const Sign = z.string().regex(/[\p{L}\p{N}]/u, 'a word, or a few, with a letter or a digit');

/** The words of a scenario in one language: scenario.vi.yaml, scenario.en.yaml, by the ids of scenario.yaml. */
export const Texts = z.strictObject({
  title: Line.describe('What the exercise is called.'),
  summary: Line.describe('One line for the list of exercises.'),
  story: Line.describe(
    'Who one is and what has to be done: the coach’s first words. {{citizen.name}}, {{plot.price}} are filled in from the people and plots of the run.',
  ),
  seats: z
    .record(z.string(), Line)
    .default({})
    .describe('What somebody whom the learner plays is in this story, “the tenant”: for each seat but citizen, buyer and seller.'),
  objectives: z.record(z.string(), Line).default({}).describe('What one can do afterwards, by objective.'),
  variants: z
    .record(
      z.string(),
      z.strictObject({
        title: Line.optional(),
        summary: Line.optional(),
        story: Line.optional(),
        tasks: z
          .record(
            z.string(),
            z.strictObject({
              title: Line.optional().describe('What is to be done.'),
              hints: z.array(Line).min(1).optional().describe('All of its hints, from a nudge to the whole answer.'),
            }),
          )
          .optional()
          .describe('Tasks worded otherwise, by task.'),
      }),
    )
    .default({})
    .describe('Another goal told in other words, by variant; what is left out is as above.'),
  tasks: z
    .record(
      z.string(),
      z.strictObject({
        title: Line.describe('What is to be done.'),
        hints: z.array(Line).default([]).describe('From a nudge to the whole answer; taking one is recorded.'),
      }),
    )
    .describe('By task.'),
  conditions: z.record(z.string(), Line).default({}).describe('By condition, what is so when it holds.'),
  mistakes: z
    .record(
      z.string(),
      z.strictObject({
        title: Line.describe('What was done.'),
        feedback: Line.describe('Said at once: what would have followed, and what mends it.'),
        follows: Line.optional().describe('For the debrief, one line: what comes of it.'),
        remember: Line.describe('For the debrief, one line: how to do better.'),
      }),
    )
    .default({})
    .describe('By mistake.'),
  good: z
    .record(z.string(), z.strictObject({ title: Line.describe('What was done well.'), why: Line.describe('Why that is good.') }))
    .default({})
    .describe('By good deed.'),
  injects: z.record(z.string(), Line).default({}).describe('For the trainer’s buttons, by inject.'),
  messages: z
    .record(z.string(), Line)
    .default({})
    .describe(
      'Text messages of your own, by a name of your own: "message: own/<name>" sends one. Its gaps, {{link}} or {{name}}, are filled from the "values" sent with it.',
    ),
  debrief: z
    .strictObject({
      can: Line.describe('What one can do now.'),
      next: Line.optional().describe('One line over the way on to the exercise in "next": what to practise now, and why.'),
    })
    .describe('Said at the end.'),
  handout: z.array(Line).default([]).describe('Notes on paper for who teaches: what to have ready, to point out, to ask afterwards; a line each.'),
  cases: z
    .record(
      z.string(),
      z.strictObject({
        title: Line,
        given: Line.describe('What is so before.'),
        when: Line.describe('What the tester does.'),
        then: Line.describe('What should come of it.'),
      }),
    )
    .default({})
    .describe('By case.'),
  faults: z.record(z.string(), Line).default({}).describe('For the trainer, by fault: what goes wrong by which value.'),
  defects: z.record(z.string(), Line).default({}).describe('What was seeded, told when the exercise is over.'),
  signs: z
    .record(z.string(), z.array(z.array(Sign).min(1)).min(1))
    .default({})
    .describe(
      'By defect: the words that name it in a bug report, of each line at least one, from the beginning of a word. A report is about the defect that it names; where nothing is written here, about the one that its case shows.',
    ),
});
export type Texts = z.output<typeof Texts>;

/** The words as a variant has them: what it leaves out is as they are. */
export function inVariant(texts: Texts, variant: string | undefined): Texts {
  const wanted = texts.variants[variant ?? ''];
  if (!wanted) return texts;
  const { tasks = {}, ...own } = wanted;
  return {
    ...texts,
    ...said(own),
    tasks: Object.fromEntries(Object.entries(texts.tasks).map(([id, words]) => [id, { ...words, ...said(tasks[id]) }])),
  };
}

/** Without the keys that say nothing. */
export const said = <T extends object>(given: T | undefined): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Every text in some data, and where it stands. */
export const textsIn = (
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly { readonly text: string; readonly path: readonly PropertyKey[] }[] =>
  typeof value === 'string'
    ? [{ text: value, path }]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))
      : [];
