import { describe, expect, test } from '@jest/globals';
import { asOffice, commands, enter, kinds, next, play, refused } from '../test-world.ts';

const down = play(asOffice(commands.goDown));

describe('go-down', () => {
  test('serves nobody until the bank comes up again', () => {
    expect(next(down, enter()).refusal).toEqual({ refused: 'bank-down', field: null, closedUntil: 'unknown' });
    expect(kinds(next(next(down, asOffice(commands.comeUp)), enter()))).toEqual(['entered']);
  });

  test('refuses to go down or up twice', () => {
    expect(refused(next(down, asOffice(commands.goDown)))).toEqual(['down-already', null]);
    expect(refused(next(play(), asOffice(commands.comeUp)))).toEqual(['up-already', null]);
  });
});
