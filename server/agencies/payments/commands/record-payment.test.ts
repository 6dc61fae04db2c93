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
  pay,
  play,
  refused,
  settledSumOf,
  stateOf,
  TOTAL,
  transfer,
} from '../test-world.ts';

const ordered = play(duty(), fee(), issue());
const paid = pay(ordered);

describe('record-payment', () => {
  test('settles every duty of the order at once, and with them the dossier', () => {
    expect(kinds(paid)).toEqual(['duty-settled', 'duty-settled', 'dossier-settled']);
    expect(paid.facts.at(-1)?.data).toEqual({ dossier, payer: 'citizen' });
    expect(settledSumOf(paid)).toBe(TOTAL);
    expect(lastOrder(paid).state).toBe('paid');
  });

  test('draws a receipt for each: C1-02/NS with the treasury’s reference for a tax, an invoice for the notary', () => {
    const [tax, notarys] = ['registration-fee', 'notary-fee'].map((kind) => dutyNamed(paid, kind).settled?.receipt);
    expect(tax).toMatchObject({ kind: 'budget-payment', form: 'C1-02/NS' });
    expect(tax?.reference).toMatch(/^\d{17}$/);
    expect(notarys).toMatchObject({ kind: 'invoice', reference: '' });
    expect(notarys?.number).toMatch(/^\d{8}$/);
  });

  test('leaves the dossier open while another has still to pay', () => {
    const both = pay(play(duty({ kind: 'personal-income-tax', payer: 'seller', owedBy: 'seller' }), duty(), fee(), issue()));
    expect(kinds(both)).toEqual(['duty-settled', 'duty-settled']);
  });

  test('refuses word of a payment that it has had already', () => {
    expect(refused(pay(paid))).toEqual(['recorded-already', 'payment']);
  });

  test.each([
    ['order-unknown', {}, { order: 'D1' }],
    ['order-unknown', {}, { order: 'constructor' }],
    ['amount-differs', {}, { amount: TOTAL - 1 }],
  ])('cannot use money where %s', (because, _, more) => {
    const outcome = pay(ordered, more);
    expect(kinds(outcome)).toEqual(['payment-unmatched']);
    expect(outcome.facts[0]?.data).toMatchObject({ because, payment: 'A1', payer: 'citizen' });
    expect(settledSumOf(outcome)).toBe(0);
  });

  test('settles nothing twice: a second order for the same duties is surplus', () => {
    const second = pay(
      next(next(ordered, issue()), { command: { id: 'payments/record-payment' }, by: { role: 'link', name: 'tre-xanh' }, input: first() }),
      {
        payment: 'A2',
      },
    );
    expect(kinds(second)).toEqual(['payment-unmatched']);
    expect(second.facts[0]?.data).toMatchObject({ because: 'settled-already', dossier });
    expect(settledSumOf(second)).toBe(TOTAL);
    expect(Object.values(stateOf(second).orders).map(({ state }) => state)).toEqual(['paid', 'surplus']);
  });

  test('sends all back where a part has been paid by hand meanwhile', () => {
    const outcome = pay(transfer(ordered));
    expect(outcome.facts[0]?.data).toMatchObject({ because: 'settled-already' });
    expect(settledSumOf(outcome)).toBe(14_400_000);
  });
});

const first = () => ({ payment: 'A1', order: lastOrder(ordered).order, payer: 'citizen', bank: 'tre-xanh', amount: TOTAL });
