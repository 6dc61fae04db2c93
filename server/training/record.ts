import { stringify } from 'yaml';
import { byLanguage, type Language } from '../../fixtures/languages.ts';
import { phone } from '../agencies/phone/phone.ts';
import { act, emptyWorld, fold, living, nextDue } from '../world/act.ts';
import { minutes, person, type Fact, type Instant, type Order, type World } from '../world/world.ts';
import { asDrawn, filled, withVariant, type Cast } from './cast.ts';
import { ownName, sentMessages } from './messages.ts';
import { knownTo } from './persona.ts';
import { textsFor, type ScenarioTexts } from './read.ts';
import type { Run } from './run.ts';
import type { ScenarioFile } from './scenario.ts';
import { spanFor } from './spans.ts';

/** What a draft says of a step in words; the author writes better ones. */
export type NameOfCommand = (command: string, language: Language) => string;

/** A move as a walkthrough has it. */
type DraftMove =
  | { readonly do: string; readonly with?: unknown; readonly about?: string; readonly as?: string; readonly keep?: string; readonly late?: string }
  | { readonly jump: string }
  | { readonly wait: string }
  | { readonly inject: string };

interface Recorded {
  readonly moves: readonly DraftMove[];
  /** The first thing that happened by each move, in order; none twice. */
  readonly done: readonly { readonly fact: string; readonly by: string; readonly command: string }[];
  readonly refused: readonly { readonly command: string; readonly because: string; readonly by: string }[];
  /** Kinds of facts whose command could not be told. */
  readonly unclear: readonly string[];
}

/** Where all of them are offered none has to be named. */
const MODES = 4;

/** Record to author: what somebody has done in a practice, as a draft of a new exercise that begins in the same world. */
export function draftOf(run: Run, id: string, nameOf: NameOfCommand): ScenarioTexts {
  const recorded = recordedIn(run);
  const { people, plots, starts, injects, faults, ...world } = worldOf(run);
  const sent = sentMessages({ starts, variants: [], injects }).flatMap(({ message }) => ownName(message.value) ?? []);
  const isTyped = recorded.moves.some((move) => 'do' in move && typeof move.with === 'object');
  const modes = run.source.modes.filter((mode) => mode !== 'guide' || !isTyped); // the guide cannot guess what is typed
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
      ...(modes.length < MODES && { modes }),
      ...world,
    },
    ...{ starts, tasks, ...unlessEmpty({ injects, faults, defects: run.setup.defects }), walkthroughs: { clean: recorded.moves } },
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
    words: byLanguage((language) => {
      const texts = textsFor(run.source, language);
      const ofVariant = { people: {}, plots: {}, variant: run.cast.variant };
      const taken = (list: 'messages' | 'injects' | 'faults' | 'defects', names: readonly string[]) =>
        names.length > 0 && { [list]: Object.fromEntries(names.map((name) => [name, filled(texts[list][name] ?? '…', ofVariant)])) };
      return stringify(
        {
          title: id,
          summary: '…',
          story: `{{${world.seats[0] ?? ''}.name}} …`,
          ...(Object.keys(texts.seats).length > 0 && { seats: texts.seats }),
          tasks: Object.fromEntries(tasks.map((task) => [task.id, { title: nameOf(titles.get(task.id) ?? '', language), hints: ['…'] }])),
          ...taken('injects', idsOf(injects)),
          ...taken('messages', sent),
          ...taken('faults', idsOf(faults)),
          ...taken('defects', run.setup.defects),
          debrief: { can: '…' },
        },
        { lineWidth: 140 },
      );
    }),
  };
}

/** The world in which a practice began, as its own variant had it, with what fell in on the way. */
function worldOf({ source, cast, setup, facts }: Run): Pick<ScenarioFile, 'people' | 'plots' | 'seats' | 'clock' | 'starts' | 'injects' | 'faults'> {
  const { people, plots, seats, clock, starts, injects, faults, variants } = source;
  const drawn = variants.find(({ id }) => id === cast.variant?.id);
  const fell = living(facts).flatMap(({ kind, data }) => (kind === 'practice/injected' ? [(data as { readonly id: string }).id] : []));
  return withVariant(
    {
      ...{ ...asDrawn({ people, plots }, drawn), seats, clock },
      ...{ starts: { ...starts, linked: setup.linked, with: [...starts.with, ...(drawn?.with ?? [])] } },
      ...{ injects: injects.filter(({ id }) => fell.includes(id)), faults },
    },
    cast,
  );
}

