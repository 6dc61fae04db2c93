import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const BLOCK = 512;

export async function unpackBrotli(archive: string): Promise<Buffer> {
  return promisify(brotliDecompress)(await readFile(archive));
}

/** Writes the plain files of a tar archive below a folder. Links and devices are left out; a name that leads out of the folder is refused. */
export async function unpackTar(archive: Buffer, folder: string): Promise<void> {
  for (const { name, mode, content } of filesIn(archive)) {
    const path = join(folder, name);
    if (!path.startsWith(normalize(folder + sep))) throw new Error(`the archive names a file outside of its folder: ${name}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { mode });
  }
}

function* filesIn(archive: Buffer): Generator<{ readonly name: string; readonly mode: number; readonly content: Buffer }> {
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + BLOCK);
    const size = octal(header, 124, 12);
    const name = [text(header, 345, 155), text(header, 0, 100)].filter((part) => part !== '').join('/');
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    const kind = text(header, 156, 1);
    if (kind === '0' || kind === '') yield { name, mode: octal(header, 100, 8) & 0o777, content };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

const text = (header: Buffer, from: number, length: number): string => header.toString('latin1', from, from + length).split('\0')[0] ?? '';
const octal = (header: Buffer, from: number, length: number): number => Number.parseInt(text(header, from, length).trim() || '0', 8);
