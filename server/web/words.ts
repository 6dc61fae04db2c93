import i18next from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words by key; values fill the {{gaps}}. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

export interface Words {
  readonly say: Say;
  readonly has: (key: string) => boolean;
  /** The words file as it stands. */
  readonly tree: Readonly<Record<string, unknown>>;
}

/**
 * views/words/<name>.<language>.yaml, each under its name. A missing key is a mistake of ours: `missing` hears of it and the key is shown.
 */
export function loadWords(folder: string, missing: (key: string) => void): Readonly<Record<Language, Words>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(folder, language, missing)])) as Record<Language, Words>;
}

function wordsOf(folder: string, language: Language, missing: (key: string) => void): Words {
  const ending = `.${language}.yaml`;
  const tree: Record<string, unknown> = {};
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort())
    tree[file.slice(0, -ending.length)] = parse(readFileSync(path.join(folder, file), 'utf8'));
  const i18n = i18next.createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: tree } },
    interpolation: { escapeValue: false }, // the views escape
    initAsync: false,
    parseMissingKeyHandler: (key) => {
      missing(`${language}:${key}`);
      return key;
    },
  });
  const plain = plainTexts(tree);
  const keys = keysIn(tree);
  return {
    say: (key, values) => plain.get(key) ?? i18n.t(key, values ?? {}),
    has: (key) => keys.has(key),
    tree,
  };
}

/** Texts without a gap and without a plural: nine of ten, and nothing has to be worked out for them. */
function plainTexts(tree: unknown, prefix = '', found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (typeof tree === 'string' && !tree.includes('{{') && !tree.includes('$t(')) found.set(prefix, tree);
  if (typeof tree === 'object' && tree !== null)
    for (const [key, value] of Object.entries(tree)) plainTexts(value, prefix === '' ? key : `${prefix}.${key}`, found);
  return found;
}

/** Every key at which words or more keys stand; "days_other" answers for "days". */
function keysIn(tree: unknown, prefix = '', found = new Set<string>()): ReadonlySet<string> {
  if (typeof tree !== 'object' || tree === null) return found.add(prefix).add(prefix.replace(/_(?:one|other)$/, ''));
  if (prefix !== '') found.add(prefix);
  for (const [key, value] of Object.entries(tree)) keysIn(value, prefix === '' ? key : `${prefix}.${key}`, found);
  return found;
}

/** One practice's words: some keys replaced by a seeded defect. */
export const withReplaced =
  (say: Say, replaced: Readonly<Record<string, string>>): Say =>
  (key, values) =>
    Object.hasOwn(replaced, key) ? fillIn(replaced[key] ?? '', values) : say(key, values);

const fillIn = (text: string, values: Readonly<Record<string, unknown>> = {}): string =>
  text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => textOf(values[name]));

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