/** Lists with something in them. */
const unlessEmpty = (lists: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

const idFor = (command: string): string => command.split('/').join('-');
const isFirst = <T extends { readonly id: string }>({ id }: T, i: number, all: readonly T[]): boolean =>
  all.findIndex((other) => other.id === id) === i;

/** Goes along the branch that lives; before each step of a seat the world stands as it stood then. */
function recordedIn(run: Run): Recorded {
  const facts = living(run.facts);
  const begun = facts.findLastIndex(({ kind }) => kind === 'practice/seat-taken') + 1;
  const [moves, done, refused, unclear]: [DraftMove[], Recorded['done'][number][], Recorded['refused'][number][], string[]] = [[], [], [], []];
  let world = emptyWorld(run.country);
  /** As it stood at the last step that became a move, with what followed at once. */
  let [before, stepAt] = [world, 0];
  facts.forEach((fact, i) => {
    const isNoted = i >= begun && fact.n === fact.order && isSomebodys(fact, run) && note(fact);
    world = fold(run.country, world, fact);
    if (isNoted || i < begun) stepAt = fact.at;
    if (fact.at === stepAt) before = world;
  });
  return { moves, done, refused, unclear };

  /** To what is due next, or just so long. */
  function passed(until: Instant): DraftMove {
    return nextDue(before)?.at === until ? { jump: 'next' } : { wait: spanFor(until - before.now) };
  }

  /** Whether it became a move. */
  function note(fact: Fact): boolean {
    if (fact.kind === 'practice/time-passed') moves.push(passed(fact.at));
    if (fact.kind === 'practice/injected') moves.push({ inject: (fact.data as { readonly id: string }).id });
    if (fact.by.role !== 'person') return true;
    if (fact.kind === 'practice/rewound' || fact.kind.startsWith('coach/')) return false;
    if (fact.kind === 'practice/refused') {
      const { command, refused: because } = fact.data as { readonly command: string; readonly refused: string };
      refused.push({ command, because, by: fact.by.name });
      return false;
    }
    const found = orderOf(run, { ...world, now: Math.max(world.now, fact.at) }, fact) ?? lateOrder(run, world, fact);
    if (!found) {
      unclear.push(fact.kind);
      return false;
    }
    const { order, isFirstThought } = found;
    if (world.now > before.now + READS) moves.push(passed(world.now));
    const seat = run.scenario.seats[0] === order.by.name ? {} : { as: order.by.name };
    const about = isFirstThought ? undefined : messageIn(world, order);
    const late = found.late === undefined ? {} : { late: spanFor(found.late) };
    if (isFirstThought) moves.push({ do: order.command, with: 'suggested', ...late, ...seat });
    else if (about !== undefined) moves.push({ do: order.command, about, ...seat });
    else {
      const { input, keep } = byReference(order, run, { ...world, now: Math.max(world.now, fact.at) });
      const as = `kept-${String(moves.length)}`;
      if (keep !== undefined) moves.push({ do: keep.command, with: 'suggested', ...seat, keep: as });
      moves.push({ do: order.command, with: { ...input, ...keptAs(as, keep?.fields ?? {}) }, ...seat });
    }
    if (!done.some(({ fact: kind }) => kind === fact.kind)) done.push({ fact: fact.kind, by: fact.by.name, command: order.command });
    return true;
  }
}

/** What comes within this is waited for by whoever needs it; what comes later is waited for by a move. */
const READS = minutes(1);

/** What a learner did, or what a button of the coach or of a trainer did. */
const isSomebodys = ({ kind, by }: Fact, { scenario: { seats } }: Run): boolean =>
  by.role === 'person' ? seats.includes(by.name) : kind === 'practice/time-passed' || (kind === 'practice/injected' && by.role === 'office');

interface FoundOrder {
  readonly order: Order;
  readonly isFirstThought: boolean;
  /** How long after it was thought of. */
  readonly late?: Instant;
}

/** What was thought of when the last thing had happened, and given only now: a code that has run out meanwhile. */
function lateOrder(run: Run, world: World, fact: Fact): FoundOrder | undefined {
  const by = person(fact.by.name);
  const knows = knownTo({ world, cast: run.cast, scenario: run.scenario }, run.scenario.seats);
  for (const command of Object.values(run.country.commands)) {
    if (!command.from.includes('person') || command.id.startsWith('coach/')) continue;
    const [input] = command.suggest(world, by, knows);
    const order: Order = { command: command.id, by, input };
    if (input !== undefined && leadsTo(run, world, order, fact)) return { order, isFirstThought: true, late: fact.at - world.now };
  }
  return undefined;
}

/** Whether an order that is given when a fact happened leads to that very fact. */
function leadsTo(run: Run, world: World, order: Order, fact: Fact): boolean {
  const [first] = act(run.country, world, order, Math.max(world.now, fact.at)).facts;
  return first?.kind === fact.kind && JSON.stringify(first.data) === JSON.stringify(fact.data);
}

/** Which order a fact began with: the one that leads to this very fact. Suggestions are tried first, then what the fact itself says. */
function orderOf(run: Run, world: World, fact: Fact): FoundOrder | undefined {
  const by = person(fact.by.name);
  const knows = knownTo({ world, cast: run.cast, scenario: run.scenario }, run.scenario.seats);
  for (const command of Object.values(run.country.commands)) {
    const { id, from, input: shape } = command;
    if (!from.includes('person') || id.startsWith('coach/')) continue;
    const thoughts = command.suggest(world, by, knows);
    const said = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, (fact.data as Readonly<Record<string, unknown>>)[name]]));
    for (const [i, input] of [...thoughts, said].entries()) {
      const order: Order = { command: id, by, input };
      if (leadsTo(run, world, order, fact)) return { order, isFirstThought: i === 0 && thoughts.length > 0 };
    }
  }
  return undefined;
}

