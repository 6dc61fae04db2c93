import type { Site } from '../agencies/page.ts';
import type { World } from '../world/world.ts';
import type { House, LearnersPractice } from './house.ts';
import type { Shell } from './shell.ts';
import type { Place } from './urls.ts';
import type { Say } from './words.ts';

/** Worked out once for each view, however many parts of the page ask for it. */
export function oncePerView<Of>(work: (view: View) => Of): (view: View) => Of {
  const known = new WeakMap<View, { readonly of: Of }>();
  return (view) => {
    const found = known.get(view) ?? { of: work(view) };
    known.set(view, found);
    return found.of;
  };
}

/** What a learner looks at: through whose eyes, at which place, in which words. */
export interface View {
  readonly house: House;
  readonly practice: LearnersPractice;
  /** The world as it stands at this moment. */
  readonly world: World;
  readonly sites: readonly Site[];
  readonly seat: string;
  readonly place: Place;
  readonly shell: Shell;
  readonly say: Say;
  readonly has: (key: string) => boolean;
  /** A fresh id for each form of this page. */
  readonly once: () => string;
}
