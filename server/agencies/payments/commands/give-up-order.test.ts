import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { link, person } from '../../../world/world.ts';
import { duty, fee, issue, kinds, lastOrder, next, pay, play, refused, stateOf, suggested } from '../test-world.ts';
import { failOrder, giveUpOrder } from './give-up-order.ts';

const ordered = play(duty(), fee(), issue());
const giveUp = (before: Outcome, order = lastOrder(before).order, who = 'citizen') =>
  next(before, { command: giveUpOrder, input: { order }, by: person(who) });
const fail = (before: Outcome, order = lastOrder(before).order) =>
  next(before, { command: failOrder, by: link('tre-xanh'), input: { order, because: 'wrong-codes' } });

describe('give-up-order', () => {
  test('ends the order and lets another be issued', () => {
    const given = giveUp(ordered);
    expect(kinds(given)).toEqual(['order-given-up']);
    expect(lastOrder(given).state).toBe('given-up');
    expect(next(given, issue({ bank: 'sao-bien' })).refusal).toBeUndefined();
  });

  test('refuses what is unknown, another’s, over, or asked from outside', () => {
    expect(refused(giveUp(ordered, 'D1'))).toEqual(['order-unknown', null]);
    expect(refused(giveUp(ordered, 'constructor'))).toEqual(['order-unknown', null]);
    expect(refused(giveUp(giveUp(ordered)))).toEqual(['order-over', null]);
    expect(refused(giveUp(pay(ordered)))).toEqual(['order-over', null]);
    expect(refused(giveUp(ordered, undefined, 'seller'))).toEqual(['not-logged-in', null]);
  });

  test('is suggested for open orders', () => {
    expect(suggested(giveUpOrder, ordered)).toEqual([{ order: lastOrder(ordered).order }]);
    expect(suggested(giveUpOrder, giveUp(ordered))).toEqual([]);
  });

  test('sends money back that was on its way: it settles nothing any more', () => {
    const late = pay(giveUp(ordered));
    expect(kinds(late)).toEqual(['payment-unmatched']);
    expect(late.facts[0]?.data).toMatchObject({ because: 'order-over' });
  });
});

describe('fail-order', () => {
  test('ends an order that the bank will not have paid any more', () => {
    expect(kinds(fail(ordered))).toEqual(['order-failed']);
    expect(Object.values(stateOf(fail(ordered)).orders)[0]?.state).toBe('failed');
  });

  test('refuses what is unknown or over', () => {
    expect(refused(fail(ordered, 'D1'))).toEqual(['order-unknown', 'order']);
    expect(refused(fail(pay(ordered)))).toEqual(['order-over', 'order']);
  });
});
