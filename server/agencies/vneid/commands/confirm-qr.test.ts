import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { minutes, person } from '../../../world/world.ts';
import { citizen, kinds, lastLogIn, next, other, play, stateOf, suggested, TRIES } from '../test-world.ts';
import { confirmQr } from './confirm-qr.ts';
import { enterApp } from './enter-app.ts';
import { grantAccess } from './grant-access.ts';
import { leaveApp } from './leave-app.ts';
import { readQr } from './read-qr.ts';
import { refuseQr } from './refuse-qr.ts';
import { showQr } from './show-qr.ts';

const enter = { command: enterApp, input: { idNumber: citizen.idNumber, password: citizen.password } };
const shown = play(enter, { command: showQr });
const { id, code } = lastLogIn(shown);
const readCode = (before: Outcome, typed = code, after = 1000): Outcome => next(before, { command: readQr, input: { code: typed }, after });
const read = readCode(shown);
const confirm = (before: Outcome, passcode: string = citizen.passcode): Outcome => next(before, { command: confirmQr, input: { id, passcode } });
const done = confirm(read);

describe('show-qr', () => {
  test('shows a code for the browser, and a newer one takes its place', () => {
    expect(kinds(shown)).toEqual(['vneid/log-in-started', 'vneid/qr-shown']);
    const again = next(shown, { command: showQr });
    expect(stateOf(again).logIns[id]?.stage).toBe('replaced');
    expect(readCode(again).refusal).toMatchObject({ refused: 'qr-replaced', field: 'code' });
  });

  test('refuses somebody who has no account', () => {
    expect(play({ command: showQr, by: person('nobody') }).refusal).toMatchObject({ refused: 'account-missing' });
  });

  test('is suggested again once the code has run out', () => {
    expect(suggested(showQr, shown)).toEqual([]);
    expect(suggested(showQr, { world: { ...shown.world, now: shown.world.now + minutes(4) } })).toEqual([{}]);
  });
});

describe('read-qr', () => {
  test('reads the code that the own browser shows', () => {
    expect(kinds(read)).toEqual(['vneid/qr-read']);
    expect(suggested(readQr, shown)).toEqual([{ code }]);
  });

  test('refuses outside the app', () => {
    const outside = next(shown, { command: leaveApp });
    expect(readCode(outside).refusal).toMatchObject({ refused: 'not-in-app', field: null });
    expect(suggested(readQr, outside)).toEqual([]);
  });

  test('refuses an unknown code, one that was read, and one that has run out', () => {
    const unknown = code === '000000' ? '111111' : '000000';
    expect(readCode(shown, unknown).refusal).toMatchObject({ refused: 'qr-unknown', field: 'code' });
    expect(readCode(read).refusal).toMatchObject({ refused: 'qr-used', field: 'code' });
    expect(readCode(shown, code, minutes(3) + 1).refusal).toMatchObject({ refused: 'qr-expired', field: 'code' });
    expect(readCode(shown, code, minutes(3)).refusal).toBeUndefined();
  });

  test("refuses the code on another person's screen", () => {
    const theirs = next(shown, { command: showQr, by: person(other.who) });
    const shownThere = Object.values(stateOf(theirs).logIns).find(({ who }) => who === other.who);
    expect(readCode(theirs, shownThere?.code).refusal).toMatchObject({ refused: 'qr-unknown' });
  });
});

describe('confirm-qr and refuse-qr', () => {
  test('the passcode lets the browser in and says what is shared', () => {
    expect(done.facts.map(({ kind, data }) => [kind, data])).toEqual([
      ['vneid/access-granted', { id, who: 'citizen', service: 'portal', method: 'qr', name: citizen.name, idNumber: citizen.idNumber }],
    ]);
  });

  test('a wrong passcode is refused at its field and counted; the fifth locks, the password too', () => {
    const wrong = confirm(read, '000000');
    expect(wrong.refusal).toMatchObject({ refused: 'passcode-wrong', field: 'passcode' });
    expect(kinds(wrong)).toEqual(['practice/refused', 'vneid/wrong-passcode']);
    const locked = Array.from({ length: TRIES }).reduce<Outcome>((before) => confirm(before, '000000'), read);
    expect(kinds(locked)).toContain('vneid/account-locked');
    expect(confirm(locked).refusal).toMatchObject({ refused: 'locked', field: null });
    expect(next(next(locked, { command: leaveApp }), enter).refusal).toMatchObject({ refused: 'locked' });
    expect(suggested(confirmQr, locked)).toEqual([]);
  });

  test('refuses what was not read, what is over, and outside the app', () => {
    expect(confirm(shown).refusal).toMatchObject({ refused: 'log-in-unknown' });
    expect(confirm(done).refusal).toMatchObject({ refused: 'log-in-over' });
    expect(confirm(next(read, { command: leaveApp })).refusal).toMatchObject({ refused: 'not-in-app' });
    expect(next(read, { command: grantAccess, input: { id } }).refusal).toMatchObject({ refused: 'log-in-unknown' });
  });

  test('saying no keeps the browser outside, and can be said once', () => {
    const refused = next(read, { command: refuseQr, input: { id } });
    expect(kinds(refused)).toEqual(['vneid/access-refused']);
    expect(confirm(refused).refusal).toMatchObject({ refused: 'log-in-over' });
    expect(next(refused, { command: refuseQr, input: { id } }).refusal).toMatchObject({ refused: 'log-in-over' });
    expect(next(shown, { command: refuseQr, input: { id } }).refusal).toMatchObject({ refused: 'log-in-unknown' });
    expect(next(next(read, { command: leaveApp }), { command: refuseQr, input: { id } }).refusal).toMatchObject({ refused: 'not-in-app' });
  });

  test('both are suggested while the phone asks', () => {
    expect(suggested(confirmQr, read)).toEqual([{ id, passcode: citizen.passcode }]);
    expect(suggested(refuseQr, read)).toEqual([{ id }]);
    expect([...suggested(confirmQr, done), ...suggested(refuseQr, done), ...suggested(confirmQr, shown)]).toEqual([]);
  });
});
