import { describe, expect, test } from '@jest/globals';
import { dossier, duty, dutyNamed, fee, issue, kinds, notary, pay, play, refused, settledSumOf, transfer, treasury } from '../test-world.ts';

const posted = play(duty(), duty({ kind: 'appraisal-fee', amount: 4_800_000, receipt: 'fee-receipt', reduction: undefined }), fee());

describe('record-transfer', () => {
  test('settles all that is open for that account where the sum is right', () => {
    const outcome = transfer(posted, { amount: 19_200_000 });
    expect(kinds(outcome)).toEqual(['duty-settled', 'duty-settled']);
    expect(settledSumOf(outcome)).toBe(19_200_000);
  });

  test('settles the one duty of exactly that amount', () => {
    const outcome = transfer(posted, { amount: 4_800_000 });
    expect(kinds(outcome)).toEqual(['duty-settled']);
    expect(dutyNamed(outcome, 'appraisal-fee').settled?.order).toBe('');
  });

  test('settles the dossier with the last of its duties', () => {
    const rest = transfer(transfer(posted, { amount: 19_200_000 }), { payment: 'T2', account: notary.treXanh, amount: 2_300_000 });
    expect(kinds(rest)).toEqual(['duty-settled', 'dossier-settled']);
  });

  test('finds the dossier’s number among others', () => {
    expect(kinds(transfer(posted, { content: `HD-7 ${dossier}`, amount: 4_800_000 }))).toEqual(['duty-settled']);
  });

  test.each([
    ['dossier-unknown', { content: '' }],
    ['dossier-unknown', { content: '099-000000-0000' }],
    ['account-differs', { account: '1010000020' }],
    ['account-differs', { account: treasury.saoBien }],
    ['amount-differs', { amount: 4_800_001 }],
    ['amount-differs', { amount: 100_000 }],
  ])('cannot use money where %s', (because, more) => {
    const outcome = transfer(posted, more);
    expect(kinds(outcome)).toEqual(['payment-unmatched']);
    expect(outcome.facts[0]?.data).toMatchObject({ because });
    expect(settledSumOf(outcome)).toBe(0);
  });

  test('settles nothing twice', () => {
    const paid = pay(play(duty(), fee(), issue()));
    expect(transfer(paid).facts[0]?.data).toMatchObject({ because: 'settled-already', dossier });
    expect(refused(transfer(transfer(posted, { amount: 4_800_000 })))).toEqual(['recorded-already', 'payment']);
  });
});
