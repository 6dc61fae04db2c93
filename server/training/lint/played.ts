import { begin } from '../begin.ts';
import { holdsAtOnce, talliesOf } from '../memory.ts';
import { mistakesMade, progress } from '../progress.ts';
import type { Scenario } from '../read.ts';
import type { Run, Step } from '../run.ts';
import { walkOf } from '../scenario.ts';
import { holds, isMet } from '../tally.ts';
import { tried, Unplayable } from '../unplayable.ts';
import { play, walk, type Doing } from '../walk.ts';
import { error, warning, type Finding } from './finding.ts';
import { SEED, toldOnce, variantsOf, type InVariant } from './variants.ts';

/** A walkthrough as it went. */
interface Played {
  readonly name: string;
  readonly run: Run;
  readonly steps: readonly { readonly doing: Doing; readonly step: Step }[];
}

const open = (run: Run): readonly string[] => progress(run).tasks.flatMap(({ id, state }) => (state === 'done' ? [] : [id]));
const broken = (run: Run): readonly string[] => progress(run).conditions.flatMap((condition) => (condition.holds ? [] : [condition.id]));
const made = (run: Run): readonly string[] => mistakesMade(run).map(({ id }) => id);

/** What shows only when an exercise is played: its start, every walkthrough in every variant, every case. */
export function unlikePlayed(scenario: Scenario): readonly Finding[] {
  const worlds = variantsOf(scenario).map((variant) => playedIn(scenario, variant));
  const played = worlds.flatMap((each) => each.played);
  const isStuck = worlds.some((each) => each.isStuck);
  return [...toldOnce(worlds), ...(isStuck ? [] : neverShown(scenario, played)), ...(isStuck ? [] : wrongCases(scenario))];
}

/** An exercise as one variant has it, played from end to end. */
interface World extends InVariant {
  readonly played: readonly Played[];
  /** Whether it cannot begin, or some walkthrough cannot be played. */
  readonly isStuck: boolean;
}

function playedIn(scenario: Scenario, variant: string | undefined): World {
  const start = tried(() => begin(scenario, SEED, { variant }));
  if (start instanceof Unplayable)
    return { variant, played: [], isStuck: true, findings: [error(['starts', 'with'], `it cannot begin: ${start.message}`)] };
  const walks = Object.keys(scenario.walkthroughs).map((name) => ({ name, played: tried(() => playedOnce(start, name)) }));
  const stuck = walks.flatMap(({ name, played }) =>
    played instanceof Unplayable
      ? [error(['walkthroughs', name], `this walkthrough cannot be played: ${played.message}; mend that move, or what comes before it`)]
      : [],
  );
  const played = walks.flatMap((each) => (each.played instanceof Unplayable ? [] : [each.played]));
  const clean = played.flatMap((each) => (each.name === 'clean' ? onClean(scenario, each) : []));
  const said = played.flatMap((each) => unlikeSaid(scenario, each));
  return { variant, played, isStuck: stuck.length > 0, findings: [...atStart(scenario, start), ...stuck, ...clean, ...said] };
}

function playedOnce(start: Run, name: string): Played {
  const steps: { doing: Doing; step: Step }[] = [];
  const moves = walkOf(start.source, name).moves;
  const end = play(start, moves, undefined, (doing, step) => steps.push({ doing, step }));
  return { name, run: walk(end, { moves: [] }), steps };
}

function atStart({ tasks, mistakes, good }: Scenario, start: Run): readonly Finding[] {
  const isOpen = open(start);
  return [
    ...tasks.flatMap(({ id }, i) =>
      isOpen.includes(id)
        ? []
        : [error(['tasks', i, 'done'], `"${id}" is done before anybody does anything: ask for something that the learner brings about`)],
    ),
    ...(
      [
        ['mistakes', mistakes],
        ['good', good],
      ] as const
    ).flatMap(([list, deeds]) =>
      deeds.flatMap(({ id, when }, i) =>
        holdsAtOnce(when) ? [error([list, i, 'when'], `"${id}" is so before anything has happened: what must never happen is a condition`)] : [],
      ),
    ),
  ];
}

