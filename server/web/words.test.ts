import { describe, expect, test } from '@jest/globals';
import { LANGUAGES, type Language } from '../../fixtures/languages.ts';
import { commands } from '../agencies/commands.ts';
import { defects } from '../agencies/defects.ts';
import { sites } from '../agencies/sites.ts';
import { fieldOf, fieldsOf } from '../world/fields.ts';
import { wordsOfAgency } from './panes.ts';
import { loadWords } from './words.ts';

const words = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
});

/** Every key that holds a text. */
function keysOf(tree: unknown, prefix = ''): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [prefix];
  return Object.entries(tree).flatMap(([key, value]) => keysOf(value, prefix === '' ? key : `${prefix}.${key}`));
}

/** "days_other" → "days" */
const FORM = /_(?:zero|one|two|few|many|other)$/;
const stem = (key: string): string => key.replace(FORM, '');

/** The forms that a language has for what is counted here: never more than a hundred of anything. */
const formsIn = (language: Language): readonly string[] => {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 101 }, (_, count) => rules.select(count)))];
};

/** The gaps of a text: {{amount}}. */
const gapsOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name))].sort();

const textAt = (tree: unknown, key: string): string =>
  String(key.split('.').reduce<unknown>((node, part) => (node as Readonly<Record<string, unknown>>)[part], tree));

describe('words', () => {
  test('are there for every key that a seeded defect spoils', () => {
    const spoilt = defects.flatMap((defect) =>
      'words' in defect ? LANGUAGES.flatMap((language) => Object.keys(defect.words[language]).map((key) => ({ language, key }))) : [],
    );
    expect(spoilt.length).toBeGreaterThan(0);
    expect(spoilt.filter(({ language, key }) => !words[language].has(key))).toEqual([]);
  });

  test.each(LANGUAGES)('in %s say everything that Vietnamese says, and nothing else', (language) => {
    const [said, wanted] = [words[language], words.vi].map(({ tree }) => keysOf(tree));
    const needed = wanted?.flatMap((key) => (FORM.test(key) ? formsIn(language).map((form) => key.replace(FORM, `_${form}`)) : [key])) ?? [];
    expect([...new Set(needed)].filter((key) => said?.includes(key) !== true)).toEqual([]);
    const known = new Set(wanted?.map(stem));
    expect(said?.filter((key) => !known.has(stem(key)))).toEqual([]);
  });

  test.each(LANGUAGES)('in %s fill the same gaps as in Vietnamese', (language) => {
    const wanted = new Map(keysOf(words.vi.tree).map((key) => [stem(key), gapsOf(textAt(words.vi.tree, key))]));
    const differing = keysOf(words[language].tree).filter(
      // "1 mistake" needs no number in the singular
      (key) => !key.endsWith('_one') && JSON.stringify(gapsOf(textAt(words[language].tree, key))) !== JSON.stringify(wanted.get(stem(key))),
    );
    expect(differing).toEqual([]);
  });

  test.each(LANGUAGES)('in %s are composed Unicode', (language) => {
    const broken = keysOf(words[language].tree).filter(
      (key) => textAt(words[language].tree, key) !== textAt(words[language].tree, key).normalize('NFC'),
    );
    expect(broken).toEqual([]);
  });

  test.each(LANGUAGES)('the practice mark is worded in %s as it must be', (language) => {
    expect(words[language].say('yard.band')).toContain('BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT');
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const { has } = words[language];
  const wordsOf = wordsOfAgency(sites, has);
  const missingAmong = (keys: readonly string[]): readonly string[] => keys.filter((key) => !has(key));

  test('every command that a person gives has its button, its labels, its guide and both texts of each refusal', () => {
    const needed = commands
      .filter(({ id, from }) => from.includes('person') && !id.startsWith('coach/'))
      .flatMap(({ id, input, refusals }) => {
        const [agency = '', verb = ''] = id.split('/');
        const key = `${wordsOf(agency)}.commands.${verb}`;
        const fields = fieldsOf(input).filter(([, schema]) => fieldOf(schema).field !== 'hidden');
        return [
          `${key}.button`,
          ...['do', 'why'].map((what) => `${key}.guide.${what}`),
          ...fields.map(([name]) => `${key}.fields.${name}.label`),
          ...Object.keys(refusals).flatMap((reason) => ['world', 'coach'].map((voice) => `${key}.refusals.${reason}.${voice}`)),
        ];
      });
    expect(missingAmong(needed)).toEqual([]);
  });

  test('every page of every site has a title, every site a name', () => {
    const needed = sites.flatMap((site) =>
      Object.keys(site.forms).map((pattern) => {
        const example = site.find(pattern.replace(/:(\w+)/g, 'x'));
        return `${site.face}.pages.${example?.name ?? pattern}.title`;
      }),
    );
    expect(missingAmong(needed)).toEqual([]);
    expect(sites.filter(({ id, face }) => !has(`${face}.names.${id}`) && !has(`${face}.name`)).map(({ id }) => id)).toEqual([]);
  });

  test('a text message comes without accents, but for đồng, and none tells by a mark of its own whether it is a scam', () => {
    const messages = Object.entries((words[language].tree['phone'] as { readonly messages: Readonly<Record<string, string>> }).messages);
    if (language === 'vi')
      expect(messages.filter(([, text]) => [...text].some((sign) => sign > '~' && sign !== 'đ')).map(([name]) => name)).toEqual([]);
    expect(messages.filter(([, text]) => /luyen tap|practice/i.test(text)).map(([name]) => name)).toEqual([]);
  });
});
