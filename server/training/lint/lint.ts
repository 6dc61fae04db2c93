import { BrokenScenario, faultLine, openScenario, type Fault, type OpenScenario, type ScenarioTexts } from '../read.ts';
import { tried, Unplayable } from '../unplayable.ts';
import { error, warning, type Finding, type Severity } from './finding.ts';
import { wronglyGiven } from './given.ts';
import { againstLaw } from './law.ts';
import { wrongMessages, type Messages } from './messages.ts';
import { unknownNames } from './names.ts';
import { unlikePlayed } from './played.ts';
import { realInTexts } from './real.ts';
import { deadEnds } from './ways.ts';
import { wrongWords, type Labels } from './words.ts';

/** Something to mend, for an author: where, what, and what to do. */
export interface Remark extends Fault {
  readonly severity: Severity;
}

/** What else is looked at. */
export interface Wishes {
  /** The name of its folder, which is its id too. */
  readonly id?: string;
  /** What stands on pages, for hints that quote it; without it they are not looked at. */
  readonly labels?: Labels;
  /** What phones can show, for messages that are sent; without it they are not looked at. */
  readonly messages?: Messages;
  /** The exercises that there are, for the one to go on with; without them it is not looked for. */
  readonly exercises?: readonly string[];
  /** Whether dead ends are looked for too: some seconds, where all else takes a fraction of one. */
  readonly ways?: boolean;
}

/** All that is wrong with a scenario. */
export const lint = (texts: ScenarioTexts, wishes: Wishes = {}): readonly Remark[] => [...lintInParts(texts, wishes)].flat();

/** The same as it is found: first all but dead ends, then those. What cannot be read is not played, and what cannot be played is not searched. */
export function* lintInParts(
  texts: ScenarioTexts,
  { id, labels, messages, exercises, ways = false }: Wishes,
): Generator<readonly Remark[], void, undefined> {
  const opened = tryToOpen(texts);
  if (opened instanceof BrokenScenario) {
    yield opened.faults.map((fault) => ({ ...fault, severity: 'error' }));
    return;
  }
  const { scenario, faultAt } = opened;
  const told = (findings: readonly Finding[]): readonly Remark[] => findings.map((finding) => ({ ...faultAt(finding), severity: finding.severity }));
  const isSound = (remarks: readonly { readonly severity: Severity }[]): boolean => remarks.every(({ severity }) => severity === 'warning');
  const otherwise = id === undefined || id === scenario.id ? [] : [error(['id'], `its folder is called "${id}": call both the same`)];
  const onwards = isThere(scenario.next, scenario.id, exercises) ? [] : [warning(['next'], NO_NEXT)];
  const named = checked('the names', () => unknownNames(scenario));
  const given = named.length > 0 ? [] : checked('what is entered', () => [...wronglyGiven(scenario), ...wrongMessages(scenario, messages)]);
  const worded = checked('the words', () => [...wrongWords(scenario, labels), ...realInTexts(scenario)]);
  const lawful = checked('the law data', () => againstLaw(scenario));
  const written = [...otherwise, ...onwards, ...named, ...given, ...worded, ...lawful];
  const played = isSound(written) ? checked('the walkthroughs', () => unlikePlayed(scenario)) : [];
  yield told([...written, ...played]);
  if (ways && isSound([...written, ...played])) yield told(checked('dead ends', () => deadEnds(scenario)));
}

/** What cannot be looked at to the end is something to mend as well. */
function checked(what: string, look: () => readonly Finding[]): readonly Finding[] {
  const found = tried(look);
  return found instanceof Unplayable
    ? [error([], `the check of ${what} could not be finished: ${found.message}; take back what was changed last, or mend what this names`)]
    : found;
}

const NO_NEXT = 'there is no other exercise of this name here: whoever is through is led on to the next of its kind';
const isThere = (next: string | undefined, own: string, exercises: readonly string[] | undefined): boolean =>
  next === undefined || (next !== own && exercises?.includes(next) !== false);

function tryToOpen(texts: ScenarioTexts): OpenScenario | BrokenScenario {
  try {
    return openScenario(texts, 'check');
  } catch (problem) {
    if (problem instanceof BrokenScenario) return problem;
    throw problem;
  }
}

/** "scenario.yaml:14:20: …", a warning as such. */
export const lineOf = ({ message, severity, ...where }: Remark): string =>
  faultLine({ ...where, message: `${severity === 'warning' ? 'warning: ' : ''}${message}` });
