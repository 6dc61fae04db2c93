import path from 'node:path';
import { byLanguage } from '../../fixtures/languages.ts';
import { loadWords } from '../web/words.ts';
import { messagesIn, type Messages } from '../training/lint/messages.ts';
import type { Labels } from '../training/lint/words.ts';
import type { Desk } from './desk.ts';

/** All that stands on pages, by language. */
export function labelsOf({ root }: Pick<Desk, 'root'>): Labels {
  const words = loadWords(path.join(root, 'views', 'words'), () => undefined);
  return byLanguage((language) => new Set(textsIn(words[language].tree)));
}

/** All that phones can show. */
export const messagesOf = ({ root }: Pick<Desk, 'root'>): Messages =>
  messagesIn(loadWords(path.join(root, 'views', 'words'), () => undefined).vi.tree);

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)];
