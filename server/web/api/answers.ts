import { z } from 'zod';
import { VERDICTS } from '../../agencies/coach/coach.ts';

/** What the API answers, as its OpenAPI document describes it. */

const Moment = z.iso.datetime().describe('Simulated time, UTC.');
const Verdict = z.enum(VERDICTS);
const Case = { title: z.string().optional(), given: z.string().optional(), when: z.string().optional(), then: z.string().optional() };

export const PracticeSeen = z.object({
  scenario: z.string(),
  title: z.string(),
  story: z.string(),
  mode: z.enum(['guide', 'practise']),
  clock: Moment,
  seat: z.string(),
  seats: z.array(z.string()),
  tasks: z.array(z.object({ id: z.string(), title: z.string(), state: z.enum(['done', 'now', 'open']) })),
  cases: z.array(z.object({ id: z.string(), ...Case, verdict: Verdict.nullable() })),
  due: z.object({ command: z.string(), at: Moment }).nullable().describe('What happens next by itself.'),
});

export const Card = z.object({
  name: z.string(),
  role: z.string(),
  rows: z.array(z.object({ id: z.string(), label: z.string(), value: z.string() })),
});

export const Commands = z.array(
  z.object({ id: z.string(), fields: z.array(z.string()), pages: z.array(z.string()).describe('Where its form stands now.') }),
);

/** What happened by a command, or while time passed. */
export const Happened = z.object({
  facts: z.array(z.object({ n: z.int(), kind: z.string(), at: Moment, by: z.string(), data: z.record(z.string(), z.unknown()).optional() })),
  clock: Moment,
});

export const PageSeen = z.object({
  site: z.string(),
  pane: z.enum(['browser', 'phone']),
  host: z.string().nullable(),
  page: z.string(),
  model: z.record(z.string(), z.unknown()).describe('What the page shows; another for each page.'),
  forms: z.array(z.string()).describe('Commands whose forms stand on it.'),
});

export const Clock = z.object({ clock: Moment });
export const Judged = z.object({ case: z.string(), verdict: Verdict });
export const Reported = z.object({ case: z.string() });

export const Result = z.object({
  cases: z.array(z.object({ id: z.string(), title: z.string(), verdict: Verdict.nullable(), right: Verdict.describe('What was right to say.') })),
  reports: z.array(
    z.object({
      case: z.string(),
      title: z.string(),
      outcome: z.enum(['found', 'unclear', 'false-alarm']),
      defect: z.string().nullable().describe('What it is about.'),
      quality: z.object({
        place: z.boolean().describe('It is sent with the case that shows the defect.'),
        named: z.boolean().describe('Its words name the defect.'),
        steps: z.boolean().describe('It has at least two steps.'),
        difference: z.boolean().describe('What was expected differs from what was seen.'),
      }),
    }),
  ),
  found: z.array(z.string()),
  missed: z.array(z.string()),
  points: z.object({ verdicts: z.int(), reports: z.int() }).describe('Out of 50 each.'),
  score: z.int().describe('Out of 100.'),
});

/** What is answered wherever something stands in the way. */
export const Refused = z.object({
  error: z.object({ code: z.string(), field: z.string().nullable().optional(), message: z.string() }),
});
