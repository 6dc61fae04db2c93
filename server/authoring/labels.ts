import path from 'node:path';
import { loadWords } from '../web/words.ts';
import { messagesIn, type Messages } from '../training/lint/messages.ts';
import { labelsIn, type Labels } from '../training/lint/words.ts';
import { TRAPS } from '../agencies/trap/trap.ts';
import type { Desk } from './desk.ts';
import type { Traps } from './names-page.ts';

/** All that stands on pages, by language. */
export const labelsOf = ({ root }: Pick<Desk, 'root'>): Labels => labelsIn(loadWords(path.join(root, 'views', 'words'), () => undefined));

/** All that phones can show. */
export const messagesOf = ({ root }: Pick<Desk, 'root'>): Messages =>
  messagesIn(loadWords(path.join(root, 'views', 'words'), () => undefined).vi.tree);

/** What pages of fraud say of themselves, in English, and what they ask for. */
export function trapsOf({ root }: Pick<Desk, 'root'>): Traps {
  const { pages, commands } = loadWords(path.join(root, 'views', 'words'), () => undefined).en.tree['trap'] as {
    readonly pages: { readonly home: Readonly<Record<string, { readonly heading: string; readonly text: string }>> };
    readonly commands: { readonly 'give-details': { readonly fields: Readonly<Record<string, { readonly label: string }>> } };
  };
  return {
    pages: TRAPS.map((name) => ({ name, heading: pages.home[name]?.heading ?? '', text: pages.home[name]?.text ?? '' })),
    asks: Object.values(commands['give-details'].fields).map(({ label }) => label),
  };
}
