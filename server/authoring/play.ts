import path from 'node:path';
import { localTime } from '../agencies/calendar.ts';
import { begin } from '../training/begin.ts';
import { score } from '../training/debrief.ts';
import { mistakesMade, progress } from '../training/progress.ts';
import { readScenario, type Scenario } from '../training/read.ts';
import { pass, type Run, type Step } from '../training/run.ts';
import { walkOf, type Move } from '../training/scenario.ts';
import { play as playMoves, type Doing } from '../training/walk.ts';
import { minutes } from '../world/world.ts';
import { shownValues } from '../web/format.ts';
import { wordsIn } from '../web/practice-words.ts';
import { LANGUAGES } from '../../fixtures/languages.ts';
import { loadWords, type Say } from '../web/words.ts';
import { CannotDo, filesOf, type Tool } from './desk.ts';
import { preview } from './preview.ts';

const FLAGS = ['--browser', ...LANGUAGES.map((language) => `--${language}`)];

/**
 * `play <id> [walkthrough [variant]] [--en]`: plays it in the kernel and tells what happens, messages in Vietnamese or as `--<language>` says; with
 * --browser, the exercise is opened to be played by hand.
 */
export const play: Tool = async (given, desk) => {
  const [id, name = 'clean', variant, ...more] = given.filter((word) => !FLAGS.includes(word));
  const language = LANGUAGES.find((each) => given.includes(`--${each}`)) ?? 'vi';
  if (given.includes('--browser')) return preview([id ?? ''], desk);
  const { texts, version } = await filesOf(id, desk);
  const scenario = readScenario(texts, version);
  if (!Object.hasOwn(scenario.walkthroughs, name))
    throw new CannotDo(`"${scenario.id}" has no walkthrough "${name}". It has: ${Object.keys(scenario.walkthroughs).join(', ')}`);
  const variants = scenario.variants.map((each) => each.id);
  if (more.length > 0 || (variant !== undefined && !variants.includes(variant)))
    throw new CannotDo(
      `"${scenario.id}" has no variant "${[variant, ...more].join(' ')}". It has ${variants.length === 0 ? 'none' : variants.join(', ')}.`,
    );
  const start = orTold(() => begin(scenario, '7', { variant }));
  const say = wordsIn(start, language, loadWords(path.join(desk.root, 'views', 'words'), () => undefined)[language].say);
  for (const line of scripted(scenario, start)) desk.say(line);
  for (const line of received(start.facts, say)) desk.say(line);
  if (start.cast.variant) desk.say(`the variant is "${start.cast.variant.id}"`);
  for (const seat of scenario.seats) desk.say(`${seat} is ${start.cast.people[seat]?.name ?? seat}`);
  let before = start;
  const told = (doing: Doing, step: Step): void => {
    for (const line of linesOf(doing, step, before, say)) desk.say(line);
    before = step.run;
  };
  const end = orTold(() => playMoves(start, walkOf(scenario, name).moves, undefined, told));
  const rest = pass(end, end.world.now + minutes(10));
  for (const line of [...received(rest.facts, say), ...changes(before, rest.run)]) desk.say(line);
  for (const line of summary(rest.run)) desk.say(line);
  return 0;
};

/** What the author has set up: what has happened before, and what injects will do, as it is written. */
function scripted({ starts, variants, injects }: Scenario, { cast }: Run): readonly string[] {
  const written = (move: Move): string => ('do' in move ? `${move.do} ${JSON.stringify(move.with)}` : JSON.stringify(move));
  return [
    ...[...starts.with, ...(variants.find(({ id }) => id === cast.variant?.id)?.with ?? [])].map((move) => `before: ${written(move)}`),
    ...injects.flatMap(({ id, moves }) => moves.map((move) => `inject ${id}: ${written(move)}`)),
  ];
}

/** What cannot be played is the author's to mend: one line, and no more. */
function orTold<T>(work: () => T): T {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Error) throw new CannotDo(`It cannot be played on: ${problem.message}. "npm run scenario -- check" says where.`);
    throw problem;
  }
}

function linesOf(doing: Doing, step: Step, before: Run, say: Say): readonly string[] {
  const time = localTime(step.run.world.now);
  const kinds = step.facts.map(({ kind }) => kind).filter((kind) => kind !== 'practice/refused');
  const heard = kinds.length === 0 ? [] : [`         ${kinds.join(', ')}`];
  const refused = step.refusal
    ? [`         refused: ${step.refusal.refused}${step.refusal.field === null ? '' : ` (at "${step.refusal.field}")`}`]
    : [];
  return [`${time}  ${told(doing, before)}`, ...refused, ...heard, ...received(step.facts, say), ...changes(before, step.run)];
}

/** What phones show of it: text messages by their sender, notices by their app. */
const received = (facts: Step['facts'], say: Say): readonly string[] =>
  facts.flatMap(({ kind, data }) => {
    const { sender, app, message, values } = data as Partial<Record<'sender' | 'app' | 'message', string>> & { values?: Record<string, string> };
    const texts: Readonly<Record<string, readonly [from: string | undefined, list: string]>> = {
      'phone/sms-received': [sender, 'messages'],
      'phone/notice-received': [app, 'notices'],
    };
    const [from = '', list] = texts[kind] ?? [];
    return list === undefined ? [] : [`       ✉ ${from}: ${say(`phone.${list}.${message ?? ''}`, shownValues(values ?? {}))}`];
  });

function told(doing: Doing, { country }: Run): string {
  if (doing.what === 'inject') return `the trainer sets off "${doing.id}"`;
  if (doing.what === 'pass') return doing.pressed ? 'time jumps' : 'time passes';
  const { command, by, input } = doing.order;
  const secret = country.commands[command]?.secret ?? [];
  const shown = Object.entries(input as object).map(([field, value]) => `${field}: ${secret.includes(field) ? '••••' : JSON.stringify(value)}`);
  return `${by.name}: ${command}${shown.length === 0 ? '' : ` { ${shown.join(', ')} }`}`;
}

/** Tasks that were ticked, mistakes that were made. */
function changes(before: Run, after: Run): readonly string[] {
  const done = (run: Run): readonly string[] => progress(run).tasks.flatMap(({ id, state }) => (state === 'done' ? [id] : []));
  const wrong = (run: Run): readonly string[] => mistakesMade(run).map(({ id }) => id);
  return [
    ...done(after).flatMap((id) => (done(before).includes(id) ? [] : [`       ✓ task "${id}" is done`])),
    ...wrong(after).flatMap((id) => (wrong(before).includes(id) ? [] : [`       ✗ mistake "${id}"`])),
  ];
}

function summary(run: Run): readonly string[] {
  const state = progress(run);
  const { tasks, points, passed } = score(state, run.scenario);
  const broken = state.conditions.flatMap((condition) => (condition.holds ? [] : [`       ✗ condition "${condition.id}" does not hold`]));
  return [...broken, `${tasks.done} of ${tasks.of} tasks, ${points} points, ${passed ? 'passed' : 'not passed'}`];
}
