import { describe, expect, test } from '@jest/globals';
import { citizen, kinds, next, other, play, stateOf, suggested, TRIES } from '../test-world.ts';
import { enterApp } from './enter-app.ts';
import { leaveApp } from './leave-app.ts';
import { logIn } from './log-in.ts';

const typed = { idNumber: citizen.idNumber, password: citizen.password };
const enter = { command: enterApp, input: typed };
const wrong = { command: enterApp, input: { ...typed, password: 'x' } };

describe('enter-app', () => {
  test('opens the app with number and password', () => {
    expect(kinds(play(enter))).toEqual(['vneid/app-entered']);
  });

  test('refuses wrong numbers and passwords as the web does, and being in already', () => {
    expect(play({ ...enter, input: { ...typed, idNumber: '099152999999' } }).refusal).toMatchObject({
      refused: 'credentials-wrong',
      field: 'idNumber',
    });
    expect(play({ ...enter, input: { idNumber: other.idNumber, password: other.password } }).refusal).toMatchObject({ refused: 'not-your-card' });
    expect(play(wrong).refusal).toMatchObject({ refused: 'password-wrong', field: 'password' });
    expect(play(enter, enter).refusal).toMatchObject({ refused: 'in-already', field: null });
  });

  test('shares its count of wrong passwords and its lock with the web', () => {
    const tries = Array.from({ length: TRIES - 1 }, () => wrong);
    const locked = play(...tries, { command: logIn, input: { ...typed, password: 'x' } });
    expect(kinds(locked)).toContain('vneid/account-locked');
    expect(next(locked, enter).refusal).toMatchObject({ refused: 'locked', field: null });
  });

  test('is suggested from the card to whoever is outside', () => {
    expect(suggested(enterApp, play())).toEqual([typed]);
    expect(suggested(enterApp, play(enter))).toEqual([]);
  });
});

describe('leave-app', () => {
  test('closes the app, once', () => {
    const left = play(enter, { command: leaveApp });
    expect(stateOf(left).accounts['citizen']?.inApp).toBe(false);
    expect(next(left, { command: leaveApp }).refusal).toMatchObject({ refused: 'not-in-app' });
  });

  test('is suggested inside only', () => {
    expect(suggested(leaveApp, play())).toEqual([]);
    expect(suggested(leaveApp, play(enter))).toEqual([{}]);
  });
});
