import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { minutes, person } from '../../../world/world.ts';
import { balance, ledgerSum } from '../state.ts';
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
  payment,
  play,
  present,
  refused,
  seller,
  stateOf,
  suggested,
  transfer,
  treasury,
  wrongCode,
} from '../test-world.ts';

const waiting = play(enter(), present(), approve());
const renewed = next(waiting, { command: commands.sendNewCode, input: { id: last(waiting).id } });
const wrongs = (count: number): Outcome => Array.from({ length: count }).reduce<Outcome>((before) => confirm(before, wrongCode(before)), waiting);
const money = (outcome: Pick<Outcome, 'world'>) => [citizen, treasury, notary].map(({ number }) => balance(stateOf(outcome), number));

describe('confirm', () => {
  test('pays every part at once and takes exactly the total from the payer', () => {
    const paid = confirm(waiting);
    expect(kinds(paid)).toEqual(['payment-made']);
    expect(paid.facts[0]?.data).toMatchObject({ order: payment.order, amount: 315_000, balance: 20_000_000 - 315_000 });
    expect(money(paid)).toEqual([20_000_000 - 315_000, 115_000, 200_000]);
    expect(ledgerSum(stateOf(paid))).toBe(0);
  });

  test('takes the code until five minutes have passed, and no longer', () => {
    expect(confirm(waiting, undefined, minutes(5)).refusal).toBeUndefined();
    expect(refused(confirm(waiting, undefined, minutes(5) + 1))).toEqual(['code-expired', 'code']);
  });

  test('refuses a wrong code, counts it, and leaves the money alone', () => {
    const outcome = wrongs(1);
    expect(refused(outcome)).toEqual(['code-wrong', 'code']);
    expect(kinds(outcome)).toEqual(['practice/refused', 'wrong-code']);
    expect(money(outcome)).toEqual([20_000_000, 0, 0]);
  });

  test('ends the payment at the fifth wrong code: the right one comes too late, and so does another try', () => {
    const ended = wrongs(5);
    expect(refused(ended)).toEqual(['code-wrong-ended', null]);
    expect(kinds(ended)).toEqual(['practice/refused', 'wrong-code', 'payment-ended']);
    expect(refused(confirm(ended))).toEqual(['order-ended', null]);
    expect(refused(next(ended, approve()))).toEqual(['order-ended', null]);
  });

  test('refuses the code before once a new one is sent, and counts no wrong try for it', () => {
    const old = confirm(renewed, last(waiting).codes[0]);
    expect(refused(old)).toEqual(['code-replaced', 'code']);
    expect(kinds(old)).toEqual(['practice/refused']);
    expect(kinds(confirm(renewed))).toEqual(['payment-made']);
  });

  test('refuses a code that has done its work', () => {
    expect(refused(confirm(confirm(waiting)))).toEqual(['code-used', 'code']);
  });

  test('pays an order once, also where two codes were on their way', () => {
    const second = next(waiting, approve());
    const paid = confirm(second);
    const first = next(paid, { command: commands.confirm, input: { id: last(waiting).id, code: last(waiting).codes[0] } });
    expect(refused(first)).toEqual(['order-ended', null]);
    expect(money(first)).toEqual(money(paid));
  });

  test('takes no code of another payment', () => {
    const two = [present({ order: 'D2' }), approve(citizen.number, 'D2')].reduce<Outcome>((before, step) => next(before, step), waiting);
    expect(refused(confirm(two, last(waiting).codes[0]))).toEqual(['code-wrong', 'code']);
  });

  test('refuses what is unknown, another’s, or a transfer whose payee has not been looked at', () => {
    const type = (before: Outcome, id: string, by = person('citizen')) =>
      next(before, { command: commands.confirm, input: { id, code: '123456' }, by });
    expect(refused(type(waiting, 'A1'))).toEqual(['order-unknown', null]);
    expect(refused(type(waiting, 'constructor'))).toEqual(['order-unknown', null]);
    const other = next(waiting, { command: commands.enter, input: { user: seller.user, password: seller.password }, by: person('seller') });
    expect(refused(type(other, last(waiting).id, person('seller')))).toEqual(['order-unknown', null]);
    expect(refused(confirm(play(enter(), transfer()), '123456'))).toEqual(['order-unknown', null]);
  });

  test('refuses whoever has logged out meanwhile', () => {
    expect(refused(confirm(next(waiting, { command: commands.leave })))).toEqual(['not-entered', null]);
  });

  test('refuses where the money has gone elsewhere meanwhile', () => {
    const two = [present({ order: 'D2', total: 19_900_000, parts: [{ ...payment.parts[0], amount: 19_900_000 }] }), approve(citizen.number, 'D2')];
    const both = two.reduce<Outcome>((before, step) => next(before, step), waiting);
    const paid = next(both, { command: commands.confirm, input: { id: last(waiting).id, code: last(waiting).codes[0] } });
    expect(refused(confirm(paid))).toEqual(['balance-short', null]);
  });

  test('asks for the face again where the day’s sum has been reached meanwhile', () => {
    const rich = '1010888888';
    const order = (name: string) => [
      present({ order: name, total: 60_000_000, parts: [{ ...payment.parts[0], amount: 60_000_000 }] }),
      approve(rich, name),
    ];
    const opened = asOffice(commands.openAccount, { number: rich, owner: 'citizen', holder: 'Lê Thị Hạnh', balance: 300_000_000 });
    const one = play(enter(), opened, ...order('D2'));
    const both = order('D3').reduce<Outcome>((before, step) => next(before, step), one);
    const paid = next(both, { command: commands.confirm, input: { id: last(one).id, code: last(one).codes[0] } });
    expect(refused(confirm(paid))).toEqual(['face-check-not-here', null]);
  });

  test('suggests the code to whoever has read its SMS, while it counts', () => {
    const { id, codes } = last(waiting);
    const code = codes[0] ?? '';
    expect(suggested(commands.confirm, waiting, code)).toEqual([{ id, code }]);
    expect(suggested(commands.confirm, waiting)).toEqual([]);
    expect(suggested(commands.confirm, renewed, code)).toEqual([]);
    expect(suggested(commands.confirm, { world: { ...waiting.world, now: waiting.world.now + minutes(6) } }, code)).toEqual([]);
  });

  test('keeps no code that somebody typed', () => {
    const typed = wrongCode(waiting);
    expect(JSON.stringify(confirm(waiting, typed).facts)).not.toContain(typed);
  });
});
