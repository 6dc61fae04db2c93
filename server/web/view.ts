import type { Site } from '../agencies/page.ts';
import type { Run } from '../training/run.ts';
import type { World } from '../world/world.ts';
import type { House, LearnersPractice } from './house.ts';
import type { Shell } from './shell.ts';
import type { Place } from './urls.ts';
import type { Say } from './words.ts';

/** What a learner looks at: through whose eyes, at which place, in which words. */
export interface View {
  readonly house: House;
  readonly practice: LearnersPractice;
  /** As it stands at this moment: one moment for the whole page. */
  readonly run: Run;
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
