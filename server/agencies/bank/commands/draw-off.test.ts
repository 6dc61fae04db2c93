import { describe, expect, test } from '@jest/globals';
import { balance, ledgerSum } from '../state.ts';
import { asOffice, citizen, commands, kinds, next, play, refused, seller, stateOf } from '../test-world.ts';

const drawOff = (input: object = {}) => asOffice(commands.drawOff, { from: citizen.number, to: seller.number, ...input });

describe('draw-off', () => {
  test('moves all that there is, and the books still balance', () => {
    const robbed = play(drawOff());
    expect(kinds(robbed)).toEqual(['transfer-ordered', 'transfer-made']);
    expect([citizen, seller].map(({ number }) => balance(stateOf(robbed), number))).toEqual([0, citizen.balance + seller.balance]);
    expect(ledgerSum(stateOf(robbed))).toBe(0);
  });

  test('finds nothing a second time, and neither unknown accounts nor the same one twice', () => {
    expect(refused(next(play(drawOff()), drawOff()))).toEqual(['balance-short', 'from']);
    expect(refused(play(drawOff({ from: '1' })))).toEqual(['account-unknown', 'from']);
    expect(refused(play(drawOff({ to: '1' })))).toEqual(['payee-unknown', 'to']);
    expect(refused(play(drawOff({ to: citizen.number })))).toEqual(['payee-unknown', 'to']);
  });
});
