import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What stands in real exercises; each of them is in order, which other tests prove. */
const written = [...readdirSync('scenarios').map((id) => path.join('scenarios', id)), 'docs/every-feature'].map((folder) =>
  readFileSync(path.join(folder, 'scenario.yaml'), 'utf8'),
);
const flat = (text: string): string =>
  text
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(/ &\w+/g, '')
    .trim();

const [, pieces = ''] = readFileSync('docs/scenario-format.md', 'utf8').split('### Ready pieces');
const blocks = [...(pieces.split('## All tools')[0] ?? '').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);

test.each(blocks)('the ready piece %# stands in a real exercise, word for word', (block) => {
  expect(written.some((text) => flat(text).includes(flat(block)))).toBe(true);
});

test('there are ready pieces', () => {
  expect(blocks.length).toBeGreaterThan(5);
});
