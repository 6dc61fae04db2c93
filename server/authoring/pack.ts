import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LANGUAGE_CODE } from '../../fixtures/languages.ts';
import { versionOf } from '../store/scenario-folder.ts';
import { checked } from './check.ts';
import { CannotDo, checkedId, filesOf, type Tool } from './desk.ts';

/** An exercise in one file. */
const Packed = z.strictObject({
  format: z.literal('san-tap-so/1'),
  id: z.string(),
  /** SHA-256 of the texts: what arrives is what was packed. */
  version: z.string(),
  scenario: z.string(),
  words: z.record(z.string().regex(LANGUAGE_CODE), z.string()),
});

/** Larger than any exercise. In bytes. */
const LARGEST = 256 * 1024;

/** `pack <id>`: writes <id>.santap.json, to be handed on. */
export const pack: Tool = async ([given], desk) => {
  const { id, texts, version } = await filesOf(given, desk);
  if (checked(id, texts, desk).some(({ severity }) => severity === 'error')) throw new CannotDo(`"${id}" is not packed until its errors are mended.`);
  const file = `${id}.santap.json`;
  const packed: z.output<typeof Packed> = { format: 'san-tap-so/1', id, version, ...texts };
  await writeFile(path.join(desk.here, file), `${JSON.stringify(packed, null, 2)}\n`);
  desk.say(`${file} holds "${id}", version ${version.slice(0, 12)}. Hand it on; "npm run scenario -- import ${file}" takes it in.`);
  return 0;
};

/** `import <file> [--force]`: takes an exercise in, once it has been read, compared with its hash and checked. No path in it is used. */
export const importPacked: Tool = async (given, desk) => {
  const [file] = given.filter((word) => word !== '--force');
  if (file === undefined) throw new CannotDo('Which file? For example: npm run scenario -- import pay-fee.santap.json');
  const { id: name, scenario, words, version } = await readPacked(path.resolve(desk.here, file));
  const id = checkedId(name);
  const texts = { scenario, words };
  if (versionOf(texts) !== version) throw new CannotDo('The file was changed since it was packed: its hash does not match. Ask for it again.');
  if (checked(id, texts, desk).some(({ severity }) => severity === 'error'))
    throw new CannotDo(`"${id}" is not taken in: whoever wrote it has to mend the errors first.`);
  const folder = path.join(desk.scenarios, id);
  if ((await exists(folder)) && !given.includes('--force'))
    throw new CannotDo(`There is an exercise "${id}" already. Add --force to put this one in its place.`);
  const next = `${folder}.new`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await writeFile(path.join(next, 'scenario.yaml'), scenario);
  for (const [language, text] of Object.entries(words)) await writeFile(path.join(next, `scenario.${language}.yaml`), text);
  await rm(folder, { recursive: true, force: true });
  await rename(next, folder);
  desk.say(`"${id}" is there, version ${version.slice(0, 12)}. It is on the list when the app starts anew.`);
  return 0;
};

async function readPacked(file: string): Promise<z.output<typeof Packed>> {
  if (!(await exists(file))) throw new CannotDo(`There is no file ${file}.`);
  const about = await stat(file);
  if (about.isDirectory()) throw new CannotDo(`${file} is a folder: name the packed file itself, such as pay-fee.santap.json.`);
  if (about.size > LARGEST) throw new CannotDo(`${file} is larger than ${LARGEST / 1024} kB: no exercise is.`);
  const packed = Packed.safeParse(jsonIn(await readFile(file, 'utf8')));
  if (!packed.success) throw new CannotDo(`${file} is no packed exercise: "npm run scenario -- pack <id>" makes one.`);
  return packed.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw problem;
  }
}
