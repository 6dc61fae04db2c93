import { describe, expect, test } from '@jest/globals';
import { balance, ledgerSum } from '../state.ts';
import { asOffice, citizen, commands, next, play, refused, savings, seller, stateOf, treasury } from '../test-world.ts';

const opened = play();
const open = (more: object) =>
  next(opened, asOffice(commands.openAccount, { number: '1010777777', owner: 'young', holder: 'Vũ Thị Đào', balance: 5, ...more }));

describe('open-account', () => {
  test('puts the opening balance into the account and takes it from the capital', () => {
    expect(balance(stateOf(opened), citizen.number)).toBe(20_000_000);
    expect(balance(stateOf(opened), 'capital')).toBe(-(citizen.balance + savings.balance + seller.balance));
    expect(ledgerSum(stateOf(opened))).toBe(0);
  });

  test('writes the owner as banks do, in capitals without accents', () => {
    expect(stateOf(open({})).accounts['1010777777']?.holder).toBe('VU THI DAO');
  });

  test('takes an owner without a log-in for an institution, but not the second account of a customer', () => {
    const { accounts } = stateOf(opened);
    expect([treasury, citizen, savings].map(({ number }) => accounts[number]?.institution)).toEqual([true, false, false]);
  });

  test('refuses a number that there is already', () => {
    expect(refused(open({ number: citizen.number }))).toEqual(['account-exists', 'number']);
  });

  test('refuses a second log-in for the same customer', () => {
    expect(refused(open({ owner: 'citizen', user: '1', password: '2' }))).toEqual(['customer-exists', 'user']);
  });
});
