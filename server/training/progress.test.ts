import { describe, expect, test } from '@jest/globals';
import { minutes, person, seconds } from '../world/world.ts';
import { begin } from './begin.ts';
import { debrief, score } from './debrief.ts';
import { causeOf, lastRefusal, progress, shownMistake } from './progress.ts';
import { back, give, pass, type Run } from './run.ts';
import { walkOf, type Move } from './scenario.ts';
import { loadScenario, smallScenario } from './test-scenarios.ts';
import { play, walk } from './walk.ts';

const scenario = smallScenario();
const start = begin(scenario, '7');
const logIn: Move = { do: 'vneid/log-in', with: 'suggested' };
const confirm: Move = { do: 'vneid/confirm-code', with: 'suggested' };
const wrong: Move = { ...confirm, but: { code: '000000' } };
const hint: Move = { do: 'coach/take-hint', with: { task: 'be-in' } };
const clean = walkOf(scenario, 'clean').moves;
/** The order to go back to for the mistake that is shown. */
const undo = (run: Run): Run => back(run, shownMistake(run)?.rewindTo ?? -1, person('citizen')).run;

describe('progress', () => {
  test('ticks tasks by themselves: done, the one to do now, those still open', () => {
    const states = (run: Run): readonly string[] => progress(run).tasks.map(({ state }) => state);
    expect(states(start)).toEqual(['now', 'open']);
    expect(states(play(start, [logIn]))).toEqual(['done', 'now']);
    expect(states(play(start, clean))).toEqual(['done', 'done']);
    expect([progress(start).isDone, progress(play(start, clean)).isDone]).toEqual([false, true]);
  });

  test('counts simulated time and the hints of each task', () => {
    const run = play(start, [logIn, hint, hint, { wait: '3 minutes' }]);
    expect(progress(run).hints).toEqual({ 'be-in': 2 });
    expect(progress(run).simulated).toBe(minutes(3));
  });

  test('keeps mistakes in the order in which they were made, and says which are undone', () => {
    const run = play(start, [logIn, wrong, wrong]);
    expect(progress(run).mistakes.map(({ id, severity, undone }) => [id, severity, undone])).toEqual([
      ['wrong-code', 'slip', false],
      ['wrong-twice', 'slip', false],
    ]);
    expect(progress(undo(run)).mistakes.map(({ undone }) => undone)).toEqual([true, true]);
  });

  test('forgets neither hints nor verdicts in a rewind, though the world does', () => {
    const run = undo(play(start, [logIn, wrong, hint]));
    expect(progress(run).hints).toEqual({ 'be-in': 1 });
    const judged = smallScenario({ '  - { id: start,': '  - { id: judged, done: { fact: coach/case-judged } }\n  - { id: start,' });
    const verdict: Move = { do: 'coach/judge-case', with: { case: 'x', verdict: 'pass', note: 'n1' } };
    const after = undo(play(begin(judged, '7'), [logIn, wrong, verdict]));
    expect(progress(after).tasks.map(({ state }) => state)).toEqual(['done', 'done', 'now']);
    const before = play(begin(judged, '7'), [logIn, wrong, verdict]);
    const toStart = before.facts.find(({ kind }) => kind === 'vneid/log-in-started')?.n ?? 0;
    expect(progress(back(before, toStart, person('citizen')).run).tasks.map(({ state }) => state)).toEqual(['done', 'now', 'open']);
  });
});

