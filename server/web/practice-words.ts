import type { Language } from '../../fixtures/languages.ts';
import { spoiltWords } from '../agencies/sites.ts';
import { ownWords } from '../training/messages.ts';
import type { Run } from '../training/run.ts';
import { textsOf } from './coach-column.ts';
import { withReplaced, type Say } from './words.ts';

/** The words of one practice: the house's, but for those that a seeded defect spoils, and the messages that its exercise words itself. */
export const wordsIn = (run: Run, language: Language, say: Say): Say =>
  withReplaced(say, { ...spoiltWords(run.setup.defects, language), ...ownWords(textsOf(run, language).texts) });
