import { expect, test } from '@playwright/test';
import { sitesOf } from '../../server/agencies/sites.ts';
import { placesOf } from '../../server/training/places.ts';
import type { Scenario } from '../../server/training/read.ts';
import { capOf, fromFacts, give as giveInKernel, injected, pass, playedOut, type Run } from '../../server/training/run.ts';
import { walkOf, type Mode, type Move } from '../../server/training/scenario.ts';
import { doings, type Doing } from '../../server/training/walk.ts';
import { urls } from '../../server/web/urls.ts';
import type { Fact, Instant, Order } from '../../server/world/world.ts';
import type { RunningApp } from '../start-app.ts';
import type { Classroom } from './classroom.ts';
import { formOf, send } from './forms.ts';
import { landed } from './landing.ts';
import { practiceBegunBy, scenarioCalled, type StoredPractice } from './stored-practice.ts';
import { changeSeat, goTo, pressJump, whereIs, type Visitor } from './ways.ts';

/** Plays scenarios in a real browser, the same moves that the kernel's tests play, and compares what came of each with the kernel. */
export interface Walker extends Visitor {
  readonly practice: StoredPractice;
  /** Orders whose page nothing in sight led to. */
  readonly strays: readonly string[];
  /** Plays a walkthrough, or some of its moves. */
  walk(name: string, from?: number, to?: number): Promise<Run>;
  /** `look` is told how the practice stands after each thing done. */
  play(moves: readonly Move[], look?: (run: Run) => Promise<void>): Promise<Run>;
  /** What a move would order now, not given yet: waits for the message that tells it. */
  orderOf(move: Move): Promise<Order>;
  /** Gives one order by its form; what it brings about must be what the kernel says. */
  give(order: Order): Promise<void>;
  /** Goes to the page on which the form of an order stands. */
  goToForm(order: Order): Promise<void>;
  /** Lets simulated time pass, as far as it does between two steps. */
  letPass(span: Instant): Promise<void>;
}

interface Start extends Visitor {
  readonly app: RunningApp;
  readonly scenario: string;
  readonly mode?: Mode;
  /** Where the lesson is given, with its scenario and mode. */
  readonly classroom?: Classroom | undefined;
}

/** Begins a lesson on the home page, or in a class. */
export async function startWalker({ app, scenario: id, mode, classroom, ...visitor }: Start): Promise<Walker> {
  const practice = await practiceBegunBy(app, await scenarioCalled(id), () =>
    classroom ? classroom.join(visitor) : chooseLesson(visitor, id, mode),
  );
  return walkerIn(app, practice, visitor, classroom);
}

async function chooseLesson({ page, hands, inspect }: Visitor, scenario: string, mode: Mode | undefined): Promise<void> {
  await page.goto(urls.home);
  await inspect(page);
  if (mode === 'exam') return sitExam({ page, hands, inspect }, scenario);
  const form = page.locator(`.lessons form:has(.lesson-go):has(input[name="scenario"][value="${scenario}"])`);
  if (mode !== undefined) await form.evaluate(addMode, mode);
  await landed(page, form.locator('button'), () => hands.press(form.locator('button')));
  await inspect(page);
}

/** By the lesson's other link, which leads to the terms first. */
async function sitExam({ page, hands, inspect }: Visitor, scenario: string): Promise<void> {
  const link = page.locator(`a[href="${urls.examOf(scenario)}"]`);
  await landed(page, link, () => hands.press(link));
  await inspect(page);
  const begin = page.locator(`form[action="${urls.start}"] button`);
  await landed(page, begin, () => hands.press(begin));
  await inspect(page);
}

/** Runs in the page: the same form with the mode, which the result page offers after the first time. */
function addMode(form: Element, mode: string): void {
  const input = Object.assign(document.createElement('input'), { type: 'hidden', name: 'mode', value: mode });
  form.append(input);
}

