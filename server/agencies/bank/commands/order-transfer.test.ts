import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { balance, ledgerSum } from '../state.ts';
import {
  asOffice,
  citizen,
  commands,
  confirm,
  enter,
  kinds,
  last,
  next,
  play,
  refused,
  savings,
  seller,
  stateOf,
  suggested,
  transfer,
  treasury,
} from '../test-world.ts';

const inside = play(enter());
const approveLast = (before: Outcome) => next(before, { command: commands.approveTransfer, input: { id: last(before).id } });
const sent = (before: Outcome, more: object): Outcome => confirm(approveLast(next(before, transfer(more))));

describe('order-transfer', () => {
  test('shows whose account it is before any code is sent', () => {
    const ordered = next(inside, transfer());
    expect(kinds(ordered)).toEqual(['transfer-ordered']);
    expect(last(ordered)).toMatchObject({ state: 'drawn', holder: 'PHAM VAN DUC', codes: [] });
  });

  test('keeps of the content only the dossier’s number', () => {
    expect(last(next(inside, transfer({ content: 'Hạnh nộp lệ phí hồ sơ 099-261110-0007, đt 0912345678' }))).content).toBe('099-261110-0007');
    expect(last(next(inside, transfer({ content: 'trả tiền chị Hoa' }))).content).toBe('');
  });

  test.each([
    ['account-unknown', 'from', { from: seller.number }],
    ['payee-unknown', 'to', { to: '1010999999' }],
    ['payee-is-payer', 'to', { to: citizen.number }],
    ['balance-short', 'amount', { amount: 20_000_001 }],
    ['face-check-not-here', 'amount', { amount: 10_000_001 }],
    ['malformed', 'amount', { amount: 'nhiều' }],
    ['missing', 'content', { content: '' }],
  ])('refuses %s at %s', (reason, field, more) => {
    expect(refused(next(inside, transfer(more)))).toEqual([reason, field]);
  });

  test('refuses whoever is not logged in', () => {
    expect(refused(next(play(), transfer()))).toEqual(['not-entered', null]);
  });

  test('lets exactly 10 million a transfer and 20 million a day pass without the face, and no đồng more', () => {
    const rich = { number: '1010888888', owner: 'citizen', holder: 'Lê Thị Hạnh', balance: 90_000_000 };
    const eighteen = sent(sent(next(inside, asOffice(commands.openAccount, rich)), { from: rich.number, amount: 10_000_000 }), {
      from: rich.number,
      amount: 8_000_000,
    });
    expect(kinds(eighteen)).toEqual(['transfer-made']);
    expect(next(eighteen, transfer({ from: rich.number, amount: 2_000_000 })).refusal).toBeUndefined();
    expect(refused(next(eighteen, transfer({ from: rich.number, amount: 2_000_001 })))).toEqual(['face-check-not-here', 'amount']);
  });

  test('asks for no face between one’s own accounts, and counts nothing for it', () => {
    const own = sent(inside, { to: savings.number, amount: 15_000_000 });
    expect(kinds(own)).toEqual(['transfer-made']);
    expect(next(own, transfer({ amount: 4_000_000 })).refusal).toBeUndefined();
  });

  test('suggests nothing: nobody has to transfer by hand', () => {
    expect(suggested(commands.orderTransfer, inside, citizen.number, seller.number)).toEqual([]);
  });
});

describe('approve-transfer', () => {
  test('sends the code, and the money moves with it', () => {
    const approved = approveLast(next(inside, transfer()));
    expect(approved.facts[0]?.data).toMatchObject({ what: 'transfer', holder: 'PHAM VAN DUC', amount: 500_000 });
    const made = confirm(approved);
    expect([citizen, seller].map(({ number }) => balance(stateOf(made), number))).toEqual([19_500_000, 3_500_000]);
    expect(ledgerSum(stateOf(made))).toBe(0);
  });

  test('tells whether an office waits for the money', () => {
    expect(sent(inside, { to: treasury.number }).facts[0]?.data).toMatchObject({ toInstitution: true });
    expect(sent(inside, {}).facts[0]?.data).toMatchObject({ toInstitution: false });
  });

  test('refuses what is unknown, has its code already, or comes from outside', () => {
    const ordered = next(inside, transfer());
    expect(refused(next(ordered, { command: commands.approveTransfer, input: { id: 'T1' } }))).toEqual(['transfer-unknown', null]);
    expect(refused(approveLast(approveLast(ordered)))).toEqual(['approved-already', null]);
    expect(refused(approveLast(next(ordered, { command: commands.leave })))).toEqual(['not-entered', null]);
  });

  test('is suggested for what waits to be looked at', () => {
    const ordered = next(inside, transfer());
    expect(suggested(commands.approveTransfer, ordered)).toEqual([{ id: last(ordered).id }]);
    expect(suggested(commands.approveTransfer, approveLast(ordered))).toEqual([]);
  });
});