function onClean({ tasks, conditions }: Scenario, { run, steps }: Played): readonly Finding[] {
  const undone = open(run);
  const refused = steps.find(({ step }) => step.refusal);
  const because = refused?.doing.what === 'order' ? ` (${refused.doing.order.command} was refused: ${refused.step.refusal?.refused ?? ''})` : '';
  return [
    ...tasks.flatMap(({ id }, i) =>
      undone.includes(id)
        ? [error(['tasks', i, 'done'], `"${id}" is not done at the end of the walkthrough "clean"${because}: mend the rule or the walkthrough`)]
        : [],
    ),
    ...conditions.flatMap(({ id }, i) =>
      broken(run).includes(id)
        ? [error(['conditions', i, 'holds'], `"${id}" does not hold at the end of the walkthrough "clean": mend the rule or the walkthrough`)]
        : [],
    ),
    ...made(run).map((id) => error(['walkthroughs', 'clean'], `"clean" makes the mistake "${id}": make its rule narrower, or walk another way`)),
  ];
}

/** Makes and breaks something else than is written there. What wants something to happen does not hold where a walkthrough stops before it. */
function unlikeSaid({ conditions, walkthroughs }: Scenario, { name, run, steps }: Played): readonly Finding[] {
  if (name === 'clean') return [];
  const { makes, breaks } = walkOf(run.scenario, name);
  const path = ['walkthroughs', name];
  const pathOf = (key: string): readonly PropertyKey[] => (Array.isArray(walkthroughs[name]) ? path : [...path, key]);
  const mistakes = made(run);
  const conditionsBroken = broken(run);
  const wanting = conditions.filter(({ holds: rule }) => !holdsAtOnce(rule)).map(({ id }) => id);
  const refused = steps.flatMap(({ doing, step }) =>
    doing.what === 'order' && step.refusal ? [`${doing.order.command}: ${step.refusal.refused}`] : [],
  );
  const went = refused.length > 0 ? ` (refused: ${refused.join(', ')})` : '';
  return [
    ...makes
      .filter((id) => !mistakes.includes(id))
      .map((id) => error(pathOf('makes'), `this walkthrough does not make the mistake "${id}"${went}: mend the rule or the moves`)),
    ...mistakes
      .filter((id) => !makes.includes(id))
      .map((id) => error(pathOf('makes'), `this walkthrough makes the mistake "${id}" too: say so in "makes", or make its rule narrower`)),
    ...breaks
      .filter((id) => !conditionsBroken.includes(id))
      .map((id) => error(pathOf('breaks'), `the condition "${id}" holds after this walkthrough: take it out of "breaks", or mend the rule`)),
    ...conditionsBroken
      .filter((id) => !breaks.includes(id) && !wanting.includes(id))
      .map((id) => error(pathOf('breaks'), `this walkthrough breaks the condition "${id}" too: say so in "breaks", or mend the rule`)),
  ];
}

