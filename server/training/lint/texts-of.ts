import type { Scenario } from '../read.ts';

interface Text {
  readonly language: string;
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Every text of a scenario, with where it stands. */
export const textsOf = ({ texts }: Pick<Scenario, 'texts'>): readonly Text[] =>
  Object.entries(texts).flatMap(([language, words]) => textsIn(words, language, []));

const textsIn = (value: unknown, language: string, path: readonly PropertyKey[]): readonly Text[] =>
  typeof value === 'string'
    ? [{ language, path, text: value }]
    : Object.entries(value ?? {}).flatMap(([key, inner]) => textsIn(inner, language, [...path, Array.isArray(value) ? Number(key) : key]));