describe('after a mistake', () => {
  test('of several at once the first of the scenario’s list is shown, with the way back to before the order that made it', () => {
    const run = play(start, [logIn, wrong, wrong]);
    const shown = shownMistake(run);
    expect(shown).toMatchObject({ id: 'wrong-twice', severity: 'slip' });
    expect(run.facts[shown?.rewindTo ?? 0]).toMatchObject({ kind: 'practice/refused' });
    expect(run.facts.filter(({ kind }) => kind === 'practice/refused').map(({ n }) => n)[1]).toBe(shown?.rewindTo);
  });

  test('it stays shown while one looks, asks for a hint or lets time pass, and goes with the next order and with the rewind', () => {
    const run = play(start, [logIn, wrong]);
    expect(shownMistake(pass(run, run.world.now + seconds(30)).run)?.id).toBe('wrong-code');
    expect(shownMistake(play(run, [hint]))?.id).toBe('wrong-code');
    expect(shownMistake(play(run, [confirm]))).toBeUndefined();
    expect(shownMistake(undo(run))).toBeUndefined();
  });

  test('the same mistake is shown again when it is made again', () => {
    const run = undo(play(start, [logIn, wrong]));
    expect(shownMistake(play(run, [wrong]))?.id).toBe('wrong-code');
  });

  test('harm that led to harm is taken back in one go, to before the link was opened', () => {
    const scam = loadScenario('log-in');
    const run = play(begin(scam, '7'), [
      { inject: 'scam-account' },
      { do: 'phone/open-link', with: 'suggested' },
      { do: 'trap/give-details', with: 'suggested' },
    ]);
    const shown = shownMistake(run);
    expect(shown?.id).toBe('gave-details');
    expect(run.facts[shown?.rewindTo ?? 0]?.kind).toBe('phone/link-opened');
    expect(shownMistake(undo(run))).toBeUndefined();
  });

  test('an exam offers no way back', () => {
    expect(shownMistake(play(begin(scenario, '7', { mode: 'exam' }), [logIn, wrong]))).toEqual({
      id: 'wrong-code',
      severity: 'slip',
      rewindTo: undefined,
      follows: undefined,
      followed: false,
    });
  });

  test('what links made of an order goes back to that order, however late', () => {
    const run = walk(start, { moves: clean });
    const sms = run.facts.findLast(({ kind }) => kind === 'phone/sms-received');
    const granted = run.facts.find(({ kind }) => kind === 'vneid/access-granted');
    expect(sms?.data).toMatchObject({ message: 'scam-account' });
    expect(causeOf(run, sms?.n ?? 0)).toBe(granted?.order);
    expect(causeOf(run, 0)).toBeUndefined();
  });
});

describe('the last refusal', () => {
  test('is that of the last order of the seat, and no other’s', () => {
    const run = play(start, [logIn, wrong]);
    expect(lastRefusal(run, 'citizen')).toEqual({ command: 'vneid/confirm-code', refused: 'code-wrong', field: 'code' });
    expect(lastRefusal(run, 'friend')).toBeUndefined();
    expect(lastRefusal(play(run, [hint]), 'citizen')?.refused).toBe('code-wrong');
    expect(lastRefusal(play(run, [confirm]), 'citizen')).toBeUndefined();
    expect(lastRefusal(undo(run), 'citizen')).toBeUndefined();
  });
});

describe('the debrief', () => {
  const scamOpened: readonly Move[] = [...clean, { jump: 'phone/sms-received' }, { do: 'phone/open-link', with: 'suggested' }];

  test('of a clean run has nothing to remember, and it is passed', () => {
    const { id } = (walk(start, { moves: clean }).world.states['phone'] as { inbox: readonly { id: string; message: string }[] }).inbox.find(
      ({ message }) => message === 'scam-account',
    )!;
    const run = give(
      walk(start, { moves: clean }),
      { command: 'phone/delete-sms', by: person('citizen'), input: { id } },
      start.world.now + minutes(11),
    ).run;
    expect(debrief(run, 90_000)).toMatchObject({
      ...{ tasks: { done: 2, of: 2 }, conditions: { held: 1, of: 1 }, hints: 0, harmful: 0, slips: 0, passed: true },
      ...{ remember: [], good: ['deleted'], real: 90_000, mode: 'guide' },
    });
  });

  test('names at most three mistakes, the harmful first', () => {
    const run = play(start, [
      logIn,
      wrong,
      wrong,
      confirm,
      { do: 'vneid/grant-access', with: 'suggested' },
      ...scamOpened.slice(clean.length),
      { do: 'trap/give-details', with: 'suggested' },
    ]);
    const { remember, conditions, passed, harmful, slips } = debrief(run, 0);
    expect(remember.map(({ id }) => id)).toEqual(['opened-link', 'gave-details', 'wrong-code']);
    expect([conditions, passed, harmful, slips]).toEqual([{ held: 0, of: 1 }, false, 2, 2]);
  });

  test('harm that was undone does not spoil the result, harm that stays does', () => {
    const run = play(start, scamOpened);
    expect(score(progress(run), run.scenario).passed).toBe(false);
    expect(score(progress(undo(run)), run.scenario)).toMatchObject({ passed: true, harmful: 1 });
  });

  test('nobody is praised for keeping what was broken and taken back', () => {
    const given = play(start, [...scamOpened, { do: 'trap/give-details', with: 'suggested' }]);
    const undone = undo(given);
    expect(progress(undone).conditions).toMatchObject([{ id: 'told-nobody', holds: true }]);
    expect(debrief(undone, 0).conditionsHeld).toEqual([]);
  });
});
