import { appendFile, mkdtemp, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StoreDamaged, StoreRefused, type Step } from '../classroom/ports.ts';
import { person } from '../world/world.ts';
import type { OpenFiles } from './files.ts';
import { logFile, logFiles } from './log-files.ts';

const step = (took: number): Step => ({
  took,
  once: `form-${took}`,
  facts: [{ n: took, order: took, kind: 'portal/opened', at: took, by: person('citizen'), data: { name: 'Nguyễn Thị Đào' } }],
});
const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'log-files-'));

/** How the disk behaves at the next write. */
interface Weather {
  next: 'fine' | 'half' | 'unsynced' | 'unopened' | 'half, and no mending';
}
const failed = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk that is full after half a line, that cannot sync, or that cannot be written to. */
const diskIn =
  (weather: Weather): OpenFiles =>
  async (file, flags) => {
    if (weather.next === 'unopened') throw failed('EROFS');
    if (weather.next === 'half, and no mending' && flags === 'r+') throw failed('EROFS');
    const real = await open(file, flags);
    return {
      async appendFile(text) {
        if (!weather.next.startsWith('half')) return real.appendFile(text);
        await real.appendFile(text.slice(0, text.length / 2));
        throw failed('ENOSPC');
      },
      async datasync() {
        if (weather.next === 'unsynced') throw failed('ENOSPC');
        await real.datasync();
      },
      truncate: (bytes) => real.truncate(bytes),
      close: () => real.close(),
    };
  };

describe('a crash', () => {
  test('leaves whole steps only, wherever in the last line it struck, and the log goes on', async () => {
    const folder = await newFolder();
    const file = logFile(folder, 'ab1');
    for (const [length, took] of [0, 1, 2].entries()) await logFiles(folder).append('ab1', length, step(took));
    const whole = await readFile(file);
    const second = whole.lastIndexOf('\n', -2) + 1;
    for (let end = second; end < whole.length; end += 7) {
      await writeFile(file, whole.subarray(0, end));
      const logs = logFiles(folder);
      expect(await logs.read('ab1')).toEqual([step(0), step(1)]);
      await logs.append('ab1', 2, step(9));
      expect(await logFiles(folder).read('ab1')).toEqual([step(0), step(1), step(9)]);
    }
  });

  test('of the power may leave zeros in the place of the last line', async () => {
    const folder = await newFolder();
    await logFiles(folder).append('ab1', 0, step(0));
    await appendFile(logFile(folder, 'ab1'), Buffer.concat([Buffer.alloc(50), Buffer.from('}\n')]));
    const logs = logFiles(folder);
    expect(await logs.read('ab1')).toEqual([step(0)]);
    await logs.append('ab1', 1, step(1));
    expect(await logFiles(folder).read('ab1')).toEqual([step(0), step(1)]);
  });

  test('in the very first line leaves a log that can begin again', async () => {
    const folder = await newFolder();
    await logFiles(folder).append('ab1', 0, step(0));
    await truncate(logFile(folder, 'ab1'), 10);
    await logFiles(folder).append('ab1', 0, step(5));
    expect(await logFiles(folder).read('ab1')).toEqual([step(5)]);
  });
});

describe('a log that somebody changed', () => {
  test.each(['{"took":1,"facts":[{"n":0}]}', 'no JSON', '{"took":"1","facts":[]}', ''])(
    'is an error that names the line, and nothing is skipped: %j',
    async (line) => {
      const folder = await newFolder();
      await logFiles(folder).append('ab1', 0, step(0));
      await appendFile(logFile(folder, 'ab1'), `${line}\n`);
      const logs = logFiles(folder);
      await expect(logs.read('ab1')).rejects.toThrow(StoreDamaged);
      await expect(logs.read('ab1')).rejects.toThrow(/line 2/);
      await expect(logs.append('ab1', 1, step(1))).rejects.toThrow(StoreDamaged);
    },
  );
});

describe('reading', () => {
  test('writes nothing, even where a torn line could be cut off', async () => {
    const folder = await newFolder();
    await logFiles(folder).append('ab1', 0, step(0));
    await appendFile(logFile(folder, 'ab1'), '{"took":');
    const before = await readFile(logFile(folder, 'ab1'));
    await logFiles(folder).read('ab1');
    expect(await readFile(logFile(folder, 'ab1'))).toEqual(before);
  });
});

describe('a disk that refuses', () => {
  test.each([
    ['half', 'disk-full'],
    ['half, and no mending', 'disk-full'],
    ['unsynced', 'disk-full'],
    ['unopened', 'read-only'],
  ] as const)('%s: says %s, keeps nothing of the step, and goes on when it can', async (next, code) => {
    const folder = await newFolder();
    const weather: Weather = { next: 'fine' };
    const logs = logFiles(folder, diskIn(weather));
    await logs.append('ab1', 0, step(0));
    weather.next = next;
    const refused: unknown = await logs.append('ab1', 1, step(1)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreRefused);
    expect(refused).toMatchObject({ code });
    expect(await logs.read('ab1')).toEqual([step(0)]);
    expect(await logFiles(folder).read('ab1')).toEqual([step(0)]);
    weather.next = 'fine';
    await logs.append('ab1', 1, step(2));
    expect(await logFiles(folder).read('ab1')).toEqual([step(0), step(2)]);
  });

  test('at the first step leaves no log', async () => {
    const folder = await newFolder();
    const weather: Weather = { next: 'half' };
    const logs = logFiles(folder, diskIn(weather));
    await expect(logs.append('ab1', 0, step(0))).rejects.toThrow(StoreRefused);
    for await (const id of logs.list()) expect(id).toBe('none');
    weather.next = 'fine';
    await logs.append('ab1', 0, step(1));
    expect(await logFiles(folder).read('ab1')).toEqual([step(1)]);
  });
});

describe('whatever happens', () => {
  const event = fc.constantFrom(
    'append',
    'append',
    'half',
    'unsynced',
    'unopened',
    'half, and no mending',
    'crash',
    'restart',
    'read',
  ) satisfies fc.Arbitrary<string>;

  test('exactly the acknowledged steps are there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
        const folder = await newFolder();
        const weather: Weather = { next: 'fine' };
        const acknowledged: Step[] = [];
        let logs = logFiles(folder, diskIn(weather));
        for (const [took, what] of events.entries()) {
          if (what === 'crash') await appendFile(logFile(folder, 'ab1'), '{"took":9').catch(() => undefined);
          if (what === 'crash' || what === 'restart') logs = logFiles(folder, diskIn(weather));
          if (what === 'crash' || what === 'restart' || what === 'read') expect(await logs.read('ab1')).toEqual(acknowledged);
          else {
            weather.next = what === 'append' ? 'fine' : what;
            await logs.append('ab1', acknowledged.length, step(took)).then(
              () => acknowledged.push(step(took)),
              (error: unknown) => expect(error).toBeInstanceOf(StoreRefused),
            );
            weather.next = 'fine';
          }
        }
        expect(await logs.read('ab1')).toEqual(acknowledged);
        expect(await logFiles(folder).read('ab1')).toEqual(acknowledged);
      }),
      { numRuns: 60 },
    );
  });
});
