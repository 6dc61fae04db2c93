import type { Command, Link } from '../world/agency.ts';
import { minutes } from '../world/world.ts';
import type { Model } from './page.ts';

const A_DAY = minutes(24 * 60);

/** A seeded defect: one command, link, page or word of a practice replaced by a spoilt one. */
export type Defect = { readonly id: string } & (
  | { readonly of: string; readonly command: (good: Command) => Command }
  | { readonly of: string; readonly link: (good: Link) => Link | undefined }
  /** `of`: "<site>/<page>"; what that page shows. */
  | { readonly of: string; readonly page: (good: Model) => Model }
  /** By language, then by key of the words. */
  | { readonly words: Readonly<Record<string, Readonly<Record<string, string>>>> }
);

/** All that a practice can be seeded with. Each has its sign where a learner can see it. */
export const defects: readonly Defect[] = [
  /** A code by SMS counts for three minutes; the page says six. */
  { id: 'code-page-says-six-minutes', of: 'vneid-web/code/:id', page: (good) => ({ ...good, minutes: 6 }) },
  /** The bank takes a code that has run out: what comes too late is judged as if it had come a day before. */
  {
    id: 'bank-takes-expired-code',
    of: 'tre-xanh/confirm',
    command: (good) => ({
      ...good,
      judge(world, given) {
        const verdict = good.judge(world, given);
        return 'refused' in verdict && verdict.refused === 'code-expired' ? good.judge(world, { ...given, at: given.at - A_DAY }) : verdict;
      },
    }),
  },
];

export function getDefect(id: string): Defect {
  const defect = defects.find((other) => other.id === id);
  if (!defect) throw new Error(`no such defect: ${id}`);
  return defect;
}