/** Goes on in a practice that is already on the visitor's device. */
function walkerIn(app: RunningApp, practice: StoredPractice, visitor: Visitor, classroom: Classroom | undefined): Walker {
  const strays: string[] = [];
  const { scenario } = practice;

  async function goToForm(order: Order): Promise<void> {
    if (order.command.startsWith('coach/')) return goToCase(visitor, order);
    await changeSeat(visitor, order.by.name);
    const run = await practice.run();
    const places = placesOf(sitesOf(run.setup.defects), run.world, order.by.name, order);
    const here = whereIs(visitor.page);
    const place = places.find(({ page }) => page === here.page || page === here.phone) ?? places[0];
    if (!place) throw new Error(`no page has the form of ${order.command} now`);
    if (!(await goTo(visitor, place))) strays.push(`${order.command} on ${place.page}`);
    await unfold(visitor, order);
  }

  async function give(order: Order): Promise<void> {
    await goToForm(order);
    const before = await practice.steps();
    await send(visitor.page, formOf(visitor.page, order), order, visitor.hands, seenIn(scenario, order));
    expectStep(scenario, before, await practice.steps(), (run, at, added) => giveInKernel(run, asNoted(order, added), at).facts);
    await visitor.inspect(visitor.page);
  }

  async function letPass(span: Instant): Promise<void> {
    await app.letPass(span);
    await visitor.page.reload();
    await visitor.inspect(visitor.page);
  }

  /** By the clock as far as it goes between two steps, then by the coach's button. False where the clock stands and there is none. */
  async function reach(until: Instant, pressed: boolean): Promise<boolean> {
    for (let run = await practice.run(); run.world.now < until; run = await practice.run()) {
      const stored = fromFacts(scenario, await practice.facts());
      const reachable = Math.min(until, stored.world.now + capOf(stored));
      if (!pressed && run.world.now < reachable) await letPass(reachable - run.world.now);
      else if (!(await jump())) return false;
    }
    return true;
  }

  async function jump(): Promise<boolean> {
    const before = await practice.steps();
    if (!(await pressJump(visitor))) return false;
    expectStep(scenario, before, await practice.steps(), (run, at) => pass(run, at).facts);
    return true;
  }

  async function inject(id: string): Promise<void> {
    if (scenario.mistakes.some(({ follows }) => follows === id)) return playOut(id);
    if (!classroom) throw new Error('only a trainer can press this');
    const before = await practice.steps();
    await classroom.inject(id);
    expectStep(scenario, before, await practice.steps(), (run, at) => injected(run, id, at).facts);
    await visitor.page.reload();
    await visitor.inspect(visitor.page);
  }

  /** What would follow a mistake is a button of the coach, and no trainer's. */
  async function playOut(id: string): Promise<void> {
    const before = await practice.steps();
    const button = visitor.page.locator(`#coach form[action="${urls.consequence}"] button`);
    await landed(visitor.page, button, () => visitor.hands.press(button));
    const pressed = (added: readonly Fact[]): Instant => added.find(({ kind }) => kind === 'practice/injected')?.at ?? 0; // what was due by then comes before it
    expectStep(scenario, before, await practice.steps(), (run, _, added) => playedOut(run, id, pressed(added)).facts);
    await visitor.inspect(visitor.page);
  }

  async function perform(doing: Doing): Promise<void> {
    if (doing.what === 'inject') return inject(doing.id);
    const there = await reach(doing.what === 'pass' ? doing.until : doing.at, doing.what === 'pass' && doing.pressed);
    if (doing.what === 'order') await give(doing.order);
    else if (!there && doing.pressed && !(await reach(doing.until, false))) throw new Error('the clock stands, and no button lets time pass');
  }

  async function orderOf(move: Move): Promise<Order> {
    const turn = doings(await practice.run(), [move]).next();
    if (turn.done || turn.value.what !== 'order') throw new Error('this move is no order');
    await reach(turn.value.at, false);
    return turn.value.order;
  }

  async function play(moves: readonly Move[], look?: (run: Run) => Promise<void>): Promise<Run> {
    let run = await practice.run();
    const turns = doings(run, moves);
    let count = 0;
    for (let turn = turns.next(); !turn.done; turn = turns.next(run)) {
      const doing = turn.value;
      await test.step(`${scenario.id}, ${String(++count)}: ${nameOf(doing)}`, () =>
        perform(doing).catch((error: unknown) => {
          throw new Error(
            `${scenario.id}, turn ${String(count)}, ${nameOf(doing)}, at ${visitor.page.url()}: ${error instanceof Error ? error.message : String(error)}`,
            { cause: error },
          );
        }));
      run = await practice.run();
      await look?.(run);
    }
    return run;
  }

  return {
    ...visitor,
    practice,
    strays,
    goToForm,
    orderOf,
    give,
    letPass,
    play,
    walk: (name, from, to) => play(walkOf(scenario, name).moves.slice(from, to)),
  };
}

const nameOf = (doing: Doing): string =>
  doing.what === 'order' ? doing.order.command : doing.what === 'pass' ? (doing.pressed ? 'jump' : 'wait') : `inject ${doing.id}`;

/** One step more is stored, and it holds what the kernel makes of the same order at the same moment. */
function expectStep(
  scenario: Scenario,
  before: readonly (readonly Fact[])[],
  after: readonly (readonly Fact[])[],
  inKernel: (run: Run, at: Instant, added: readonly Fact[]) => readonly Fact[],
): void {
  expect(after.length - before.length, 'steps stored').toBe(1);
  const added = after.at(-1) ?? [];
  const at = added.at(-1)?.at ?? 0;
  expect(added, 'facts').toEqual(plain(inKernel(fromFacts(scenario, before.flat()), at, added)));
}

const plain = (facts: readonly Fact[]): unknown => JSON.parse(JSON.stringify(facts));

/** What a tester sees who runs a case: the defect that it shows. */
function seenIn({ cases, texts }: Scenario, { input }: Order): string | undefined {
  const shows = cases.find(({ id }) => id === (input as { readonly case?: string }).case)?.shows;
  return shows === undefined ? undefined : texts['vi']?.defects[shows];
}

/** What was written is kept under a name that the app draws. */
function asNoted(order: Order, added: readonly Fact[]): Order {
  const fact = added.find(({ kind }) => kind === 'coach/case-judged' || kind === 'coach/bug-reported');
  const note = (fact?.data as { readonly note?: string } | undefined)?.note;
  return note === undefined ? order : { ...order, input: { ...(order.input as object), note } };
}

/** A tester's forms stand in the coach's column: the case has to be chosen, the report opened. */
async function goToCase({ page, inspect }: Visitor, { command, input }: Order): Promise<void> {
  const url = new URL(page.url());
  url.searchParams.set('case', (input as { readonly case: string }).case);
  if (command === 'coach/report-bug') url.searchParams.set('report', '1');
  url.searchParams.set('tab', 'task');
  await page.goto(url.href);
  await inspect(page);
}

/** Some forms stand in a drawer: "change my mind". */
async function unfold({ page, hands }: Visitor, order: Order): Promise<void> {
  const drawer = page.locator('details:not([open])', { has: formOf(page, order) }).locator('> summary');
  if ((await drawer.count()) > 0) await hands.press(drawer.first());
}
