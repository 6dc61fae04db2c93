import { describe, expect, test } from '@jest/globals';
import { labelsOf, messagesOf } from '../../server/authoring/labels.ts';
import { faultsIn } from '../../server/training/check.ts';
import { wronglyGiven } from '../../server/training/lint/given.ts';
import { lint } from '../../server/training/lint/lint.ts';
import { unknownNames } from '../../server/training/lint/names.ts';
import { readScenario, type Scenario, type ScenarioTexts } from '../../server/training/read.ts';
import { ScenarioFile } from '../../server/training/scenario.ts';
import { scenarioNames, scenarioTexts } from '../../server/training/test-scenarios.ts';
import { tried, Unplayable } from '../../server/training/unplayable.ts';
import { fatesBeside, firstNoticed, type Fate } from './fates.ts';
import { writtenIn, type Path } from './written.ts';

/** What an exercise arranges. The values of its rules are in values.test.ts, the steps of its walkthroughs in mutations.test.ts. */
const PARTS: readonly unknown[] = ['people', 'plots', 'variants', 'starts', 'injects', 'faults', 'cases', 'points', 'pass', 'clock', 'exam'];

/** Values that nobody sees who does the exercise, and why that is as it should be. */
const EXPLAINED: readonly { readonly of: readonly string[]; readonly where: RegExp; readonly why: string }[] = [
  {
    of: ['carry-papers', 'check-fee', 'check-payment', 'check-transfer', 'late-receipt', 'pay-by-transfer', 'pay-fee', 'red-book'],
    where: /^starts\.with\.\d+\.with\.method$/,
    why: 'in which way somebody had logged in before stands in the log, and on no page',
  },
  {
    of: ['carry-papers', 'check-transfer'],
    where: /^starts\.with\.0\.with\.name$/,
    why: 'the portal greets by this name somebody whom nobody plays',
  },
  {
    of: ['red-book'],
    where: /^starts\.with\.0\.with\.values\.taxPaidBy$/,
    why: 'the words of the message say it themselves; whoever is guided finds it at the field too',
  },
  {
    of: ['check-fee', 'check-log-in'],
    where: /^clock\.expiryIsLesson$/,
    why: 'it counts where one is shown or guided; whoever works alone, as here, has no more time in any case',
  },
  { of: ['spot-scam'], where: /^variants\.1\.values\.second-trap$/, why: 'behind a message without a link there is no page' },
  {
    of: ['check-payment', 'check-transfer'],
    where: /^cases\.[012]\.walkthrough$/,
    why: 'what is read on a page that is open from the start is there on every way',
  },
  {
    of: ['carry-papers', 'pay-by-transfer', 'pay-fee', 'spot-scam', 'wallet'],
    where: /^variants\.\d+\.id$/,
    why: 'it is a name, and no words of its own are kept under it',
  },
];

const wishes = { labels: labelsOf({ root: '.' }), messages: messagesOf({ root: '.' }), exercises: scenarioNames };

interface Found {
  readonly where: string;
  readonly what: string;
  readonly fate: Fate;
}

/** Each value that an exercise arranges, as it is written, and what comes of its being another one. */
function fatesIn(files: ScenarioTexts): readonly Found[] {
  const written = writtenIn(files.scenario);
  const good = readScenario(files, 'v1');
  const fateOf = fatesBeside(good);
  const remarksOn = (scenario: string): readonly string[] => lint({ ...files, scenario }, wishes).map(({ message }) => message);
  const known = remarksOn(files.scenario);
  const readWith = (path: Path, value: unknown): Scenario | undefined => written.readWith(path, value, (document) => readable(document.toJS(), good));

  return written.values
    .filter(([part]) => PARTS.includes(part))
    .map((path) => {
      const value = written.othersFor(path).find((other) => readWith(path, other));
      const mutant = readWith(path, value);
      const found = { where: path.join('.'), what: `${path.join('.')}: ${String(written.valueAt(path))} → ${String(value)}` };
      if (!mutant || value === undefined) return { ...found, fate: 'refused' };
      const isRemarked = (): boolean => remarksOn(written.readWith(path, value, String)).some((remark) => !known.includes(remark));
      return { ...found, fate: firstNoticed([() => fateOf(mutant), () => (isRemarked() ? 'checked' : 'nothing')]) };
    });
}

/** Undefined where an author would be told at once that it cannot be so. */
function readable(data: unknown, { texts, version }: Scenario): Scenario | undefined {
  const { data: file } = ScenarioFile.safeParse(data);
  if (!file) return undefined;
  const scenario = { ...file, texts, version };
  const faults = tried(() => [...wronglyGiven(file), ...unknownNames(scenario), ...faultsIn(file, texts)]);
  return faults instanceof Unplayable || faults.length > 0 ? undefined : scenario;
}

const unseenIn = (files: ScenarioTexts): readonly Found[] => fatesIn(files).filter(({ fate }) => fate === 'logged' || fate === 'nothing');

/**
 * A value that could be another without anybody noticing belongs in no exercise. Who notices is, before all, the learner, to whom it is judged
 * otherwise or who reads something else on some page; then whoever writes the exercise, which cannot be read any more or of which the check says
 * what is wrong. That something else stands in the log is not enough.
 */
describe.each(scenarioNames)('the values that %s arranges', (name) => {
  test('are each noticed, or it is explained why not', () => {
    const explained = EXPLAINED.filter(({ of }) => of.includes(name));
    const unseen = unseenIn(scenarioTexts(name));
    expect(unseen.filter(({ where }) => !explained.some((each) => each.where.test(where))).map(({ what }) => what)).toEqual([]);
    expect(explained.filter((each) => !unseen.some(({ where }) => each.where.test(where))).map(({ why }) => why)).toEqual([]);
  }, 300_000);
});

test('a value that is of no use is found', () => {
  const { scenario, words } = scenarioTexts('log-in-qr');
  const planted = scenario
    .replace('people:\n', 'clock: { pass: 6 minutes }\npeople:\n  neighbour: { recipe: young }\n')
    .replace('seats:', 'variants:\n  - { id: one, values: { spare: 1 } }\nseats:');
  expect(unseenIn({ scenario: planted, words }).map(({ where, fate }) => `${where}: ${fate}`)).toEqual([
    'people.neighbour.recipe: logged',
    'variants.0.id: nothing',
    'variants.0.values.spare: nothing',
  ]);
}, 60_000);
