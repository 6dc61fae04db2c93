import { describe, expect, test } from '@jest/globals';
import {
  dossier,
  duty,
  dutyNamed,
  fee,
  issue,
  kinds,
  lastOrder,
  next,
  notary,
  pay,
  play,
  refused,
  stateOf,
  suggested,
  TOTAL,
  transfer,
  treasury,
} from '../test-world.ts';
import { issueOrder } from './issue-order.ts';

const ready = play(duty(), fee());

describe('issue-order', () => {
  test('makes one order of a part for each duty, to the payee’s account at the bank that was chosen', () => {
    const ordered = next(ready, issue({ bank: 'sao-bien' }));
    expect(kinds(ordered)).toEqual(['order-issued']);
    expect(lastOrder(ordered)).toMatchObject({ state: 'open', total: TOTAL, bank: 'sao-bien' });
    expect(lastOrder(ordered).parts.map(({ account, amount }) => [account, amount])).toEqual([
      [treasury.saoBien, 14_400_000],
      [notary.saoBien, 2_300_000],
    ]);
  });

  test('leaves out what costs nothing and what is paid already', () => {
    const free = duty({ kind: 'certificate-fee', amount: 0, reduction: undefined });
    const half = transfer(play(duty(), free, fee()));
    expect(lastOrder(next(half, issue())).duties).toEqual([dutyNamed(half, 'notary-fee').id]);
  });

  test('leaves out what another has to pay', () => {
    const both = play(duty({ kind: 'personal-income-tax', payer: 'seller', owedBy: 'seller' }), duty(), fee());
    expect(lastOrder(next(both, issue())).total).toBe(TOTAL);
  });

  test('issues a second order while one is open: paying twice is possible, not prevented', () => {
    const twice = play(duty(), fee(), issue(), issue());
    expect(Object.values(stateOf(twice).orders).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  test('refuses while notices are missing', () => {
    expect(refused(play(duty(), issue()))).toEqual(['notices-missing', null]);
  });

  test('refuses a dossier that is unknown or another’s', () => {
    expect(refused(next(ready, issue({ dossier: '099-000000-0000' })))).toEqual(['dossier-unknown', null]);
    expect(refused(play(duty({ payer: 'seller' }), fee({ payer: 'seller' }), issue()))).toEqual(['dossier-unknown', null]);
  });

  test('refuses what is settled', () => {
    expect(refused(next(pay(next(ready, issue())), issue()))).toEqual(['settled-already', null]);
  });

  test('refuses a bank that there is not, at its field', () => {
    expect(refused(next(ready, issue({ bank: 'ngan-hang' })))).toEqual(['malformed', 'bank']);
    expect(refused(next(ready, issue({ bank: undefined })))).toEqual(['missing', 'bank']);
  });

  test('suggests the bank of the card, either bank where none is known, and nothing while an order is open', () => {
    expect(suggested(issueOrder, ready, 'sao-bien')).toEqual([{ dossier, bank: 'sao-bien' }]);
    expect(suggested(issueOrder, ready)).toHaveLength(2);
    expect(suggested(issueOrder, next(ready, issue()))).toEqual([]);
    expect(suggested(issueOrder, play(duty()))).toEqual([]);
  });
});
