import { defineAgency } from '../../world/agency.ts';
import { facts } from './facts.ts';
import { fold } from './fold.ts';
import { opens } from './state.ts';

/** One bank among several: the same rules, its own accounts. While it is down nobody is served. */
export const bankAgency = (name: string) =>
  defineAgency({
    name,
    facts,
    opens,
    fold,
    closed: ({ down }) => (down ? { why: 'bank-down', until: 'unknown' } : undefined),
  });

export type BankAgency = ReturnType<typeof bankAgency>;
