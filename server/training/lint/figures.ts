import type { Scenario } from '../read.ts';
import { warning, type Finding } from './finding.ts';
import { textsOf } from './texts-of.ts';

/** Sums, and rates in per cent, as they are written in a text: 56.000.000, 0,06 %. */
const FIGURE = /(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d%])|(?<![\d.,])\d+(?:[.,]\d+)?(?=[ \u00a0]?%)/g;
const figuresIn = (text: string): readonly string[] => [...new Set([...text.matchAll(FIGURE)].map(([figure]) => figure.replaceAll(',', '.')))].sort();

/** Figures in the words that are others in another language, or others than the rule of a test case has. */
export const wrongFigures = (scenario: Scenario): readonly Finding[] => [...unlikeInLanguages(scenario), ...unlikeRules(scenario)];

function unlikeInLanguages(scenario: Scenario): readonly Finding[] {
  const known = new Map<string, string>();
  return textsOf(scenario).flatMap(({ language, path, text }) => {
    const key = JSON.stringify(path);
    const here = path[0] === 'signs' ? '' : figuresIn(text).join(' and ') || 'none';
    const there = known.get(key) ?? here;
    known.set(key, there);
    return there === here ? [] : [{ ...warning(path, `the figures here are ${here}, and in another language ${there}: which are right?`), language }];
  });
}

/** What should come of a case is told with the sums that its rule looks for. */
const unlikeRules = ({ cases, texts }: Scenario): readonly Finding[] =>
  Object.entries(texts).flatMap(([language, words]) =>
    cases.flatMap(({ id, then }) => {
      const told = figuresIn(words.cases[id]?.then ?? '');
      return sumsIn(then)
        .filter((sum) => !told.includes(sum))
        .map((sum) => ({ ...warning(['cases', id, 'then'], `the rule of "${id}" looks for ${sum}, which these words do not name`), language }));
    }),
  );

const LEAST_SUM = 1000;
/** Every sum in a rule, written as in a text. */
const sumsIn = (rule: unknown): readonly string[] =>
  typeof rule === 'number'
    ? rule < LEAST_SUM
      ? []
      : [rule.toLocaleString('de-DE')]
    : typeof rule === 'object' && rule !== null
      ? Object.values(rule).flatMap(sumsIn)
      : [];
