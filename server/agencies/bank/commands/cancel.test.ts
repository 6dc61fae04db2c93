import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import {
  approve,
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
  stateOf,
  suggested,
  transfer,
} from '../test-world.ts';

const waiting = play(enter(), present(), approve());
const cancel = (before: Outcome, id = last(before).id) => next(before, { command: commands.cancel, input: { id } });

describe('cancel', () => {
  test('makes the code worthless and leaves the order payable from another account', () => {
    const cancelled = cancel(waiting);
    expect(kinds(cancelled)).toEqual(['approval-cancelled']);
    expect(refused(confirm(cancelled))).toEqual(['order-ended', null]);
    expect(stateOf(cancelled).payments[payment.order]?.state).toBe('waiting');
    expect(next(cancelled, approve()).refusal).toBeUndefined();
  });

  test('breaks off a transfer while its payee is being looked at', () => {
    expect(kinds(cancel(play(enter(), transfer())))).toEqual(['approval-cancelled']);
  });

  test('refuses what is unknown, done, ended, or not reachable from outside', () => {
    expect(refused(cancel(waiting, 'A1'))).toEqual(['order-unknown', null]);
    expect(refused(cancel(confirm(waiting)))).toEqual(['order-done', null]);
    expect(refused(cancel(cancel(waiting)))).toEqual(['order-ended', null]);
    expect(refused(cancel(next(waiting, { command: commands.leave })))).toEqual(['not-entered', null]);
  });

  test('is suggested for what is open', () => {
    expect(suggested(commands.cancel, waiting)).toEqual([{ id: last(waiting).id }]);
    expect(suggested(commands.cancel, cancel(waiting))).toEqual([]);
  });
});
