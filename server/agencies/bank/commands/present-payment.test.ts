import { describe, expect, test } from '@jest/globals';
import { approve, asOffice, commands, confirm, enter, kinds, next, payment, play, present, refused, stateOf } from '../test-world.ts';

const withdraw = asOffice(commands.withdrawPayment, { order: payment.order });

describe('present-payment', () => {
  test('takes the portal’s order in, for its payer', () => {
    expect(stateOf(play(present())).payments[payment.order]).toMatchObject({ state: 'waiting', payer: 'citizen', total: 315_000 });
  });

  test('refuses an order that it knows', () => {
    expect(refused(next(play(present()), present()))).toEqual(['order-known', 'order']);
  });

  test('refuses an order for an account that it does not hold', () => {
    const parts = payment.parts.map((part) => ({ ...part, account: '2020000030' }));
    expect(refused(next(play(), present({ parts })))).toEqual(['account-unknown', 'parts']);
    expect(refused(next(play(), present({ parts: payment.parts.map((part) => ({ ...part, account: 'constructor' })) })))).toEqual([
      'account-unknown',
      'parts',
    ]);
  });

  test('refuses a total that is not the sum of its parts', () => {
    expect(refused(next(play(), present({ total: 315_001 })))).toEqual(['sum-differs', 'total']);
  });
});

describe('withdraw-payment', () => {
  test('makes the order unpayable, the code on its way included', () => {
    const waiting = play(enter(), present(), approve());
    const withdrawn = next(waiting, withdraw);
    expect(kinds(withdrawn)).toEqual(['payment-withdrawn']);
    expect(refused(confirm(withdrawn))).toEqual(['order-ended', null]);
    expect(refused(next(withdrawn, approve()))).toEqual(['order-ended', null]);
  });

  test('refuses an order that is not there, or is paid', () => {
    expect(refused(next(play(), withdraw))).toEqual(['order-unknown', 'order']);
    expect(refused(next(confirm(play(enter(), present(), approve())), withdraw))).toEqual(['order-unknown', 'order']);
  });
});
