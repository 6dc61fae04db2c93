import i18next from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { byLanguage, type Language } from '../../fixtures/languages.ts';

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
  return byLanguage((language) => wordsOf(folder, language, missing));
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
  const simple = simpleTexts(tree);
  const keys = keysIn(tree);
  return {
    say: (key, values) => {
      const text = simple.get(key);
      if (text === undefined) return i18n.t(key, values ?? {});
      return typeof text === 'string' ? text : inGaps(text, values);
    },
    has: (key) => keys.has(key),
    tree,
  };
}

/** A text as it stands; or, split at its gaps: text, name of a gap, text … */
type SimpleText = string | readonly string[];
const GAP = /\{\{\s*(\w+)\s*\}\}/;

/** Texts without a plural, and with nothing but names in their gaps: all but a few, and nothing has to be worked out for them. */
function simpleTexts(tree: unknown, prefix = '', found = new Map<string, SimpleText>()): ReadonlyMap<string, SimpleText> {
  if (typeof tree === 'string') {
    const parts = tree.split(GAP);
    const isSimple = !parts.some((part, i) => i % 2 === 0 && /\{\{|\$t\(/.test(part));
    if (isSimple) found.set(prefix, parts.length === 1 ? tree : parts);
  } else if (typeof tree === 'object' && tree !== null)
    for (const [key, value] of Object.entries(tree)) simpleTexts(value, prefix === '' ? key : `${prefix}.${key}`, found);
  return found;
}

/** Every key at which words or more keys stand; "days_other" answers for "days". */
function keysIn(tree: unknown, prefix = '', found = new Set<string>()): ReadonlySet<string> {
  if (typeof tree !== 'object' || tree === null) return found.add(prefix).add(prefix.replace(/_(?:zero|one|two|few|many|other)$/, ''));
  if (prefix !== '') found.add(prefix);
  for (const [key, value] of Object.entries(tree)) keysIn(value, prefix === '' ? key : `${prefix}.${key}`, found);
  return found;
}

/** One practice's words: some keys replaced by a seeded defect. */
export const withReplaced = (say: Say, replaced: Readonly<Record<string, string>>): Say =>
  Object.keys(replaced).length === 0 ? say : (key, values) => (Object.hasOwn(replaced, key) ? fillIn(replaced[key] ?? '', values) : say(key, values));

const fillIn = (text: string, values: Readonly<Record<string, unknown>> | undefined): string => inGaps(text.split(GAP), values);

function inGaps(parts: readonly string[], values: Readonly<Record<string, unknown>> | undefined): string {
  let text = '';
  parts.forEach((part, i) => (text += i % 2 === 0 ? part : textOf(values?.[part])));
  return text;
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
