import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackTar } from './unpack.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unpack-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('unpacking a tar archive', () => {
  test('writes files with their content and mode', async () => {
    await unpackTar(archive(['lib/a.so', 'x'.repeat(700), '755'], ['b.txt', '', '644']), folder);
    expect(await readFile(join(folder, 'lib/a.so'), 'utf8')).toBe('x'.repeat(700));
    expect((await stat(join(folder, 'b.txt'))).size).toBe(0);
    if (process.platform !== 'win32') expect((await stat(join(folder, 'lib/a.so'))).mode & 0o777).toBe(0o755);
  });

  test('leaves out links', async () => {
    await unpackTar(archive(['link', '', '777', '2'], ['b.txt', 'b', '644']), folder);
    await expect(stat(join(folder, 'link'))).rejects.toThrow('ENOENT');
    expect(await readFile(join(folder, 'b.txt'), 'utf8')).toBe('b');
  });

  test('refuses a name that leads out of the folder', async () => {
    await expect(unpackTar(archive(['../evil', 'x', '644']), folder)).rejects.toThrow('outside');
  });
});

type Entry = readonly [name: string, content: string, mode: string, kind?: string];

function archive(...entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(([name, content, mode, kind = '0']) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(mode.padStart(7, '0'), 100);
    header.write(content.length.toString(8).padStart(11, '0'), 124);
    header.write(kind, 156);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
