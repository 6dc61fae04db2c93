import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { createTurns } from './turns.ts';

describe('turns', () => {
  test('under one key work never overlaps, and keeps the order of asking', async () => {
    const inTurn = createTurns();
    const seen: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((name, i) =>
        inTurn('key', async () => {
          seen.push(`${name} begins`);
          await wait(6 - i * 3);
          seen.push(`${name} ends`);
        }),
      ),
    );
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('one key does not wait for another', async () => {
    const inTurn = createTurns();
    void inTurn('slow', () => new Promise(() => undefined));
    await expect(inTurn('other', () => Promise.resolve('done'))).resolves.toBe('done');
  });

  test('a failure is told to who asked, and stops nobody behind', async () => {
    const inTurn = createTurns();
    const first = inTurn('key', () => Promise.reject(new Error('no')));
    const second = inTurn('key', () => Promise.resolve(2));
    await expect(first).rejects.toThrow('no');
    await expect(second).resolves.toBe(2);
  });
});
