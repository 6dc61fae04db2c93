import { describe, expect, test } from '@jest/globals';
import { nameIn } from './nickname.ts';

describe('a name', () => {
  test.each([
    ['  Lan  Anh ', 'Lan Anh'],
    ['Đào\u200b\u0007', 'Đào'],
    ['E\u0301lise', 'Élise'],
    ['Bàn 12', 'Bàn 12'],
    ['<b>Tí</b>', '<b>Tí</b>'],
  ])('%j is kept as %j', (typed, name) => {
    expect(nameIn(typed)).toEqual({ name });
  });

  test.each([
    ['', 'missing'],
    [' \u200b\n', 'missing'],
    ['x'.repeat(31), 'too-long'],
    ['Lan 0912 345 678', 'real-in-text'],
    ['001095012345', 'real-in-text'],
    ['lan@gmail.com', 'real-in-text'],
  ])('%j is refused as %s', (typed, refused) => {
    expect(nameIn(typed)).toEqual({ refused });
  });
});
