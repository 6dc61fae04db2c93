import { z } from 'zod';

const Line = z.string().min(1);

/**
 * The words of a scenario in one language: scenario.vi.yaml, scenario.en.yaml, by the ids of scenario.yaml.
 * `{{citizen.name}}`, `{{plot.price}}` are filled in from the people and plots of the run.
 */
export const Texts = z.strictObject({
  title: Line,
  /** One line for the list of exercises. */
  summary: Line,
  /** Who one is and what has to be done: the coach's first words. */
  story: Line,
  /** What one can do afterwards, by objective. */
  objectives: z.record(z.string(), Line).default({}),
  /** Another goal told in other words. */
  variants: z.record(z.string(), z.strictObject({ title: Line.optional(), summary: Line.optional(), story: Line.optional() })).default({}),
  /** `hints`: from a nudge to the whole answer; taking one is recorded. */
  tasks: z.record(z.string(), z.strictObject({ title: Line, hints: z.array(Line).default([]) })),
  conditions: z.record(z.string(), Line).default({}),
  /** `feedback`: at once, what would have followed and what mends it. For the debrief, a line each: `follows`, what comes of it; `remember`, how to do better. */
  mistakes: z.record(z.string(), z.strictObject({ title: Line, feedback: Line, follows: Line.optional(), remember: Line })).default({}),
  good: z.record(z.string(), z.strictObject({ title: Line, why: Line })).default({}),
  /** For the trainer's buttons. */
  injects: z.record(z.string(), Line).default({}),
  /** `can`: what one can do now. */
  debrief: z.strictObject({ can: Line, next: Line.optional() }),
  cases: z.record(z.string(), z.strictObject({ title: Line, given: Line, when: Line, then: Line })).default({}),
  /** For the trainer: what goes wrong by which value. */
  faults: z.record(z.string(), Line).default({}),
  /** What was seeded, told when the exercise is over. */
  defects: z.record(z.string(), Line).default({}),
});
export type Texts = z.output<typeof Texts>;
