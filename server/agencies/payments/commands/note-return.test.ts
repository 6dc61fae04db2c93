import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { link } from '../../../world/world.ts';
import { unmatchedSum } from '../state.ts';
import { duty, fee, kinds, next, play, refused, stateOf, transfer } from '../test-world.ts';
import { noteReturn } from './note-return.ts';

const wrong = transfer(play(duty(), fee()), { amount: 1 });
const back = (before: Outcome, payment = 'T1') => next(before, { command: noteReturn, by: link('tre-xanh'), input: { payment } });

describe('note-return', () => {
  test('closes the case of money that could not be used', () => {
    expect(kinds(back(wrong))).toEqual(['payment-returned']);
    expect([wrong, back(wrong)].map((outcome) => unmatchedSum(stateOf(outcome)))).toEqual([1, 0]);
  });

  test('refuses what it does not know, or has closed', () => {
    expect(refused(back(wrong, 'T9'))).toEqual(['payment-unknown', 'payment']);
    expect(refused(back(wrong, 'constructor'))).toEqual(['payment-unknown', 'payment']);
    expect(refused(back(back(wrong)))).toEqual(['returned-already', 'payment']);
  });
});
