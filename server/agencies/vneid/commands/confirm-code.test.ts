import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { minutes, person } from '../../../world/world.ts';
import { citizen, kinds, lastLogIn, next, other, play, stateOf, suggested, TRIES } from '../test-world.ts';
import { confirmCode } from './confirm-code.ts';
import { grantAccess } from './grant-access.ts';
import { logIn } from './log-in.ts';
import { refuseAccess } from './refuse-access.ts';
import { sendNewCode } from './send-new-code.ts';
import { showQr } from './show-qr.ts';

const begun = play({ command: logIn, input: { idNumber: citizen.idNumber, password: citizen.password } });
const { id, code } = lastLogIn(begun);
const wrongCode = code === '000000' ? '111111' : '000000';
const type = (before: Outcome, typed: string, after = 1000): Outcome => next(before, { command: confirmCode, input: { id, code: typed }, after });
const renewed = next(begun, { command: sendNewCode, input: { id } });
const newCode = lastLogIn(renewed).code;
const matched = type(begun, code);
const granted = next(matched, { command: grantAccess, input: { id } });

describe('confirm-code', () => {
  test('matches the code from the SMS, with or without spaces', () => {
    expect(kinds(matched)).toEqual(['vneid/code-matched']);
    expect(type(begun, `${code.slice(0, 3)} ${code.slice(3)}`).refusal).toBeUndefined();
    expect(lastLogIn(matched).stage).toBe('consent');
  });

  test('takes the code until three minutes have passed, and no longer', () => {
    expect(type(begun, code, minutes(3)).refusal).toBeUndefined();
    expect(type(begun, code, minutes(3) + 1).refusal).toMatchObject({ refused: 'code-expired', field: 'code' });
  });

  test('refuses a wrong code and counts it', () => {
    const outcome = type(begun, wrongCode);
    expect(outcome.refusal).toMatchObject({ refused: 'code-wrong', field: 'code' });
    expect(kinds(outcome)).toEqual(['practice/refused', 'vneid/wrong-code']);
  });

  test('ends the log-in at the fifth wrong code, and the right one comes too late then', () => {
    const ended = Array.from({ length: TRIES }).reduce<Outcome>((before) => type(before, wrongCode), begun);
    expect(kinds(ended)).toEqual(['practice/refused', 'vneid/wrong-code', 'vneid/log-in-ended']);
    expect(type(ended, code).refusal).toMatchObject({ refused: 'log-in-over', field: null });
  });

  test('refuses the code before once a new one is sent, takes the new one, and counts no wrong try', () => {
    const outcome = type(renewed, code);
    expect(outcome.refusal).toMatchObject({ refused: 'code-replaced', field: 'code' });
    expect(kinds(outcome)).toEqual(['practice/refused']);
    expect(kinds(type(renewed, newCode))).toEqual(['vneid/code-matched']);
  });

  test('refuses a code that has done its work, in this log-in and in the next', () => {
    expect(type(matched, code).refusal).toMatchObject({ refused: 'code-used', field: 'code' });
    expect(type(granted, code).refusal).toMatchObject({ refused: 'code-used' });
    const again = next(granted, { command: logIn, input: { idNumber: citizen.idNumber, password: citizen.password } });
    const old = next(again, { command: confirmCode, input: { id: lastLogIn(again).id, code } });
    expect(old.refusal).toMatchObject({ refused: 'code-used', field: 'code' });
  });

  test('refuses the code of an unfinished log-in in the one that took its place', () => {
    const again = next(begun, { command: logIn, input: { idNumber: citizen.idNumber, password: citizen.password } });
    expect(type(again, code).refusal).toMatchObject({ refused: 'log-in-over' });
    const old = next(again, { command: confirmCode, input: { id: lastLogIn(again).id, code } });
    expect(old.refusal).toMatchObject({ refused: 'code-replaced' });
  });

  test("refuses a log-in that is not there, another person's, and one by QR", () => {
    expect(next(begun, { command: confirmCode, input: { id: 'L00000000', code } }).refusal).toMatchObject({ refused: 'log-in-unknown', field: null });
    expect(next(begun, { command: confirmCode, input: { id: 'constructor', code } }).refusal).toMatchObject({ refused: 'log-in-unknown' });
    const others = next(begun, { command: confirmCode, input: { id, code }, by: person(other.who) });
    expect(others.refusal).toMatchObject({ refused: 'log-in-unknown' });
    const qr = play({ command: showQr });
    expect(next(qr, { command: confirmCode, input: { id: lastLogIn(qr).id, code: lastLogIn(qr).code } }).refusal).toMatchObject({
      refused: 'log-in-unknown',
    });
  });

  test('is suggested only once the SMS can have been read, and while it counts', () => {
    expect(suggested(confirmCode, begun)).toEqual([]);
    expect(suggested(confirmCode, begun, code)).toEqual([{ id, code }]);
    const late = { world: { ...begun.world, now: begun.world.now + minutes(4) } };
    expect(suggested(confirmCode, late, code)).toEqual([]);
  });
});

