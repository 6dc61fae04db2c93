import { describe, expect, test } from '@jest/globals';
import { office } from '../../../world/world.ts';
import { asOffice, citizen, kinds, next, other, play, stateOf } from '../test-world.ts';
import { addPaper } from './add-paper.ts';
import { changePaper } from './change-paper.ts';
import { openAccount } from './open-account.ts';

const paper = { who: 'citizen', id: 'TT00007128', kind: 'red-book', values: { serial: 'TT 00007128' } };
const added = play(asOffice(addPaper, paper));

describe('add-paper', () => {
  test('puts a paper in force into the wallet, once', () => {
    expect(stateOf(added).papers['TT00007128']).toEqual({ ...paper, status: 'in-force', opened: false });
    expect(next(added, asOffice(addPaper, { ...paper, who: other.who })).refusal).toMatchObject({ refused: 'paper-exists', field: 'id' });
  });

  test('refuses somebody who has no wallet', () => {
    expect(play(asOffice(addPaper, { ...paper, who: 'constructor' })).refusal).toMatchObject({ refused: 'account-missing', field: 'who' });
  });
});

describe('change-paper', () => {
  test('marks the paper of its holder only', () => {
    expect(stateOf(next(added, asOffice(changePaper, { ...paper, status: 'ended' }))).papers['TT00007128']?.status).toBe('ended');
    expect(next(added, asOffice(changePaper, { ...paper, who: other.who, status: 'ended' })).refusal).toMatchObject({
      refused: 'paper-unknown',
      field: 'id',
    });
  });
});

describe('open-account', () => {
  const open = (input: unknown) => ({ command: openAccount, by: office('vneid'), input });
  test('refuses a second account for a person, and one number for two', () => {
    expect(play(open(citizen)).refusal).toMatchObject({ refused: 'account-exists', field: 'who' });
    expect(play(open({ ...citizen, who: 'third' })).refusal).toMatchObject({ refused: 'number-taken', field: 'idNumber' });
    expect(kinds(play(open({ ...citizen, who: 'third', idNumber: '099152000999' })))).toEqual(['vneid/account-opened']);
  });
});
