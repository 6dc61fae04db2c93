import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { minutes, person } from '../../../world/world.ts';
import { hasEntered, lockedUntil } from '../state.ts';
import { citizen, commands, enter, kinds, next, payment, play, present, refused, seller, stateOf, suggested } from '../test-world.ts';

const wrong = 'Cau.vong-8';
const tries = (count: number, from: Outcome = play()): Outcome =>
  Array.from({ length: count }).reduce<Outcome>((before) => next(before, enter(wrong)), from);

describe('enter', () => {
  test('lets in with the user name and the password of the card', () => {
    const inside = play(enter());
    expect(kinds(inside)).toEqual(['entered']);
    expect(hasEntered(stateOf(inside), 'citizen')).toBe(true);
  });

  test('names the payment that waits, so that one goes on with it', () => {
    expect(play(present(), enter()).facts[0]?.data).toEqual({ who: 'citizen', order: payment.order });
  });

  test('refuses a wrong password and counts it without keeping it', () => {
    const outcome = tries(1);
    expect(refused(outcome)).toEqual(['log-in-wrong', 'password']);
    expect(kinds(outcome)).toEqual(['practice/refused', 'wrong-password']);
    expect(JSON.stringify(outcome.facts)).not.toContain(wrong);
  });

  test('lets nobody in as somebody else, not even with the right password', () => {
    const stranger = next(play(), { command: commands.enter, input: { user: citizen.user, password: citizen.password }, by: person('seller') });
    expect(refused(stranger)).toEqual(['log-in-wrong', 'password']);
    expect(refused(next(play(), { ...enter(), by: person('young') }))).toEqual(['log-in-wrong', 'password']);
  });

  test('locks at the fifth wrong password in a row, for fifteen minutes', () => {
    const locked = tries(5);
    expect(refused(locked)).toEqual(['log-in-wrong-locked', null]);
    expect(refused(next(locked, enter()))).toEqual(['log-in-locked', null]);
    expect(refused(next(locked, { ...enter(), after: minutes(15) - 1 }))).toEqual(['log-in-locked', null]);
    expect(kinds(next(locked, { ...enter(), after: minutes(15) }))).toEqual(['entered']);
    expect(lockedUntil(stateOf(locked), 'citizen', locked.world.now)).toBe(locked.world.now + minutes(15));
  });

  test('begins a new count after a lock and after the right password', () => {
    const late = next(tries(5), { ...enter(wrong), after: minutes(16) });
    expect(refused(late)).toEqual(['log-in-wrong', 'password']);
    const back = next(next(tries(4), enter()), { command: commands.leave });
    expect(refused(next(back, enter(wrong)))).toEqual(['log-in-wrong', 'password']);
  });

  test('refuses whoever is inside already', () => {
    expect(refused(next(play(enter()), enter()))).toEqual(['entered-already', null]);
  });

  test('suggests the log-in to whoever has the card, and not while it is locked', () => {
    const { user, password } = citizen;
    expect(suggested(commands.enter, play(), user, password)).toEqual([{ user, password }]);
    expect(suggested(commands.enter, play(), user)).toEqual([]);
    expect(suggested(commands.enter, tries(5), user, password)).toEqual([]);
    expect(suggested(commands.enter, play(enter()), user, password)).toEqual([]);
  });

  test('keeps the log-in of one person apart from another’s', () => {
    const both = next(play(enter()), { command: commands.enter, input: { user: seller.user, password: seller.password }, by: person('seller') });
    expect(stateOf(both).entered).toEqual(['citizen', 'seller']);
  });
});

describe('leave', () => {
  test('logs out, once', () => {
    const out = next(play(enter()), { command: commands.leave });
    expect(kinds(out)).toEqual(['left']);
    expect(refused(next(out, { command: commands.leave }))).toEqual(['not-entered', null]);
  });

  test('is suggested inside only', () => {
    expect([suggested(commands.leave, play(enter())), suggested(commands.leave, play())]).toEqual([[{}], []]);
  });
});
