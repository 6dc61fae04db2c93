import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LogMovedOn, UnsafeId, type Logs, type Step } from '../classroom/ports.ts';
import { person, type Fact } from '../world/world.ts';
import { logFiles } from './log-files.ts';
import { memoryLogs } from './memory.ts';

/** What every implementation of the port promises. A new one is added to this list. `again`: the same logs, seen by another process where there can be one. */
const implementations: Readonly<Record<string, () => Promise<{ readonly logs: Logs; readonly again: () => Logs }>>> = {
  'log files': async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'logs-'));
    return { logs: logFiles(folder), again: () => logFiles(folder) };
  },
  memory: () => {
    const logs = memoryLogs();
    return Promise.resolve({ logs, again: () => logs });
  },
};

const fact = (n: number): Fact => ({ n, order: n, kind: 'portal/opened', at: 1_000 + n, by: person('citizen'), data: { words: 'Đồng ý, "1\n2"' } });
const step = (took: number, facts: readonly Fact[] = [fact(took)]): Step => ({ took, once: `form-${took}`, facts });

async function idsIn(logs: Logs): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const id of logs.list()) ids.push(id);
  return ids.sort();
}

describe.each(Object.entries(implementations))('logs as %s', (_, create) => {
  test('what was acknowledged is read back as it was written, also by another process', async () => {
    const { logs, again } = await create();
    const steps = [step(0), step(1, [fact(1), fact(2)]), { took: 2, facts: [] }];
    for (const [length, added] of steps.entries()) await logs.append('ab1', length, added);
    expect(await logs.read('ab1')).toStrictEqual(steps);
    expect(await again().read('ab1')).toStrictEqual(steps);
  });

  test('a log that never was has no steps, and reading it makes none', async () => {
    const { logs } = await create();
    expect(await logs.read('never')).toEqual([]);
    expect(await idsIn(logs)).toEqual([]);
  });

  test('refuses to append to a log that has moved on or has not come so far, and writes nothing', async () => {
    const { logs, again } = await create();
    await logs.append('ab1', 0, step(0));
    await expect(logs.append('ab1', 0, step(9))).rejects.toThrow(LogMovedOn);
    await expect(logs.append('ab1', 2, step(9))).rejects.toThrow(LogMovedOn);
    await expect(logs.append('ab2', 1, step(9))).rejects.toThrow(LogMovedOn);
    expect(await again().read('ab1')).toEqual([step(0)]);
    expect(await idsIn(again())).toEqual(['ab1']);
  });

  test('of two that append at the same length one succeeds', async () => {
    const { logs } = await create();
    const answers = await Promise.allSettled([logs.append('ab1', 0, step(1)), logs.append('ab1', 0, step(2))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await logs.read('ab1')).toHaveLength(1);
  });

  test('many logs written at once do not mix', async () => {
    const { logs, again } = await create();
    const ids = Array.from({ length: 30 }, (_each, i) => `p${i}`);
    await Promise.all(
      ids.map(async (id, i) => {
        for (let length = 0; length < 5; length++) await logs.append(id, length, step(i * 100 + length));
      }),
    );
    for (const [i, id] of ids.entries()) expect((await again().read(id)).map(({ took }) => took - i * 100)).toEqual([0, 1, 2, 3, 4]);
  });

  test('every log is listed by its id', async () => {
    const { logs, again } = await create();
    for (const id of ['ab1', 'ab2', 'zz-9']) await logs.append(id, 0, step(0));
    expect(await idsIn(again())).toEqual(['ab1', 'ab2', 'zz-9']);
  });

  test('a deleted log is gone, also for another process, and its id begins anew', async () => {
    const { logs, again } = await create();
    await logs.append('ab1', 0, step(0));
    await logs.delete('ab1');
    expect(await again().read('ab1')).toEqual([]);
    expect(await idsIn(again())).toEqual([]);
    await logs.append('ab1', 0, step(7));
    expect(await again().read('ab1')).toEqual([step(7)]);
  });

  test('deleting what never was is no error', async () => {
    const { logs } = await create();
    await expect(logs.delete('never')).resolves.toBeUndefined();
  });

  test.each(['', '.', '..', '../x', 'a/b', 'a\\b', 'A1', 'con', 'a.b', 'x\0', '-a', 'a'.repeat(81), 'ma-tệp'])('refuses the id %j', async (id) => {
    const { logs } = await create();
    await expect(logs.append(id, 0, step(0))).rejects.toThrow(UnsafeId);
    await expect(logs.read(id)).rejects.toThrow(UnsafeId);
    await expect(logs.delete(id)).rejects.toThrow(UnsafeId);
  });
});
