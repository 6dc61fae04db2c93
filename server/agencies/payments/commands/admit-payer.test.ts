import { describe, expect, test } from '@jest/globals';
import { link } from '../../../world/world.ts';
import { isInside } from '../state.ts';
import { duty, fee, issue, kinds, next, play, refused, stateOf } from '../test-world.ts';
import { dismissPayer } from './admit-payer.ts';

const out = (before = play()) => next(before, { command: dismissPayer, by: link('portal'), input: { who: 'citizen' } });

describe('admit-payer and dismiss-payer', () => {
  test('let somebody pay from the log-in to the log-out', () => {
    expect(isInside(stateOf(play()), 'citizen')).toBe(true);
    const left = out(play(duty(), fee()));
    expect(kinds(left)).toEqual(['payer-left']);
    expect(refused(next(left, issue()))).toEqual(['not-logged-in', null]);
  });

  test('keep the name for the receipts', () => {
    expect(stateOf(out()).names).toEqual({ citizen: 'LÊ THỊ HẠNH' });
  });

  test('refuse to dismiss whoever is not there', () => {
    expect(refused(out(out()))).toEqual(['not-logged-in', 'who']);
  });
});