function neverShown(scenario: Scenario, played: readonly Played[]): readonly Finding[] {
  const walks = Object.keys(scenario.walkthroughs).map((name) => walkOf(scenario, name));
  const shown = (list: 'makes' | 'breaks', id: string): boolean => walks.some((each) => each[list].includes(id));
  const injected = played.flatMap(({ run }) =>
    run.facts.flatMap(({ kind, data, by }) => (kind === 'practice/injected' ? [{ ...(data as { id: string }), by }] : [])),
  );
  return [
    ...scenario.mistakes.flatMap(({ id }, i) =>
      shown('makes', id) ? [] : [error(['mistakes', i], `no walkthrough makes the mistake "${id}": ${toShow(scenario, id)}`)],
    ),
    ...scenario.conditions.flatMap(({ id }, i) =>
      shown('breaks', id) ? [] : [warning(['conditions', i], `no walkthrough breaks the condition "${id}": write one with breaks: [${id}]`)],
    ),
    ...scenario.good.flatMap(({ id }, i) =>
      played.some(({ run }) => progress(run).good.includes(id))
        ? []
        : [warning(['good', i], `no walkthrough does the good deed "${id}": write one that does`)],
    ),
    ...scenario.injects.flatMap(({ id, when }, i) => {
      if (when && !injected.some((each) => each.id === id && each.by.name === 'script'))
        return [warning(['injects', i], `in no walkthrough does the inject "${id}" come by itself: mend "when", or walk there`)];
      return injected.some((each) => each.id === id)
        ? []
        : [warning(['injects', i], `no walkthrough shows the inject "${id}": write one with { inject: ${id} }`)];
    }),
    ...scenario.faults.flatMap(({ id }, i) =>
      played.some((each) => meetsFault(each, id))
        ? []
        : [warning(['faults', i], `no walkthrough meets the fault "${id}": write one that enters its magic value`)],
    ),
    ...scenario.defects.flatMap((id, i) =>
      scenario.cases.some(({ shows }) => shows === id)
        ? []
        : [warning(['defects', i], `no case shows the defect "${id}": write one with shows: ${id}`)],
    ),
  ];
}

/** Whoever writes a walkthrough with "moves" names its mistakes there. */
const toShow = ({ walkthroughs }: Scenario, id: string): string =>
  Object.hasOwn(walkthroughs, id) ? `the walkthrough "${id}" has to say so: makes: [${id}]` : `write one and call it "${id}"`;

function meetsFault({ run, steps }: Played, id: string): boolean {
  const fault = run.scenario.faults.find((other) => other.id === id);
  if (!fault) return false;
  if ('do' in fault)
    return steps.some(
      ({ doing, step }) =>
        doing.what === 'order' && doing.order.command === fault.do && isMet(fault.where, doing.order.input) && step.refusal?.refused === fault.refuse,
    );
  const on = run.country.links.find((entry) => entry.id === fault.link)?.on;
  return run.facts.some(({ kind, data }) => kind === on && isMet(fault.where, data));
}

const wrongCases = (scenario: Scenario): readonly Finding[] =>
  scenario.cases.flatMap(({ id, walkthrough, then, shows }, i) => {
    if (then === undefined) return [];
    const sound = tried(() => walk(begin(scenario, SEED, { defects: [] }), walkOf(scenario, walkthrough)));
    const spoilt = tried(() => walk(begin(scenario, SEED), walkOf(scenario, walkthrough)));
    if (sound instanceof Unplayable)
      return [error(['cases', i, 'walkthrough'], `"${walkthrough}" cannot be played where nothing is defective: ${sound.message}`)];
    if (spoilt instanceof Unplayable)
      return [error(['cases', i, 'walkthrough'], `"${walkthrough}" cannot be played with the defects: ${spoilt.message}`)];
    const isSeen = ({ memory, scenario: { cases } }: Run): boolean =>
      cases.some((each) => each.id === id && each.then !== undefined && holds(each.then, talliesOf(memory)));
    return [
      ...(isSeen(sound)
        ? []
        : [error(['cases', i, 'then'], `"${id}" does not hold where nothing is defective: mend "then" or the walkthrough "${walkthrough}"`)]),
      ...(shows !== undefined && isSeen(spoilt)
        ? [error(['cases', i, 'shows'], `"${id}" holds with the defect "${shows}" too, so it does not show it: mend "then"`)]
        : []),
      ...(shows === undefined && isSeen(sound) && !isSeen(spoilt)
        ? [error(['cases', i], `"${id}" fails with the seeded defects: say in "shows" which one it brings to light`)]
        : []),
    ];
  });
