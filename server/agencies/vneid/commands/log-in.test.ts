import { describe, expect, test } from '@jest/globals';
import { minutes } from '../../../world/world.ts';
import { citizen, kinds, lastLogIn, next, other, play, stateOf, suggested, TRIES } from '../test-world.ts';
import { logIn } from './log-in.ts';

const typed = { idNumber: citizen.idNumber, password: citizen.password };
const right = { command: logIn, input: typed };
const wrong = { command: logIn, input: { ...typed, password: 'hoamai' } };
const times = <T>(n: number, step: T): readonly T[] => Array.from({ length: n }, () => step);

describe('log-in', () => {
  test('begins with number and password, and sends a code of six digits', () => {
    const outcome = play(right);
    expect(kinds(outcome)).toEqual(['vneid/log-in-started', 'vneid/code-sent']);
    expect(lastLogIn(outcome)).toMatchObject({
      who: 'citizen',
      service: 'portal',
      method: 'password',
      stage: 'code',
      code: expect.stringMatching(/^\d{6}$/),
    });
  });

  test('takes a number written with spaces', () => {
    expect(play({ command: logIn, input: { ...typed, idNumber: '099 152 000 123' } }).refusal).toBeUndefined();
  });

  test('refuses a number that nobody in this world has, and counts nothing', () => {
    const outcome = play({ command: logIn, input: { ...typed, idNumber: '099152999999' } });
    expect(outcome.refusal).toMatchObject({ refused: 'credentials-wrong', field: 'idNumber' });
    expect(kinds(outcome)).toEqual(['practice/refused']);
  });

  test("refuses another person's number even with the right password, and locks nobody by it", () => {
    const step = { command: logIn, input: { idNumber: other.idNumber, password: other.password } };
    expect(play(step).refusal).toMatchObject({ refused: 'not-your-card', field: 'idNumber' });
    expect(stateOf(play(...times(TRIES, step))).accounts['seller']?.lockedUntil).toBe(0);
  });

  test('refuses a wrong password at its field and counts it', () => {
    const outcome = play(wrong);
    expect(outcome.refusal).toMatchObject({ refused: 'password-wrong', field: 'password' });
    expect(kinds(outcome)).toEqual(['practice/refused', 'vneid/wrong-password']);
  });

  test('keeps no password in any fact but that of the account', () => {
    expect(JSON.stringify([play(wrong).facts, play(right).facts])).not.toMatch(/hoamai/i);
  });

  test('locks the account at the fifth wrong password, for fifteen minutes', () => {
    const outcome = play(...times(TRIES, wrong));
    expect(kinds(outcome)).toEqual(['practice/refused', 'vneid/wrong-password', 'vneid/account-locked']);
    expect(stateOf(outcome).accounts['citizen']?.lockedUntil).toBe(outcome.world.now + minutes(15));
  });

  test('does not lock at the fourth', () => {
    expect(next(play(...times(TRIES - 1, wrong)), right).refusal).toBeUndefined();
  });

  test('refuses the right password too while locked', () => {
    expect(play(...times(TRIES, wrong), right).refusal).toMatchObject({ refused: 'locked', field: null });
  });

  test('opens again at the very minute, with all tries to spend', () => {
    const locked = play(...times(TRIES, wrong));
    expect(next(locked, { ...right, after: minutes(15) - 1 }).refusal).toMatchObject({ refused: 'locked' });
    expect(next(locked, { ...right, after: minutes(15) }).refusal).toBeUndefined();
    expect(kinds(next(locked, { ...wrong, after: minutes(15) }))).toEqual(['practice/refused', 'vneid/wrong-password']);
  });

  test('forgets wrong tries once the right password is given', () => {
    const outcome = play(...times(TRIES - 1, wrong), right, ...times(TRIES - 1, wrong));
    expect(kinds(outcome)).not.toContain('vneid/account-locked');
  });

  test('puts an unfinished log-in away when a new one begins', () => {
    const first = play(right);
    const second = next(first, right);
    expect(stateOf(second).logIns[lastLogIn(first).id]?.stage).toBe('replaced');
  });

  test('is suggested from the card, not while locked and not while a code is awaited', () => {
    expect(suggested(logIn, play())).toEqual([typed]);
    expect(suggested(logIn, play(right))).toEqual([]);
    expect(suggested(logIn, play(...times(TRIES, wrong)))).toEqual([]);
  });
});
