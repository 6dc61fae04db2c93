import { describe, expect, test } from '@jest/globals';
import { filled, resolved, castOf } from './cast.ts';
import type { Language } from '../../fixtures/languages.ts';
import { BrokenScenario, readScenario, textsFor } from './read.ts';
import { z } from 'zod';
import { ScenarioFile, walkOf } from './scenario.ts';
import { spanOf } from './spans.ts';

const YAML = `id: small
level: 1
minutes: 5
people:
  citizen: { recipe: citizen, bank: tre-xanh, balance: 5000 }
  seller: { recipe: seller }
plots:
  plot: { recipe: town-plot, owner: seller, price: 3200000000 }
seats: [citizen]
starts: { at: 2026-11-10T08:30 }
tasks:
  - { id: in, done: { fact: vneid/access-granted, where: { who: citizen } } }
mistakes:
  - { id: wrong-code, severity: slip, when: { refused: vneid/confirm-code, because: code-wrong, by: citizen } }
walkthroughs:
  clean: [{ do: vneid/log-in, with: { idNumber: $citizen.idNumber, password: $citizen.password } }]
  wrong-code: [{ do: vneid/confirm-code, with: suggested, but: { code: '000000' } }]
`;
const words = (title: string): string => `title: ${title}
summary: s
story: Vai của {{citizen.name}}, giá {{plot.price}} đ
tasks: { in: { title: t } }
mistakes: { wrong-code: { title: t, feedback: f, remember: r } }
debrief: { can: c }
`;

const read = (scenario = YAML, vi = words('vi'), en = words('en')) => readScenario({ scenario, words: { vi, en } }, 'v1');
function faultsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof BrokenScenario) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a scenario file', () => {
  test('is told in the language of the reader; in the house’s, or in any, where it has no words in that one', () => {
    const told = (texts: Readonly<Record<string, string>>, language: Language): string =>
      textsFor(readScenario({ scenario: YAML, words: texts }, 'v1'), language).title;
    expect(told({ vi: words('vi'), en: words('en') }, 'en')).toBe('en');
    expect(told({ tlh: words('tlh'), vi: words('vi') }, 'en')).toBe('vi');
    expect(told({ tlh: words('tlh') }, 'vi')).toBe('tlh');
    const { id } = read();
    expect(told({}, 'vi')).toBe(id);
  });

  test('is read with its words and its version', () => {
    const scenario = read();
    expect([scenario.version, scenario.texts['en']?.title, scenario.modes]).toEqual(['v1', 'en', ['show', 'guide', 'practise', 'exam']]);
  });

  test('names a walkthrough after its mistake, or says what it makes and breaks', () => {
    expect(walkOf(read(), 'wrong-code').makes).toEqual(['wrong-code']);
    expect(walkOf(read(), 'clean').makes).toEqual([]);
    expect(walkOf(read(YAML.replace('clean: [', 'other: { makes: [wrong-code], moves: [] }\n  clean: [')), 'other').makes).toEqual(['wrong-code']);
    expect(() => walkOf(read(), 'nowhere')).toThrow('no such walkthrough');
  });

  test.each([
    ['an unknown key', 'level: 1', 'level: 1\nlevle: 1', 'scenario.yaml:3:1: "levle" is not a key that can stand here'],
    ['broken YAML', 'seats: [citizen]', 'seats: [citizen', 'scenario.yaml:9:1: a bracket is not closed here'],
    [
      'an unknown recipe',
      'recipe: seller',
      'recipe: sailor',
      'scenario.yaml:6:13: there is no recipe "sailor" for a person: there is citizen, buyer, seller, young, retired-woman, retired-man',
    ],
    ['a seat that is nobody’s', 'seats: [citizen]', 'seats: [citizne]', 'scenario.yaml:9:9: nobody is called "citizne"'],
    ['a walkthrough into no mistake', '  wrong-code: [', '  wrong-kode: [', 'scenario.yaml:17:3: there is no mistake "wrong-kode"'],
    ['a reference to nothing', '$citizen.idNumber', '$citizen.shoeSize', 'scenario.yaml:16:39: nothing is called $citizen.shoeSize'],
    ['a leaf that is misspelt', 'because: code-wrong', 'becuase: code-wrong', 'scenario.yaml:14:'],
    ['no clean walkthrough', '  clean: [', '  wrong-code-2: [', 'scenario.yaml:15:1:'],
    ['keys taken over from what has none', 'level: 1', 'level: &one 1\nexam: { <<: *one }', 'scenario.yaml:1:1: after "<<:" stands an alias of keys'],
    [
      'a moment that has gone by',
      'walkthroughs:',
      'injects: [{ id: late, when: { at: 2026-11-10T08:29 }, moves: [{ do: phone/receive-sms }] }]\nwalkthroughs:',
      'scenario.yaml:15:31: this moment has gone by when the exercise begins, on 2026-11-10T08:30: name a later one',
    ],
    [
      'a moment that is none',
      'walkthroughs:',
      'injects: [{ id: late, when: { at: 9 o’clock }, moves: [{ do: phone/receive-sms }] }]\nwalkthroughs:',
      'scenario.yaml:15:31: not a day and a time such as 2026-11-10T08:30',
    ],
    ['a wait in unknown units', "but: { code: '000000' }", 'late: 3 fortnights', 'scenario.yaml:17:'],
  ])('with %s is refused where it stands', (_, good, bad, message) => {
    expect(faultsOf(() => read(YAML.replace(good, bad))).join('\n')).toContain(message);
  });

  test('whose words are missing or left over in a language is refused', () => {
    expect(faultsOf(() => read(YAML, words('vi'), words('en').replace('{ in: {', '{ out: {')))).toEqual([
      'scenario.en.yaml:4:1: the words for "in" are missing: write them under "tasks:"',
      'scenario.en.yaml:4:10: there is no "out" in scenario.yaml',
    ]);
  });

  test('that is no map at all is refused, not a crash', () => {
    for (const text of ['', '[]', '3', 'a: &a [*a]', '{ a: 1']) expect(faultsOf(() => read(text)).length).toBeGreaterThan(0);
  });
});

