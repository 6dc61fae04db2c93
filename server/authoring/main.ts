import { writeFile } from 'node:fs/promises';
import { writtenFiles } from './written.ts';

/** `npm run scenario -- <what to do> …`: the tools of those who write exercises. */
const tools: Readonly<Record<string, (...words: readonly string[]) => Promise<void>>> = {
  async schema() {
    for (const [file, text] of Object.entries(writtenFiles())) await writeFile(file, text);
  },
};

const [name = '', ...words] = process.argv.slice(2);
const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
if (tool) await tool(...words);
else {
  console.error(`What should be done? npm run scenario -- ${Object.keys(tools).join(' | ')}`);
  process.exitCode = 2;
}
