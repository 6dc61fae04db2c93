import { sitesOf } from '../agencies/sites.ts';
import { begin } from '../training/begin.ts';
import { placesOf } from '../training/places.ts';
import { progress } from '../training/progress.ts';
import type { Scenario } from '../training/read.ts';
import { look, waiting, type Run } from '../training/run.ts';
import { walkOf, type Move } from '../training/scenario.ts';
import { tried } from '../training/unplayable.ts';
import { done, doings, play, type Doing } from '../training/walk.ts';
import { fieldOf, fieldsOf } from '../world/fields.ts';
import { money, spaced } from './format.ts';
import { wordsKey } from './forms.ts';
import { pageTitle, siteIn, wordsOfAgency } from './panes.ts';
import type { Words } from './words.ts';

/** One step of a walkthrough as somebody reads it on paper: who, where, what is entered, which button, and why. */
export interface ScriptStep {
  readonly n: number;
  /** Of the exercise's tasks, by its index: the first that is still open before this step; the last at the end. */
  readonly task: number;
  readonly seat: string;
  readonly where: { readonly title: string; readonly host: string | undefined; readonly pane: 'browser' | 'phone' } | undefined;
  readonly enter: readonly { readonly label: string; readonly value: string }[];
  /** The button; or what one waits for. */
  readonly press: string;
  readonly isWait: boolean;
  readonly why: string;
}

/** The people and numbers on paper: the same handout each time it is printed. */
export const ON_PAPER = 'handout';

/** A walkthrough in words. It is played in the kernel, so that the paper says what really happens. */
export const scriptOf = (scenario: Scenario, words: Words): readonly ScriptStep[] => scriptFrom(begin(scenario, ON_PAPER, { defects: [] }), words);

/** The same with the people and numbers of a practice that has just begun. */
export function scriptFrom(start: Run, words: Words): readonly ScriptStep[] {
  const steps: ScriptStep[] = [];
  const turns = doings(start, walkOf(start.scenario, 'clean').moves);
  let run = start;
  for (let turn = turns.next(); !turn.done; turn = turns.next(run)) {
    const step = stepOf(run, turn.value, words, steps);
    if (step) steps.push(step);
    run = done(run, turn.value).run;
  }
  return steps;
}

function stepOf(run: Run, doing: Doing, { say, has }: Words, before: readonly ScriptStep[]): ScriptStep | undefined {
  const n = before.length + 1;
  const open = progress(run).tasks.findIndex(({ state }) => state === 'now');
  const task = open < 0 ? run.scenario.tasks.length - 1 : open;
  if (doing.what === 'inject') return undefined;
  if (doing.what === 'pass') {
    const due = waiting(run);
    const key = `yard.waits.${due?.for.split('/')[1] ?? ''}`;
    return { n, task, seat: '', where: undefined, enter: [], press: say(has(key) ? key : 'yard.waits.something'), isWait: true, why: '' };
  }
  const { order } = doing;
  const sites = sitesOf(run.setup.defects);
  const key = wordsKey({ wordsOf: wordsOfAgency(sites, has) }, order.command);
  const { world } = look(run, doing.at).run; // what it waits for has come by then
  const places = placesOf(sites, world, order.by.name, order);
  const here = before.findLast(({ where }) => where !== undefined)?.where?.pane;
  const place = places.find(({ pane }) => pane === here) ?? places[0]; // what can be done in the bank's app too is done there by who is in it
  const site = place && siteIn(sites, place.page);
  const command = run.country.commands[order.command];
  const input = order.input as Readonly<Record<string, unknown>>;
  return {
    n,
    task,
    seat: order.by.name,
    where: place && {
      title: pageTitle({ sites, world, seat: order.by.name, say, has }, place.page),
      host: site?.host,
      pane: place.pane,
    },
    enter: fieldsOf(command?.input ?? NO_FIELDS).flatMap(([name, schema]) => {
      const { field: kind } = fieldOf(schema);
      const label = `${key}.fields.${name}.label`;
      if (kind === 'hidden' || input[name] === undefined || !has(label)) return []; // a tester's verdict is a button
      const option = `${key}.fields.${name}.options.${written('text', input[name])}`;
      return [{ label: say(label), value: has(option) ? say(option) : written(kind, input[name]) }];
    }),
    press: say(has(`${key}.button`) ? `${key}.button` : `yard.lesson.${order.command}`),
    isWait: false,
    why: has(`${key}.guide.why`) ? say(`${key}.guide.why`) : '',
  };
}

const NO_FIELDS = { shape: {} } as Parameters<typeof fieldsOf>[0];

/** As one would write it on paper: amounts in threes, codes and numbers in groups. */
function written(kind: string, value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  if (kind === 'money') return money(Number(text));
  return kind === 'code' || kind === 'id-number' || kind === 'pin' ? spaced(text) : text;
}

/** Where on the way each mistake lies in wait: the task that was open when its walkthrough made it. */
export function mistakesByTask(scenario: Scenario): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of Object.keys(scenario.walkthroughs)) {
    const { moves, makes } = walkOf(scenario, name);
    if (makes.every((id) => Object.hasOwn(found, id))) continue;
    const start = begin(scenario, ON_PAPER, { defects: [] });
    tried(() => noteMistakes(start, moves, found)); // as far as it can be played
  }
  return found;
}

function noteMistakes(start: Run, moves: readonly Move[], found: Record<string, number>): void {
  let before = start;
  play(start, moves, undefined, (_, { run }) => {
    const { tasks, mistakes } = progress(before);
    const fresh = progress(run).mistakes.filter(({ id }) => !mistakes.some((known) => known.id === id));
    const now = tasks.findIndex(({ state }) => state === 'now');
    for (const { id } of fresh) found[id] ??= now < 0 ? tasks.length - 1 : now;
    before = run;
  });
}