describe('the cast', () => {
  test('is the same for the same seed, and other people for another', () => {
    const [a, b, c] = ['1', '1', '2'].map((seed) => castOf(read(), seed));
    expect(a).toEqual(b);
    expect(a?.people['citizen']?.idNumber).not.toBe(c?.people['citizen']?.idNumber);
  });

  test('stands in the place of every reference, numbers as numbers, and what is kept waits for its walkthrough', () => {
    const cast = castOf(read(), '1');
    const { idNumber, account } = cast.people['citizen']!;
    expect(
      resolved({ deep: [{ a: '$citizen.idNumber', b: '$plot.price', c: '$citizen.account' }], d: '$kept.old.code', e: 'a $citizen.name' }, cast),
    ).toEqual({
      deep: [{ a: idNumber, b: 3_200_000_000, c: account }],
      d: '$kept.old.code',
      e: 'a $citizen.name',
    });
  });

  test('fills texts in, amounts in groups of three, days as they are written; what it does not know it leaves', () => {
    const cast = castOf(read(), '1');
    expect(filled('{{citizen.name}}: {{plot.price}} {{nobody.name}} {{constructor.name}}', cast)).toBe(
      `${cast.people['citizen']!.name}: 3.200.000.000 {{nobody.name}} {{constructor.name}}`,
    );
    const [year = '', month = '', day = ''] = cast.people['citizen']!.birth.split('-');
    expect(filled('{{citizen.birth}}', cast)).toBe(`${day}/${month}/${year}`);
  });
});

test('times are what they say', () => {
  expect(['20 seconds', '1 minute', '3 minutes', '2 hours', '1 day'].map(spanOf)).toEqual([20_000, 60_000, 180_000, 7_200_000, 86_400_000]);
});

test('the format can be told to editors as a JSON Schema', () => {
  const schema = z.toJSONSchema(ScenarioFile, { io: 'input' });
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(['people', 'tasks', 'walkthroughs', 'cases']));
});
