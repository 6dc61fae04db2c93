import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { balance, ledgerSum } from '../state.ts';
import { statementOf } from '../ledger.ts';
import {
  approve,
  asOffice,
  citizen,
  commands,
  confirm,
  enter,
  kinds,
  last,
  next,
  notary,
  play,
  present,
  refused,
  stateOf,
  treasury,
} from '../test-world.ts';

const waiting = play(enter(), present(), approve());
const paid = confirm(waiting);
const giveBack = (before: Outcome, id = last(before).id) => next(before, asOffice(commands.returnTransfer, { id, because: 'settled-already' }));

describe('return-transfer', () => {
  test('sends every part back to the account that it came from', () => {
    const back = giveBack(paid);
    expect(kinds(back)).toEqual(['transfer-returned']);
    expect([citizen, treasury, notary].map(({ number }) => balance(stateOf(back), number))).toEqual([20_000_000, 0, 0]);
    expect(ledgerSum(stateOf(back))).toBe(0);
  });

  test('leaves both movements on the statement, the newest first', () => {
    const lines = statementOf(stateOf(giveBack(paid)).postings, citizen.number);
    expect(lines.map(({ what, amount, balance: after }) => [what, amount, after])).toEqual([
      ['return', 315_000, 20_000_000],
      ['payment', -315_000, 19_685_000],
      ['opening', 20_000_000, 20_000_000],
    ]);
  });

  test('refuses what was not carried out, or has gone back already', () => {
    expect(refused(giveBack(waiting))).toEqual(['transfer-unknown', 'id']);
    expect(refused(giveBack(paid, 'constructor'))).toEqual(['transfer-unknown', 'id']);
    expect(refused(giveBack(giveBack(paid)))).toEqual(['returned-already', 'id']);
  });
});