/** The name of the message that an order is about. */
const messageIn = (world: World, { input }: Order): string | undefined =>
  phone.in(world).inbox.find(({ id }) => id === (input as { readonly id?: unknown }).id)?.message;

interface ByReference {
  readonly input: Readonly<Record<string, unknown>>;
  /** What another command would suggest now, and which field of it stands in which field of the input. */
  readonly keep: { readonly command: string; readonly fields: Readonly<Record<string, string>> } | undefined;
}

/** What was entered, by names instead of one run's numbers: of its people and plots, or of what another command suggests at that moment. */
function byReference({ input, by }: Order, run: Run, world: World): ByReference {
  const named = referring(input, run.cast);
  const arranged = JSON.stringify(withVariant(run.source.starts, run.cast));
  const drawn = Object.entries(named).filter(([, value]) => isName(value) && !value.startsWith('$') && !arranged.includes(value));
  const knows = knownTo({ world, cast: run.cast, scenario: run.scenario }, run.scenario.seats);
  for (const command of Object.values(run.country.commands)) {
    if (drawn.length === 0 || !command.from.includes('person')) continue;
    const fields = fieldsFor(drawn, command.suggest(world, by, knows)[0]);
    if (fields) return { input: named, keep: { command: command.id, fields } };
  }
  return { input: named, keep: undefined };
}

/** Where each of these values stands in a suggestion; undefined where one does not. */
function fieldsFor(drawn: readonly (readonly [name: string, value: unknown])[], suggested: unknown): Readonly<Record<string, string>> | undefined {
  const found = drawn.map(([name, value]) => [name, Object.entries(suggested ?? {}).find(([, other]) => other === value)?.[0]] as const);
  return found.every((pair): pair is readonly [string, string] => pair[1] !== undefined) ? Object.fromEntries(found) : undefined;
}

const keptAs = (name: string, fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([field, from]) => [field, `$kept.${name}.${from}`]));

/** Long enough to be a number or a name of its own. */
const isName = (value: unknown): value is string => typeof value === 'string' && value.length > 5;

/** What belongs to this run's people and plots, by its name: another seed, another value. */
function referring(input: unknown, { people, plots }: Cast): Readonly<Record<string, unknown>> {
  const names = new Map<unknown, string>();
  for (const [name, thing] of [...Object.entries(people), ...Object.entries(plots)])
    for (const [key, value] of Object.entries(thing)) if (isName(value)) names.set(value, `$${name}.${key}`);
  return Object.fromEntries(Object.entries(input as object).map(([key, value]) => [key, names.get(value) ?? (value as unknown)]));
}
