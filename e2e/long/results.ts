import { score } from '../../server/training/debrief.ts';
import { talliesOf } from '../../server/training/memory.ts';
import { progress } from '../../server/training/progress.ts';
import { qaResult } from '../../server/training/qa.ts';
import { fromFacts, type Run } from '../../server/training/run.ts';
import { holds } from '../../server/training/tally.ts';

/** Everything that is judged of a run, with the points and what a hint would cost; of a case, too, what had been seen when its verdict was given. */
export function resultOf(run: Run): string {
  const { scenario } = run;
  const now = progress(run);
  const { tasks, conditions, mistakes, good } = now;
  const [first] = tasks;
  return JSON.stringify([
    tasks.map(({ state }) => state === 'done'),
    conditions,
    mistakes.map(({ id }) => id).sort(),
    [...good].sort(),
    scenario.cases.map(({ id, then }) => then !== undefined && holds(then, talliesOf(whenJudged(run, id).memory))),
    qaResult(run, {}),
    score(now, scenario),
    score({ ...now, hints: first ? { [first.id]: 1 } : {} }, scenario),
  ]);
}

function whenJudged(run: Run, id: string): Run {
  const judged = run.facts.find(({ kind, data }) => kind === 'coach/case-judged' && (data as { readonly case: string }).case === id);
  return judged ? fromFacts(run.scenario, run.facts.slice(0, judged.n + 1)) : run;
}
