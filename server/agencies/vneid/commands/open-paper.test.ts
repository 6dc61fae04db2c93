import { describe, expect, test } from '@jest/globals';
import { person } from '../../../world/world.ts';
import { asOffice, citizen, next, other, play, stateOf, suggested } from '../test-world.ts';
import { addPaper } from './add-paper.ts';
import { changePaper } from './change-paper.ts';
import { enterApp } from './enter-app.ts';
import { leaveApp } from './leave-app.ts';
import { openPaper } from './open-paper.ts';

const id = 'TT00007128';
const held = play(asOffice(addPaper, { who: 'citizen', id, kind: 'red-book', values: { serial: 'TT 00007128' } }), {
  command: enterApp,
  input: { idNumber: citizen.idNumber, password: citizen.password },
});
const open = { command: openPaper, input: { id } };

describe('open-paper', () => {
  test('says which paper was looked at, and whether it was in force', () => {
    const opened = next(held, open);
    expect(opened.facts.map(({ kind, data }) => [kind, data])).toEqual([
      ['vneid/paper-opened', { who: 'citizen', id, kind: 'red-book', status: 'in-force' }],
    ]);
    expect([stateOf(held).papers[id]?.opened, stateOf(opened).papers[id]?.opened]).toEqual([false, true]);
    const ended = next(held, asOffice(changePaper, { who: 'citizen', id, status: 'ended' }));
    expect(next(ended, open).facts[0]?.data).toMatchObject({ status: 'ended' });
  });

  test('opens one’s own papers only, and only in the app', () => {
    const theirs = next(held, { command: enterApp, input: { idNumber: other.idNumber, password: other.password }, by: person(other.who) });
    expect(next(theirs, { ...open, by: person(other.who) }).refusal).toMatchObject({ refused: 'paper-unknown' });
    expect(next(next(held, { command: leaveApp }), open).refusal).toMatchObject({ refused: 'not-in-app' });
  });

  test('is suggested for what is in the wallet', () => {
    expect(suggested(openPaper, held)).toEqual([{ id }]);
    expect(suggested(openPaper, next(held, { command: leaveApp }))).toEqual([]);
  });
});
