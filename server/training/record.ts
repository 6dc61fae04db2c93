import { stringify } from 'yaml';
import { byLanguage, type Language } from '../../fixtures/languages.ts';
import { phone } from '../agencies/phone/phone.ts';
import { act, emptyWorld, fold, living } from '../world/act.ts';
import { person, type Fact, type Order, type World } from '../world/world.ts';
import { asDrawn, resolvedVariant, type Cast } from './cast.ts';
import { ownName, sentMessages } from './messages.ts';
import { knownTo } from './persona.ts';
import { textsFor, type ScenarioTexts } from './read.ts';
import type { Run } from './run.ts';

/** What a draft says of a step in words; the author writes better ones. */
export type NameOfCommand = (command: string, language: Language) => string;

/** A move as a walkthrough has it. */
type DraftMove = { readonly do: string; readonly with?: unknown; readonly about?: string; readonly as?: string } | { readonly jump: string };

interface Recorded {
  readonly moves: readonly DraftMove[];
  /** The first thing that happened by each move, in order; none twice. */
  readonly done: readonly { readonly fact: string; readonly by: string; readonly command: string }[];
  readonly refused: readonly { readonly command: string; readonly because: string; readonly by: string }[];
  /** Kinds of facts whose command could not be told. */
  readonly unclear: readonly string[];
}

/** Record to author: what somebody has done in a practice, as a draft of a new exercise that begins in the same world. */
export function draftOf(run: Run, id: string, nameOf: NameOfCommand): ScenarioTexts {
  const recorded = recordedIn(run);
  const { seats, clock, defects, variants } = run.source;
  const drawn = variants.find((variant) => variant.id === run.cast.variant?.id);
  const { people, plots } = asDrawn(run.source, drawn);
  const starts = resolvedVariant({ ...run.source.starts, with: [...run.source.starts.with, ...(drawn?.with ?? [])] }, run.cast);
  const sent = sentMessages({ starts, variants: [], injects: [] }).flatMap(({ message }) => ownName(message.value) ?? []);
  const tasks = recorded.done.map(({ fact, by, command }) => ({ id: idFor(command), done: { fact, by } })).filter(isFirst);
  const mistakes = recorded.refused
    .map(({ command, because, by }) => ({ id: `${idFor(command)}-${because}`, severity: 'slip', when: { refused: command, because, by } }))
    .filter(isFirst);
  const scenario = {
    ...{
      id,
      level: 1,
      minutes: Math.max(1, Math.ceil(recorded.moves.length / 2)),
      people,
      ...(Object.keys(plots).length > 0 && { plots }),
      seats,
      clock,
    },
    ...{ starts, ...(defects.length > 0 && { defects }), tasks, walkthroughs: { clean: recorded.moves } },
  };
  const notes = [
    '# A draft from what was done once. Read it, name the tasks, take away what does not belong to the lesson, and check it.',
    ...recorded.unclear.map((kind) => `# A step could not be told from its facts, write it into the walkthrough: ${kind}`),
    ...mistakes.map(
      (mistake) => `# Turned down on the way. To teach it, put it under "mistakes" with a walkthrough of its own: ${JSON.stringify(mistake)}`,
    ),
  ];
  const titles = new Map(recorded.done.map(({ command }) => [idFor(command), command]));
  return {
    scenario: `${notes.join('\n')}\n${stringify(scenario, { lineWidth: 140 })}`,
    words: byLanguage((language) =>
      stringify(
        {
          title: id,
          summary: '…',
          story: `{{${seats[0] ?? ''}.name}} …`,
          tasks: Object.fromEntries(tasks.map((task) => [task.id, { title: nameOf(titles.get(task.id) ?? '', language), hints: ['…'] }])),
          ...(sent.length > 0 && { messages: Object.fromEntries(sent.map((name) => [name, textsFor(run.source, language).messages[name] ?? '…'])) }),
          debrief: { can: '…' },
        },
        { lineWidth: 140 },
      ),
    ),
  };
}

