import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { minutes } from '../../../world/world.ts';
import { approve, commands, confirm, enter, kinds, last, next, play, present, refused, suggested, transfer, wrongCode } from '../test-world.ts';

const waiting = play(enter(), present(), approve());
const again = (before: Outcome, id = last(before).id, after = 1000) => next(before, { command: commands.sendNewCode, input: { id }, after });

describe('send-new-code', () => {
  test('sends another code for the same payment, which counts five minutes from now', () => {
    const renewed = again(waiting, undefined, minutes(6));
    expect(renewed.facts[0]?.data).toMatchObject({ id: last(waiting).id, amount: 315_000, codeEnds: renewed.world.now + minutes(5) });
    expect(kinds(confirm(renewed, undefined, minutes(5)))).toEqual(['payment-made']);
  });

  test('gives no new tries: five wrong codes end it, however many were sent', () => {
    const four = Array.from({ length: 4 }).reduce<Outcome>((before) => confirm(before, wrongCode(before)), waiting);
    const renewed = again(four);
    expect(refused(confirm(renewed, wrongCode(renewed)))).toEqual(['code-wrong-ended', null]);
  });

  test('sends five codes at most', () => {
    const five = Array.from({ length: 4 }).reduce<Outcome>((before) => again(before), waiting);
    expect(kinds(five)).toEqual(['code-renewed']);
    expect(refused(again(five))).toEqual(['codes-all-sent', null]);
  });

  test('refuses what is not waiting for a code', () => {
    expect(refused(again(waiting, 'A1'))).toEqual(['order-unknown', null]);
    expect(refused(again(play(enter(), transfer())))).toEqual(['order-unknown', null]);
    expect(refused(again(confirm(waiting)))).toEqual(['order-done', null]);
    expect(refused(again(next(waiting, { command: commands.cancel, input: { id: last(waiting).id } })))).toEqual(['order-ended', null]);
    expect(refused(again(next(waiting, { command: commands.leave })))).toEqual(['not-entered', null]);
  });

  test('is suggested once the code has run out, not before', () => {
    const { id } = last(waiting);
    const late = { world: { ...waiting.world, now: waiting.world.now + minutes(6) } };
    expect([suggested(commands.sendNewCode, waiting), suggested(commands.sendNewCode, late)]).toEqual([[], [{ id }]]);
  });
});
