import { plainCapitals } from '../../../fixtures/people/plain-capitals.ts';

/**
 * The numbers of dossiers in what somebody wrote as a transfer's content ("nop phi ho so 099-261110-0007"). Only they are kept:
 * facts hold no free text, and no run of digits long enough to be somebody's number.
 */
export const referencesIn = (content: string): string =>
  [...plainCapitals(content).matchAll(/(?<![A-Z0-9-])[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,8})+(?![A-Z0-9-])/g)]
    .map(([reference]) => reference)
    .filter((reference) => /\d/.test(reference))
    .join(' ');
