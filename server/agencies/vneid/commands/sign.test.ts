import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { person } from '../../../world/world.ts';
import { asOffice, citizen, kinds, next, other, play, stateOf, suggested, TRIES } from '../test-world.ts';
import { askSignature } from './ask-signature.ts';
import { declineSignature } from './decline-signature.ts';
import { enterApp } from './enter-app.ts';
import { leaveApp } from './leave-app.ts';
import { sign } from './sign.ts';
import { withdrawRequest } from './withdraw-request.ts';

const document = { who: 'citizen', document: 'HD-1', title: 'transfer-contract', values: { price: '3200000000' } };
const enter = { command: enterApp, input: { idNumber: citizen.idNumber, password: citizen.password } };
const asked = play(enter, asOffice(askSignature, document));
const id = Object.keys(stateOf(asked).requests)[0] ?? '';
const tap = (before: Outcome, passcode: string = citizen.passcode): Outcome => next(before, { command: sign, input: { id, passcode } });
const signed = tap(asked);
const declined = next(asked, { command: declineSignature, input: { id } });

describe('ask-signature', () => {
  test('asks a person once for each document', () => {
    expect(kinds(asked)).toEqual(['vneid/signature-asked']);
    expect(next(asked, asOffice(askSignature, document)).refusal).toMatchObject({ refused: 'asked-already', field: 'document' });
    expect(next(asked, asOffice(askSignature, { ...document, document: 'HD-2' })).refusal).toBeUndefined();
    expect(next(asked, asOffice(askSignature, { ...document, who: other.who })).refusal).toBeUndefined();
  });

  test('refuses somebody who has no account', () => {
    expect(play(asOffice(askSignature, { ...document, who: 'nobody' })).refusal).toMatchObject({ refused: 'account-missing', field: 'who' });
  });
});

describe('sign', () => {
  test('signs with the passcode and tells the asking office its own name of the document', () => {
    expect(signed.facts.map(({ kind, data }) => [kind, data])).toEqual([['vneid/signed', { id, who: 'citizen', document: 'HD-1' }]]);
    expect(stateOf(signed).requests[id]).toMatchObject({ state: 'signed', answeredAt: signed.world.now });
  });

  test('refuses a wrong passcode, counts it, and locks at the fifth', () => {
    expect(tap(asked, '000000').refusal).toMatchObject({ refused: 'passcode-wrong', field: 'passcode' });
    const locked = Array.from({ length: TRIES }).reduce<Outcome>((before) => tap(before, '000000'), asked);
    expect(kinds(locked)).toEqual(['practice/refused', 'vneid/wrong-passcode', 'vneid/account-locked']);
    expect(tap(locked).refusal).toMatchObject({ refused: 'locked' });
  });

  test('refuses what was answered, what is not there, and what another person was asked', () => {
    expect(tap(signed).refusal).toMatchObject({ refused: 'signed-already' });
    expect(tap(declined).refusal).toMatchObject({ refused: 'declined-already' });
    expect(next(asked, { command: sign, input: { id: 'Y00000000', passcode: citizen.passcode } }).refusal).toMatchObject({
      refused: 'request-unknown',
    });
    const theirs = next(asked, { command: enterApp, input: { idNumber: other.idNumber, password: other.password }, by: person(other.who) });
    const meddling = next(theirs, { command: sign, input: { id, passcode: other.passcode }, by: person(other.who) });
    expect(meddling.refusal).toMatchObject({ refused: 'request-unknown' });
  });

  test('refuses outside the app', () => {
    expect(tap(next(asked, { command: leaveApp })).refusal).toMatchObject({ refused: 'not-in-app' });
  });

  test('is suggested while it is asked for', () => {
    expect(suggested(sign, asked)).toEqual([{ id, passcode: citizen.passcode }]);
    expect(suggested(declineSignature, asked)).toEqual([{ id }]);
    expect([...suggested(sign, signed), ...suggested(declineSignature, signed)]).toEqual([]);
  });
});

describe('decline-signature', () => {
  test('declines once, and not what is signed', () => {
    expect(declined.facts.map(({ kind, data }) => [kind, data])).toEqual([['vneid/signature-declined', { id, who: 'citizen', document: 'HD-1' }]]);
    expect(next(declined, { command: declineSignature, input: { id } }).refusal).toMatchObject({ refused: 'declined-already' });
    expect(next(signed, { command: declineSignature, input: { id } }).refusal).toMatchObject({ refused: 'signed-already' });
    expect(next(asked, { command: declineSignature, input: { id: 'Y1' } }).refusal).toMatchObject({ refused: 'request-unknown' });
    expect(next(next(asked, { command: leaveApp }), { command: declineSignature, input: { id } }).refusal).toMatchObject({ refused: 'not-in-app' });
  });
});

describe('withdraw-request', () => {
  const taken = { document: 'HD-1', who: 'citizen' };
  const withdraw = (before: Outcome): Outcome => next(before, asOffice(withdrawRequest, taken));

  test.each([
    ['still open', asked],
    ['signed already', signed],
  ])('takes back a request that is %s: it can neither be signed nor declined', (_, before) => {
    const after = withdraw(before);
    expect(after.facts.map(({ kind, data }) => [kind, data])).toEqual([['vneid/signature-withdrawn', { id, ...taken }]]);
    expect(stateOf(after).requests[id]).toMatchObject({ state: 'withdrawn', answeredAt: after.world.now });
    expect(tap(after).refusal).toMatchObject({ refused: 'withdrawn-already' });
    expect(next(after, { command: declineSignature, input: { id } }).refusal).toMatchObject({ refused: 'withdrawn-already' });
    expect([...suggested(sign, after), ...suggested(declineSignature, after)]).toEqual([]);
  });

  test('refuses what was declined, what is withdrawn and what was never asked', () => {
    expect(withdraw(declined).refusal).toMatchObject({ refused: 'declined-already' });
    expect(withdraw(withdraw(asked)).refusal).toMatchObject({ refused: 'withdrawn-already' });
    expect(next(asked, asOffice(withdrawRequest, { ...taken, who: other.who })).refusal).toMatchObject({ refused: 'request-unknown' });
  });

  test('cannot be done by a person', () => {
    expect(() => next(asked, { command: withdrawRequest, input: taken })).toThrow(/may not/);
  });
});
