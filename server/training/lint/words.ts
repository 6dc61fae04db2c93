import { isLanguage, LANGUAGE_CODE, languages, LANGUAGES } from '../../../fixtures/languages.ts';
import { castOf, findInCast } from '../cast.ts';
import type { Scenario } from '../read.ts';
import { HOUSE_SEATS } from '../seats.ts';
import { isNamedBy } from '../signs.ts';
import type { Texts } from '../texts.ts';
import { wrongFigures } from './figures.ts';
import { error, warning, type Finding } from './finding.ts';
import { textsOf } from './texts-of.ts';

/** What can be pressed or read on pages, by language: what a hint quotes has to be there. */
export type Labels = Readonly<Record<string, ReadonlySet<string>>>;

/** All that stands on pages, from the words files as they stand. */
export const labelsIn = (words: Readonly<Record<string, { readonly tree: object }>>): Labels =>
  Object.fromEntries(Object.entries(words).map(([language, { tree }]) => [language, new Set(leavesOf(tree))]));

const leavesOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [String(value)];

/** Words that are missing, in an unknown language, gaps in them that nothing fills, hints that are missing or point nowhere. */
export const wrongWords = (scenario: Scenario, labels: Labels = {}): readonly Finding[] => [
  ...LANGUAGES.filter((language) => !Object.hasOwn(scenario.texts, language)).map((language) =>
    error([], `the words in ${languages[language].english} are missing: write scenario.${language}.yaml`),
  ),
  ...inUnknownLanguages(scenario),
  ...unfilled(scenario),
  ...withoutHints(scenario),
  ...pointingNowhere(scenario, labels),
  ...unnamedSeats(scenario),
  ...unevenNotes(scenario),
  ...nextUnnamed(scenario),
  ...wrongSigns(scenario),
  ...wrongFigures(scenario),
];

/** The file of a language that the house does not speak is read by nobody; what is no code of a language was called so by mistake. */
const inUnknownLanguages = ({ texts }: Scenario): readonly Finding[] =>
  Object.keys(texts)
    .filter((language) => !isLanguage(language))
    .map((language) => ({
      ...(LANGUAGE_CODE.test(language)
        ? warning(
            [],
            `"${language}" is no language of this house, so nobody sees these words: it speaks ${LANGUAGES.join(', ')} (fixtures/languages.ts)`,
          )
        : error([], `"${language}" is no code of a language, such as ${LANGUAGES.join(', ')}: give this file another name, or take it away`)),
      language,
    }));

function unfilled(scenario: Scenario): readonly Finding[] {
  const ids = scenario.variants.length === 0 ? [undefined] : scenario.variants.map(({ id }) => id);
  const casts = ids.map((id) => castOf(scenario, 'check', id));
  return textsOf(scenario).flatMap(({ language, path, text }) => {
    const gaps = path[0] === 'messages' ? [] : [...text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)].map(([, name = '']) => name);
    const empty = gaps.filter((name) => casts.some((cast) => findInCast(cast, name) === undefined));
    const torn = text.replaceAll(/\{\{\s*[\w.-]+\s*\}\}/g, '').match(/\{\{|\}\}/);
    return [
      ...empty.map((name) => ({
        ...error(path, `nothing fills the gap {{${name}}}: name a person or plot of this exercise and what it has`),
        language,
      })),
      ...(torn ? [{ ...error(path, 'a gap is written {{citizen.name}}, with two braces on each side'), language }] : []),
    ];
  });
}

function withoutHints({ modes, tasks, texts }: Scenario): readonly Finding[] {
  if (!modes.includes('practise')) return [];
  return Object.entries(texts).flatMap(([language, words]) =>
    tasks.flatMap(({ id }) =>
      words.tasks[id]?.hints.length === 0
        ? [
            {
              ...warning(
                ['tasks', id],
                `"${id}" has no hints, and who practises alone may ask for one: write "hints", from a nudge to the whole answer`,
              ),
              language,
            },
          ]
        : [],
    ),
  );
}

