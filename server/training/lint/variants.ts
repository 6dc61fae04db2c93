import type { Scenario } from '../read.ts';
import type { Finding } from './finding.ts';

/** The people and plots with whom an exercise is tried. */
export const SEED = '7';

/** What was found in an exercise as one variant has it. */
export interface InVariant {
  readonly variant: string | undefined;
  readonly findings: readonly Finding[];
}

/** Every goal of an exercise, since which one a run draws is chance; undefined for the only one. */
export const variantsOf = ({ variants }: Scenario): readonly (string | undefined)[] =>
  variants.length > 0 ? variants.map(({ id }) => id) : [undefined];

/** What is so in every variant is told once, and what is so in some with their names. */
export function toldOnce(worlds: readonly InVariant[]): readonly Finding[] {
  const told = new Map<string, { readonly finding: Finding; readonly variants: (string | undefined)[] }>();
  for (const { variant, findings } of worlds)
    for (const finding of findings) {
      const key = JSON.stringify([finding.path, finding.message]);
      const same = told.get(key) ?? { finding, variants: [] };
      told.set(key, { ...same, variants: [...same.variants, variant] });
    }
  return [...told.values()].map(({ finding, variants }) =>
    variants.length === worlds.length ? finding : { ...finding, message: `in the variant ${listed(variants)}: ${finding.message}` },
  );
}

const listed = (names: readonly (string | undefined)[]): string => names.map((name) => `"${name ?? ''}"`).join(', ');
