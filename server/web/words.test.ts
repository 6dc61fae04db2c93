import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../fixtures/languages.ts';
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

/** The gaps of a text: {{amount}}. */
const gapsOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name))].sort();

const textAt = (tree: unknown, key: string): string =>
  String(key.split('.').reduce<unknown>((node, part) => (node as Readonly<Record<string, unknown>>)[part], tree));

describe('words', () => {
  test('are there for every key that a seeded defect spoils', () => {
    const spoilt = defects.flatMap((defect) =>
      'words' in defect ? LANGUAGES.flatMap((language) => Object.keys(defect.words[language] ?? {}).map((key) => ({ language, key }))) : [],
    );
    expect(spoilt.length).toBeGreaterThan(0);
    expect(spoilt.filter(({ language, key }) => !words[language].has(key))).toEqual([]);
  });

  test('English says everything that Vietnamese says, and nothing else', () => {
    expect([...keysOf(words.en.tree)].sort()).toEqual([...keysOf(words.vi.tree)].sort());
  });

  test('both languages fill the same gaps', () => {
    const differing = keysOf(words.vi.tree).filter((key) => {
      const [vi, en] = [gapsOf(textAt(words.vi.tree, key)), gapsOf(textAt(words.en.tree, key))];
      // "1 mistake" needs no number in the singular
      return !key.endsWith('_one') && JSON.stringify(vi) !== JSON.stringify(en);
    });
    expect(differing).toEqual([]);
  });

  test('Vietnamese is composed Unicode', () => {
    const broken = keysOf(words.vi.tree).filter((key) => textAt(words.vi.tree, key) !== textAt(words.vi.tree, key).normalize('NFC'));
    expect(broken).toEqual([]);
  });

  test('the practice mark is worded as it must be', () => {
    expect(words.vi.say('yard.band')).toBe('BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT');
    expect(words.en.say('yard.band')).toContain('BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT');
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