/** A seat that the house has no name for is called in the exercise's own words. */
function unnamedSeats({ seats, texts }: Scenario): readonly Finding[] {
  const own = seats.filter((seat) => !HOUSE_SEATS.has(seat));
  return Object.entries(texts).flatMap(([language, words]) =>
    own
      .filter((seat) => !Object.hasOwn(words.seats, seat))
      .map((seat) => ({
        ...error(
          ['seats'],
          `what is "${seat}" in this story? Write "seats: { ${seat}: … }", such as ${language === 'vi' ? '"bên cho thuê"' : '"the tenant"'}`,
        ),
        language,
      })),
  );
}

/** Each note on paper is wanted in each language. */
function unevenNotes({ texts }: Scenario): readonly Finding[] {
  const most = Math.max(...Object.values(texts).map(({ handout }) => handout.length));
  return Object.entries(texts).flatMap(([language, { handout }]) =>
    handout.length === most
      ? []
      : [{ ...warning(['handout'], `${String(most)} notes in another language, ${String(handout.length)} here: write the missing ones`), language }],
  );
}

/** Words for the way on, where none is named. */
function nextUnnamed({ next, texts }: Scenario): readonly Finding[] {
  if (next !== undefined) return [];
  return Object.entries(texts).flatMap(([language, { debrief }]) =>
    debrief.next === undefined
      ? []
      : [
          {
            ...warning(['debrief', 'next'], 'nobody sees this: name the exercise to go on with in scenario.yaml, such as "next: pay-fee"'),
            language,
          },
        ],
  );
}

/** The words by which a report is known: missing, or such that what is told of the defect at the end is not known by them, or that of another is. */
const wrongSigns = ({ texts, defects, cases }: Scenario): readonly Finding[] =>
  Object.entries(texts).flatMap(([language, { signs, defects: told }]) =>
    defects.flatMap((id) => {
      const own = signs[id];
      if (!own && !cases.some(({ shows }) => shows === id)) return [];
      if (!own)
        return [
          { ...warning(['signs'], `a report is matched to "${id}" by its case alone: write under "signs: ${id}:" the words that name it`), language },
        ];
      return defects
        .filter((other) => isNamedBy(own, told[other] ?? '') !== (other === id))
        .map((other) => ({
          ...warning(
            ['signs', id],
            other === id
              ? `what "defects" says of "${id}" holds none of these words in one of the lines: add those that testers would use`
              : `what "defects" says of "${other}" is taken for "${id}": choose words that tell the two apart`,
          ),
          language,
        }));
    }),
  );

/** «Gửi mã mới», “Send a new code”: what a hint quotes is something to press or to read on a page. */
function pointingNowhere({ texts }: Scenario, labels: Labels): readonly Finding[] {
  return Object.entries(texts).flatMap(([language, words]) =>
    hintsIn(words).flatMap(({ hints, path }) =>
      hints.flatMap((hint, i) =>
        [...hint.matchAll(/«([^»]+)»|“([^”]+)”/g)].flatMap(([, vi, en]) => {
          const quoted = vi ?? en ?? '';
          return labels[language]?.has(quoted) === false
            ? [
                {
                  ...warning(
                    [...path, 'hints', i],
                    `this hint points to "${quoted}", which stands on no page: quote what stands there, letter by letter`,
                  ),
                  language,
                },
              ]
            : [];
        }),
      ),
    ),
  );
}

/** The hints of each task, as all variants have them and as one words them. */
const hintsIn = ({ tasks, variants }: Texts): readonly { readonly hints: readonly string[]; readonly path: readonly string[] }[] =>
  [
    { tasks, path: ['tasks'] },
    ...Object.entries(variants).map(([variant, { tasks: own = {} }]) => ({ tasks: own, path: ['variants', variant, 'tasks'] })),
  ].flatMap(({ tasks: worded, path }) => Object.entries(worded).map(([id, { hints = [] }]) => ({ hints, path: [...path, id] })));
