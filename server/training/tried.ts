import type { Fact } from '../world/world.ts';
import { begin } from './begin.ts';
import { isLearners } from './progress.ts';
import type { Run } from './run.ts';
import { walkOf, type Move } from './scenario.ts';
import { play } from './walk.ts';

/** What came of a step: the kind of fact that it began with; of one that was turned down the command, and why. */
type Outcome = string;

const isStep = (run: Pick<Run, 'scenario'>, fact: Fact): boolean => fact.settles === undefined && isLearners(run, fact);

function outcomeOf({ kind, data }: Fact): Outcome {
  if (kind !== 'practice/refused') return kind;
  const { command, refused } = data as { readonly command: string; readonly refused: string };
  return `${command} ${refused}`;
}

/**
 * Cases whose last verdict was given before they were run: nothing came of any step, on whichever branch, that comes of the last step of the
 * case's own walkthrough, defective or not. One step tries one walkthrough: whoever typed a right code once has not typed a late one too. Cases
 * that are read on a page which stands open from the start are never among them, since reading leaves no fact.
 */
export function untriedCases(run: Run): readonly string[] {
  const walkthroughs = new Map(run.scenario.cases.map(({ id, walkthrough }) => [id, walkthrough]));
  const tried = new Map<string, readonly Outcome[]>();
  const steps: Outcome[] = [];
  const untried = new Set<string>();
  const used = (walkthrough: string, outcome: Outcome): number =>
    [...tried].filter(([other, outcomes]) => other !== walkthrough && outcomes.includes(outcome)).length;
  const seated = run.facts.find(({ kind }) => kind === 'practice/seat-taken')?.n ?? Infinity;
  for (const fact of run.facts.slice(seated)) {
    if (isStep(run, fact)) steps.push(outcomeOf(fact));
    if (fact.kind !== 'coach/case-judged') continue;
    const { case: id } = fact.data as { readonly case: string };
    const walkthrough = walkthroughs.get(id);
    if (walkthrough === undefined || isReadAtOnce(run, id)) continue;
    const outcomes = tried.get(walkthrough) ?? outcomesOf(run, walkthrough);
    const isTried =
      tried.has(walkthrough) ||
      outcomes.length === 0 ||
      outcomes.some((outcome) => steps.filter((step) => step === outcome).length > used(walkthrough, outcome));
    if (isTried) {
      tried.set(walkthrough, outcomes);
      untried.delete(id);
    } else untried.add(id);
  }
  return [...untried];
}

/** Whether the clean walkthrough judges a case before it does anything in the world. */
function isReadAtOnce({ scenario }: Run, id: string): boolean {
  const deeds = walkOf(scenario, 'clean').moves.flatMap((move) => ('do' in move ? [move] : []));
  const judged = deeds.findIndex((deed) => deed.do === 'coach/judge-case' && typeof deed.with === 'object' && deed.with['case'] === id);
  return deeds.slice(0, Math.max(0, judged)).every((deed) => deed.do.startsWith('coach/'));
}

/** What comes of the last step of a walkthrough: where nothing is defective, and with all defects of the exercise, as far as it can be played there. */
function outcomesOf({ source, setup: { seed, variant } }: Run, walkthrough: string): readonly Outcome[] {
  return [[], source.defects].flatMap((defects) => {
    const start = begin(source, seed, { defects, variant });
    const facts = factsOf(start, walkOf(source, walkthrough).moves);
    const last = facts.slice(start.facts.length).findLast((fact) => isStep(start, fact));
    return last ? [outcomeOf(last)] : [];
  });
}

/** None where a move cannot be made: the checker tells the author, and no tester is to blame. */
function factsOf(start: Run, moves: readonly Move[]): readonly Fact[] {
  try {
    return play(start, moves).facts;
  } catch {
    return [];
  }
}