const idFor = (command: string): string => command.split('/').join('-');
const isFirst = <T extends { readonly id: string }>({ id }: T, i: number, all: readonly T[]): boolean =>
  all.findIndex((other) => other.id === id) === i;

/** Goes along the branch that lives; before each step of a seat the world stands as it stood then. */
function recordedIn(run: Run): Recorded {
  const facts = living(run.facts);
  const begun = facts.findLastIndex(({ kind }) => kind === 'practice/seat-taken') + 1;
  const [moves, done, refused, unclear]: [DraftMove[], Recorded['done'][number][], Recorded['refused'][number][], string[]] = [[], [], [], []];
  let world = emptyWorld(run.country);
  facts.forEach((fact, i) => {
    if (i >= begun && fact.n === fact.order) note(fact);
    world = fold(run.country, world, fact);
  });
  return { moves, done, refused, unclear };

  function note(fact: Fact): void {
    if (fact.kind === 'practice/time-passed') moves.push({ jump: 'next' });
    if (fact.by.role !== 'person' || !run.scenario.seats.includes(fact.by.name) || fact.kind === 'practice/rewound') return;
    if (fact.kind.startsWith('coach/')) return;
    if (fact.kind === 'practice/refused') {
      const { command, refused: because } = fact.data as { readonly command: string; readonly refused: string };
      refused.push({ command, because, by: fact.by.name });
      return;
    }
    const found = orderOf(run, { ...world, now: Math.max(world.now, fact.at) }, fact);
    if (!found) {
      unclear.push(fact.kind);
      return;
    }
    const { order, isFirstThought } = found;
    const seat = run.scenario.seats[0] === order.by.name ? {} : { as: order.by.name };
    const about = isFirstThought ? undefined : messageIn(world, order);
    const given = about === undefined ? { with: isFirstThought ? 'suggested' : referring(order.input, run.cast) } : { about };
    moves.push({ do: order.command, ...given, ...seat });
    if (!done.some(({ fact: kind }) => kind === fact.kind)) done.push({ fact: fact.kind, by: fact.by.name, command: order.command });
  }
}

/** Which order a fact began with: the one that leads to this very fact. Suggestions are tried first, then what the fact itself says. */
function orderOf(run: Run, world: World, fact: Fact): { readonly order: Order; readonly isFirstThought: boolean } | undefined {
  const by = person(fact.by.name);
  const knows = knownTo({ world, cast: run.cast, scenario: run.scenario }, run.scenario.seats);
  for (const command of Object.values(run.country.commands)) {
    const { id, from, input: shape } = command;
    if (!from.includes('person') || id.startsWith('coach/')) continue;
    const thoughts = command.suggest(world, by, knows);
    const said = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, (fact.data as Readonly<Record<string, unknown>>)[name]]));
    for (const [i, input] of [...thoughts, said].entries()) {
      const order: Order = { command: id, by, input };
      const [first] = act(run.country, world, order, world.now).facts;
      if (first?.kind === fact.kind && JSON.stringify(first.data) === JSON.stringify(fact.data))
        return { order, isFirstThought: i === 0 && thoughts.length > 0 };
    }
  }
  return undefined;
}

/** The name of the message that an order is about. */
const messageIn = (world: World, { input }: Order): string | undefined =>
  phone.in(world).inbox.find(({ id }) => id === (input as { readonly id?: unknown }).id)?.message;

/** What belongs to this run's people and plots, by its name: another seed, another value. */
function referring(input: unknown, { people, plots }: Cast): unknown {
  const names = new Map<unknown, string>();
  for (const [name, thing] of [...Object.entries(people), ...Object.entries(plots)])
    for (const [key, value] of Object.entries(thing)) if (typeof value === 'string' && value.length > 5) names.set(value, `$${name}.${key}`);
  return Object.fromEntries(Object.entries(input as object).map(([key, value]) => [key, names.get(value) ?? (value as unknown)]));
}
