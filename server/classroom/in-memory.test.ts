import { describe, expect, test } from '@jest/globals';
import { createInMemory } from './in-memory.ts';

function memory(most: number) {
  const fetched: string[] = [];
  const things = createInMemory<{ readonly id: string }>(most, (id) => {
    fetched.push(id);
    return Promise.resolve(id === 'missing' ? undefined : { id });
  });
  return { things, fetched };
}

describe('what is in memory', () => {
  test('is fetched once, however many ask at the same time', async () => {
    const { things, fetched } = memory(10);
    const [one, other] = await Promise.all([things.get('a'), things.get('a')]);
    expect(one).toBe(other);
    expect(await things.get('a')).toBe(one);
    expect(fetched).toEqual(['a']);
  });

  test('is never more than it may be, and the least recently used goes first', async () => {
    const { things, fetched } = memory(2);
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await things.get(id);
    expect(fetched).toEqual(['a', 'b', 'c', 'b']);
  });

  test('stays while somebody works on it', async () => {
    const { things, fetched } = memory(1);
    await things.get('a');
    await things.during('a', async () => {
      await things.get('b');
      await things.get('c');
      await things.get('a');
    });
    expect(fetched).toEqual(['a', 'b', 'c']);
  });

  test('does not remember what is not there, nor a failure', async () => {
    const { things, fetched } = memory(2);
    expect(await things.get('missing')).toBeUndefined();
    expect(await things.get('missing')).toBeUndefined();
    expect(fetched).toEqual(['missing', 'missing']);
    let tries = 0;
    const failing = createInMemory<number>(2, () => (tries++ === 0 ? Promise.reject(new Error('no')) : Promise.resolve(7)));
    await expect(failing.get('a')).rejects.toThrow('no');
    expect(await failing.get('a')).toBe(7);
  });
});
