import { describe, expect, test } from '@jest/globals';
import { minutes, person } from '../../../world/world.ts';
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
  payment,
  play,
  present,
  refused,
  savings,
  seller,
  suggested,
} from '../test-world.ts';

const ready = play(enter(), present());
const rich = '1010888888';
const withRich = next(ready, asOffice(commands.openAccount, { number: rich, owner: 'citizen', holder: 'Lê Thị Hạnh', balance: 300_000_000 }));
const big = (order: string, total: number) => present({ order, total, parts: [{ ...payment.parts[0], amount: total }] });

describe('approve-payment', () => {
  test('sends a code of six digits that is bound to this order, its sum and its account', () => {
    const approved = next(ready, approve());
    expect(kinds(approved)).toEqual(['approval-started']);
    expect(approved.facts[0]?.data).toMatchObject({
      what: 'payment',
      order: payment.order,
      amount: 315_000,
      from: citizen.number,
      content: payment.content,
    });
    expect(last(approved).codes[0]).toMatch(/^\d{6}$/);
    expect(last(approved).codeEnds).toBe(approved.world.now + minutes(5));
  });

  test('refuses whoever is not logged in', () => {
    expect(refused(next(play(present()), approve()))).toEqual(['not-entered', null]);
  });

  test('refuses an order that is unknown or another’s', () => {
    expect(refused(next(ready, approve(citizen.number, 'D99')))).toEqual(['order-unknown', null]);
    expect(refused(next(ready, approve(citizen.number, 'constructor')))).toEqual(['order-unknown', null]);
    const other = next(play(present()), { command: commands.enter, input: { user: seller.user, password: seller.password }, by: person('seller') });
    expect(refused(next(other, { ...approve(seller.number), by: person('seller') }))).toEqual(['order-unknown', null]);
  });

  test('refuses an account that is not one’s own', () => {
    expect(refused(next(ready, approve(seller.number)))).toEqual(['account-unknown', 'account']);
    expect(refused(next(ready, approve('capital')))).toEqual(['account-unknown', 'account']);
  });

  test('refuses an account with less than the total', () => {
    expect(refused(next(ready, approve(savings.number)))).toEqual(['balance-short', 'account']);
  });

  test('refuses an order that is paid', () => {
    expect(refused(next(confirm(next(ready, approve())), approve()))).toEqual(['paid-already', null]);
  });

  test('lets exactly 100 million a day pass without the face, and refuses one đồng more', () => {
    const most = [big('D2', 100_000_000), approve(rich, 'D2')].reduce((before, step) => next(before, step), withRich);
    expect(most.refusal).toBeUndefined();
    const paid = confirm(most);
    expect(refused([big('D3', 1), approve(rich, 'D3')].reduce((before, step) => next(before, step), paid))).toEqual(['face-check-not-here', null]);
    const nextDay = [big('D3', 1), { ...approve(rich, 'D3'), after: minutes(24 * 60) }].reduce((before, step) => next(before, step), paid);
    expect(nextDay.refusal).toBeUndefined();
  });

  test('suggests each order with an account that can bear it, until a code is on its way', () => {
    expect(suggested(commands.approvePayment, ready)).toEqual([{ order: payment.order, account: citizen.number }]);
    expect(suggested(commands.approvePayment, next(ready, approve()))).toEqual([]);
    expect(suggested(commands.approvePayment, play(present()))).toEqual([]);
  });
});
