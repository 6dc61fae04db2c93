import { personRecipes, plotRecipes } from '../../fixtures/recipes.ts';
import { castOf, findInCast, referencesIn } from './cast.ts';
import { isYourOwn, noMessage, ownMessage, ownName, sentMessages } from './messages.ts';
import type { ScenarioFile } from './scenario.ts';
import { momentOf } from './spans.ts';
import { textsIn, type Texts } from './texts.ts';

/** What the schema cannot see: something named that is not there. Without a language it is in scenario.yaml. */
export interface Found {
  readonly language?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export const faultsIn = (file: ScenarioFile, texts: Readonly<Record<string, Texts>>): readonly Found[] => [
  ...twice(file),
  ...curlyQuotes(file, /^[‘’“”]/),
  ...unknownPeople(file),
  ...unknownNames(file),
  ...unlikeVariants(file),
  ...goneBy(file),
  ...(unknownPeople(file).length > 0 ? [] : unknownReferences(file)),
  ...Object.entries(texts).flatMap(([language, words]) =>
    [...curlyQuotes(words, /^(?:‘.*’|“.*”)$/s), ...unworded(file, words)].map((found) => ({ ...found, language })),
  ),
  ...wronglyWritten(file, texts),
];

const LISTS = ['objectives', 'tasks', 'conditions', 'mistakes', 'good', 'injects', 'faults', 'cases'] as const;
const LOOSE = ['variants'] as const;

const twice = (file: ScenarioFile): readonly Found[] =>
  [...LISTS, ...LOOSE].flatMap((list) =>
    file[list].flatMap(({ id }, i) =>
      file[list].findIndex((other) => other.id === id) < i ? [{ path: [list, i, 'id'], message: `"${id}" is there already` }] : [],
    ),
  );

const recipes = { person: Object.keys(personRecipes), plot: Object.keys(plotRecipes) };

/** A variant may say nothing of it. */
const unknownRecipe = (path: Found['path'], recipe: string | undefined, of: keyof typeof recipes): readonly Found[] =>
  recipe === undefined || recipes[of].includes(recipe)
    ? []
    : [{ path, message: `there is no recipe "${recipe}" for a ${of}: there is ${recipes[of].join(', ')}` }];

function unknownPeople({ people, plots, seats, variants }: ScenarioFile): readonly Found[] {
  const isKnown = (name: string): boolean => Object.hasOwn(people, name);
  return [
    ...Object.entries(people).flatMap(([name, { recipe }]) => unknownRecipe(['people', name, 'recipe'], recipe, 'person')),
    ...Object.entries(plots).flatMap(([name, { recipe, owner }]) => [
      ...unknownRecipe(['plots', name, 'recipe'], recipe, 'plot'),
      ...(isKnown(owner) ? [] : [{ path: ['plots', name, 'owner'], message: `nobody is called "${owner}"` }]),
    ]),
    ...variants.flatMap((variant, i) => [
      ...Object.entries(variant.people).flatMap(([name, { recipe }]) => unknownRecipe(['variants', i, 'people', name, 'recipe'], recipe, 'person')),
      ...Object.entries(variant.plots).flatMap(([name, { recipe, owner }]) => [
        ...unknownRecipe(['variants', i, 'plots', name, 'recipe'], recipe, 'plot'),
        ...(owner === undefined || isKnown(owner) ? [] : [{ path: ['variants', i, 'plots', name, 'owner'], message: `nobody is called "${owner}"` }]),
      ]),
    ]),
    ...seats.flatMap((seat, i) => (isKnown(seat) ? [] : [{ path: ['seats', i], message: `nobody is called "${seat}"` }])),
  ];
}

function unknownNames({ people, injects, mistakes, conditions, walkthroughs, cases, defects }: ScenarioFile): readonly Found[] {
  const missing = (list: readonly { readonly id: string }[], id: string, path: readonly PropertyKey[], what: string): readonly Found[] =>
    list.some((item) => item.id === id) ? [] : [{ path, message: `there is no ${what} "${id}"` }];
  return [
    ...Object.entries(walkthroughs).flatMap(([name, walk]) => {
      const path = ['walkthroughs', name];
      if (Array.isArray(walk)) return name === 'clean' ? [] : missing(mistakes, name, path, 'mistake');
      return [
        ...walk.makes.flatMap((id, i) => missing(mistakes, id, [...path, 'makes', i], 'mistake')),
        ...walk.breaks.flatMap((id, i) => missing(conditions, id, [...path, 'breaks', i], 'condition')),
      ];
    }),
    ...Object.entries(walkthroughs).flatMap(([name, walk]) =>
      (Array.isArray(walk) ? walk : walk.moves).flatMap((move, i) => {
        const path = ['walkthroughs', name, ...(Array.isArray(walk) ? [] : ['moves']), i];
        if ('inject' in move) return missing(injects, move.inject, [...path, 'inject'], 'inject');
        const who = 'as' in move ? move.as : undefined;
        return who === undefined || Object.hasOwn(people, who) ? [] : [{ path: [...path, 'as'], message: `nobody is called "${who}"` }];
      }),
    ),
    ...mistakes.flatMap(({ follows }, i) => (follows === undefined ? [] : missing(injects, follows, ['mistakes', i, 'follows'], 'inject'))),
    ...cases.flatMap(({ walkthrough, shows }, i) => [
      ...(Object.hasOwn(walkthroughs, walkthrough)
        ? []
        : [{ path: ['cases', i, 'walkthrough'], message: `there is no walkthrough "${walkthrough}"` }]),
      ...(shows === undefined || defects.includes(shows) ? [] : [{ path: ['cases', i, 'shows'], message: `"${shows}" is not among the defects` }]),
    ]),
  ];
}

/** Variants are chosen by chance: each has the same values, and speaks of people and plots that there are. */
function unlikeVariants({ variants, people, plots }: ScenarioFile): readonly Found[] {
  const [first] = variants;
  const named = (given: object, known: object, path: readonly PropertyKey[], what: string): readonly Found[] =>
    Object.keys(given).flatMap((name) => (Object.hasOwn(known, name) ? [] : [{ path: [...path, name], message: `there is no ${what} "${name}"` }]));
  return variants.flatMap((variant, i) => [
    ...named(variant.people, people, ['variants', i, 'people'], 'person'),
    ...named(variant.plots, plots, ['variants', i, 'plots'], 'plot'),
    ...Object.keys(first?.values ?? {})
      .filter((name) => !Object.hasOwn(variant.values, name))
      .map((name) => ({ path: ['variants', i, 'values'], message: `the value "${name}" is missing, which "${first?.id ?? ''}" has` })),
    ...named(variant.values, first?.values ?? {}, ['variants', i, 'values'], 'such value in the first variant:'),
  ]);
}

/** What is to come at a moment comes after the beginning. */
const goneBy = ({ injects, starts }: ScenarioFile): readonly Found[] =>
  injects.flatMap(({ when }, i) =>
    when && 'at' in when && momentOf(when.at) < momentOf(starts.at)
      ? [{ path: ['injects', i, 'when', 'at'], message: `this moment has gone by when the exercise begins, on ${starts.at}: name a later one` }]
      : [],
  );

/** Tried with a cast: what a person has is the same for every seed. */
function unknownReferences(file: ScenarioFile): readonly Found[] {
  const cast = castOf(file, 'check');
  return referencesIn(file)
    .filter(({ name }) => findInCast(cast, name) === undefined)
    .map(({ name, path }) => ({ path, message: `nothing is called $${name}` }));
}

/** Quotes as a word processor makes them are part of the text, and no day is one with them; words are so only where they stand around all of it. */
const curlyQuotes = (written: ScenarioFile | Texts, curly: RegExp): readonly Found[] =>
  textsIn(written)
    .filter(({ text }) => curly.test(text))
    .map(({ text, path }) => ({ path, message: `these quotes are curly (${text.slice(0, 1)}): write straight ones, '…'` }));

/** Everything that is shown has its words, and no words are left over. */
function unworded(file: ScenarioFile, texts: Texts): readonly Found[] {
  const left = (list: (typeof LISTS)[number] | 'defects' | 'signs' | 'variants', ids: readonly string[]): readonly Found[] =>
    Object.keys(texts[list])
      .filter((id) => !ids.includes(id))
      .map((id) => ({ path: [list, id], message: `there is no "${id}" in scenario.yaml` }));
  const idsOf = (list: (typeof LISTS)[number] | 'variants'): readonly string[] => file[list].map(({ id }) => id);
  return [
    ...[...LISTS, 'defects' as const].flatMap((list) => {
      const ids = list === 'defects' ? file.defects : idsOf(list);
      const missing = ids
        .filter((id) => !Object.hasOwn(texts[list], id))
        .map((id) => ({ path: [list], message: `the words for "${id}" are missing: write them under "${list}:"` }));
      return [...missing, ...left(list, ids)];
    }),
    ...left('signs', file.defects),
    ...LOOSE.flatMap((list) => left(list, idsOf(list))), // words that may be there, and need not
    ...Object.entries(texts.variants).flatMap(([variant, { tasks = {} }]) =>
      Object.keys(tasks)
        .filter((id) => !idsOf('tasks').includes(id))
        .map((id) => ({ path: ['variants', variant, 'tasks', id], message: `there is no task "${id}" in scenario.yaml` })),
    ),
  ];
}

/** Messages of the exercise's own that are sent and were not written, in a language or at all; and those that were written and are not sent. */
function wronglyWritten(file: ScenarioFile, texts: Readonly<Record<string, Texts>>): readonly Found[] {
  const written = [...new Set(Object.values(texts).flatMap(({ messages }) => Object.keys(messages)))];
  const named = sentMessages(file).map(({ message }) => message);
  const sent = named.flatMap(({ value, path }) => {
    const name = ownName(value);
    return name === undefined ? [] : [{ name, path }];
  });
  const bare = named.flatMap(({ value, path }) =>
    typeof value === 'string' && written.includes(value) && !sent.some(({ name }) => name === value) ? [{ name: value, path }] : [],
  );
  return [
    ...bare.map(({ name, path }) => ({ path, message: isYourOwn(name) })),
    ...sent.filter(({ name }) => !written.includes(name)).map(({ name, path }) => ({ path, message: noMessage(name, written) })),
    ...Object.entries(texts).flatMap(([language, { messages }]) =>
      written.flatMap((name) => {
        const [isThere, isSent] = [Object.hasOwn(messages, name), [...sent, ...bare].some((each) => each.name === name)];
        if (isThere === isSent) return [];
        return [
          isThere
            ? {
                ...{ language, path: ['messages', name] },
                message: `this message is never sent: send it by phone/receive-sms with "message: ${ownMessage(name)}", or take it out`,
              }
            : { language, path: ['messages'], message: `the words for the message "${name}" are missing: write them under "messages:"` },
        ];
      }),
    ),
  ];
}
