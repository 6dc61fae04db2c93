import type { Scenario } from '../read.ts';
import { textsIn } from '../texts.ts';

interface Text {
  readonly language: string;
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Every text of a scenario, with where it stands. */
export const textsOf = ({ texts }: Pick<Scenario, 'texts'>): readonly Text[] =>
  Object.entries(texts).flatMap(([language, words]) => textsIn(words).map((each) => ({ ...each, language })));
