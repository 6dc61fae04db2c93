import { z } from 'zod';
import { act, emptyWorld, replay, settle, type Country } from '../../world/act.ts';
import { defineAgency } from '../../world/agency.ts';
import { begin, inject, passTime, practice as practiceAgency, takeSeat } from '../../world/practice.ts';
import { office, person, seconds, type Fact, type Instant } from '../../world/world.ts';
import type { Added, Played, Practice } from '../practice.ts';

/** The smallest country in which something can be done, refused, and follow by itself: a bell with an echo. For tests. */
export const bell = defineAgency({
  name: 'bell',
  facts: { rung: z.object({ code: z.string() }), echoed: z.object({ code: z.string() }) },
  opens: { rung: 0, echoes: [] as readonly string[] },
  fold: {
    rung: (state) => ({ ...state, rung: state.rung + 1 }),
    echoed: (state, { code }) => ({ ...state, echoes: [...state.echoes, code] }),
  },
});
const ring = bell.command({
  name: 'ring',
  from: ['person'],
  input: z.object({ loud: z.boolean() }),
  refusals: { 'not-loud': 'loud' },
  judge: (_, { input, dice }, refuse) => (input.loud ? [bell.fact('rung', { code: dice.digits('code', 6) })] : refuse('not-loud')),
});
const echo = bell.command({
  name: 'echo',
  from: ['link'],
  input: z.object({ code: z.string() }),
  refusals: {},
  judge: (_, { input }) => [bell.fact('echoed', input)],
});
export const country: Country = {
  agencies: { practice: practiceAgency, bell },
  commands: Object.fromEntries([begin, takeSeat, passTime, inject, ring, echo].map((command) => [command.id, command])),
  links: [bell.when('rung', echo, ({ code }) => ({ code }), { after: seconds(5) })],
};

export const MORNING = Date.parse('2026-11-10T08:30:00+07:00');
export type Run = Played;
export const runOf = (facts: readonly Fact[]): Run => ({ country, world: replay(country, facts), facts });
export const added = (run: Run, outcome: ReturnType<typeof act>): Added<Run> => ({
  facts: outcome.facts,
  run: { ...run, world: outcome.world, facts: [...run.facts, ...outcome.facts] },
});
export const looking = (run: Run, at: Instant): Run => added(run, settle(country, run.world, at)).run;

export function newRun(seed = 's'): Run {
  const setup = { seed, scenario: 'bell', version: 'v1', mode: 'practise', linked: true, defects: [] } as const;
  const began = act(country, emptyWorld(country), begin.order(office('practice'), { ...setup, defects: [] }), MORNING);
  const run = added(runOf([]), began).run;
  return added(run, act(country, run.world, takeSeat.order(office('practice'), { seat: 'buyer' }), MORNING)).run;
}

/** The buyer's ring at the practice's present; a quiet one is refused. */
export const ringBell = (practice: Practice<Run, string>, once?: string, loud = true) =>
  practice.inTurn(() => practice.append(ringAt(practice, loud), once));
export const ringAt = (practice: Practice<Run, string>, loud = true): Added<Run> =>
  added(practice.run, act(country, practice.run.world, ring.order(person('buyer'), { loud }), practice.now()));