describe('send-new-code', () => {
  test('sends another code, which counts for three minutes of its own', () => {
    expect(kinds(renewed)).toEqual(['vneid/code-sent']);
    expect(newCode).not.toBe(code);
    expect(stateOf(renewed).logIns[id]?.codeEnds).toBe(renewed.world.now + minutes(3));
  });

  test('is suggested where the code has run out or its message cannot be read', () => {
    expect(suggested(sendNewCode, begun, code)).toEqual([]);
    expect(suggested(sendNewCode, begun)).toEqual([{ id }]);
    expect(suggested(sendNewCode, { world: { ...begun.world, now: begun.world.now + minutes(4) } }, code)).toEqual([{ id }]);
  });

  test('refuses where there is nothing to confirm any more', () => {
    expect(next(matched, { command: sendNewCode, input: { id } }).refusal).toMatchObject({ refused: 'code-matched-already' });
    expect(next(granted, { command: sendNewCode, input: { id } }).refusal).toMatchObject({ refused: 'log-in-over' });
    expect(next(begun, { command: sendNewCode, input: { id: 'L00000000' } }).refusal).toMatchObject({ refused: 'log-in-unknown' });
  });
});

describe('grant-access and refuse-access', () => {
  test('the service learns name and number, and no secret', () => {
    expect(granted.facts.map(({ data }) => data)).toEqual([
      { id, who: 'citizen', service: 'portal', method: 'password', name: citizen.name, idNumber: citizen.idNumber },
    ]);
  });

  test('a refusal shares nothing and ends the log-in', () => {
    const refused = next(matched, { command: refuseAccess, input: { id } });
    expect(refused.facts.map(({ kind, data }) => [kind, data])).toEqual([['vneid/access-refused', { id, who: 'citizen', service: 'portal' }]]);
    expect(next(refused, { command: grantAccess, input: { id } }).refusal).toMatchObject({ refused: 'log-in-over' });
  });

  test.each([grantAccess, refuseAccess])('neither comes before the code, twice, or for somebody else (%#)', (command) => {
    expect(next(begun, { command, input: { id } }).refusal).toMatchObject({ refused: 'code-first', field: null });
    expect(next(granted, { command, input: { id } }).refusal).toMatchObject({ refused: 'log-in-over' });
    expect(next(matched, { command, input: { id }, by: person(other.who) }).refusal).toMatchObject({ refused: 'log-in-unknown' });
  });

  test.each([grantAccess, refuseAccess])('both are suggested on the consent page only (%#)', (command) => {
    expect(suggested(command, begun)).toEqual([]);
    expect(suggested(command, matched)).toEqual([{ id }]);
    expect(suggested(command, granted)).toEqual([]);
  });
});
