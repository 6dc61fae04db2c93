import type { Language } from '../../fixtures/languages.ts';
import type { Logger } from 'pino';
import type { Classes } from '../classroom/class.ts';
import type { Documents } from '../classroom/ports.ts';
import type { Practice } from '../classroom/practice.ts';
import type { Practices } from '../classroom/practices.ts';
import type { ResultCodes } from '../classroom/result-codes.ts';
import type { ReturnCodes } from '../classroom/return-codes.ts';
import type { Shelf } from '../classroom/shelf.ts';
import type { Config } from '../config.ts';
import type { Run } from '../training/run.ts';
import type { Tokens } from './api/token.ts';
import type { Assets } from './assets.ts';
import type { Checker } from './checker.ts';
import type { Kept } from './forms.ts';
import type { Seen } from './seen.ts';
import type { FormIds } from './security.ts';
import type { Views } from './views.ts';
import type { Words } from './words.ts';

export type LearnersPractice = Practice<Run, Kept>;

/** Everything that routes work with, wired by hand in app.ts. */
export interface House {
  readonly config: Config;
  readonly log: Logger;
  /** Real time. */
  readonly now: () => number;
  readonly views: Views;
  readonly words: Readonly<Record<Language, Words>>;
  readonly assets: Assets;
  readonly ids: FormIds;
  readonly shelf: Shelf;
  readonly documents: Documents;
  readonly practices: Practices<Run, Kept>;
  readonly returnCodes: ReturnCodes;
  readonly resultCodes: ResultCodes;
  readonly classes: Classes<Run, Kept>;
  readonly seen: Seen;
  /** Looks through what a trainer has written. */
  readonly check: Checker;
  /** What a trainer types who does not sit at this machine; the terminal prints it. */
  readonly trainerKey: string;
  /** By which a learner's own programs get into the practice. */
  readonly tokens: Tokens;
}
