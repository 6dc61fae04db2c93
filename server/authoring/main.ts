import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NoScenarioFolder } from '../store/scenario-folder.ts';
import { BrokenScenario } from '../training/read.ts';
import { check } from './check.ts';
import { CannotDo, type Desk, type Tool } from './desk.ts';
import { newScenario } from './new.ts';
import { importPacked, pack } from './pack.ts';
import { play } from './play.ts';
import { preview } from './preview.ts';
import { writtenFiles } from './written.ts';

/** `docs/` as the schema has it. */
const schema: Tool = async (_, { root, say }) => {
  for (const [file, written] of Object.entries(writtenFiles)) {
    const where = path.join(root, file);
    await writeFile(where, written(await readFile(where, 'utf8').catch(() => '')));
    say(`${file} is written.`);
  }
  return 0;
};

const tools: Readonly<Record<string, Tool>> = { new: newScenario, check, play, preview, pack, import: importPacked, schema };

const USAGE = `npm run scenario -- …
  new <id>                    a small whole exercise to start from
  check [<id> …]              what is wrong, where, and what to do
  play <id> [<walkthrough> [<variant>]]
                              plays it and tells what happens, messages in Vietnamese, or with --en
                              in English; --browser opens it to be played by hand
  preview <id>                the app with this exercise alone; what is saved meanwhile is checked
                              and shown
  pack <id>                   one file to hand on
  import <file> [--force]     takes such a file in
  schema                      writes docs/ anew after the format or a command has changed`;

const [name = '', ...words] = process.argv.slice(2);
const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
const root = process.cwd();
const say = (line: string): void => {
  console.log(line);
};
const desk: Desk = {
  root,
  here: process.env['INIT_CWD'] ?? root, // npm goes to the folder of package.json, and says where it was called
  scenarios: path.resolve(root, process.env['SCENARIO_DIR'] ?? 'scenarios'),
  environment: process.env,
  say,
};

process.exitCode = tool ? await used(tool) : 2;
if (!tool) console.error(USAGE);

async function used(chosen: Tool): Promise<number> {
  try {
    return await chosen(words, desk);
  } catch (problem) {
    if (!(problem instanceof CannotDo) && !(problem instanceof BrokenScenario) && !(problem instanceof NoScenarioFolder)) throw problem;
    console.error(problem.message);
    return 1;
  }
}
