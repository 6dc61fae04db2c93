import { expect, test } from '@jest/globals';
import { shownValues } from './format.ts';

test('a certificate’s number and an ID number stay on one line of a message', () => {
  const shown = shownValues({ serial: 'TT 00009397', idNumber: '099152000123' }, true);
  expect(Object.values(shown).join('')).not.toContain(' ');
  expect(shown['serial']).toBe('TT\u00a000009397');
});
