import { z } from 'zod';
import type { BankAgency } from '../bank.ts';

/** An outage, by script or by a trainer's button. */
export const goDownAt = (bank: BankAgency) =>
  bank.command({
    name: 'go-down',
    from: ['office'],
    input: z.object({}),
    refusals: { 'down-already': null },
    judge: ({ down }, _, refuse) => (down ? refuse('down-already') : [bank.fact('went-down', {})]),
  });

/** The outage is over. */
export const comeUpAt = (bank: BankAgency) =>
  bank.command({
    name: 'come-up',
    from: ['office'],
    input: z.object({}),
    refusals: { 'up-already': null },
    judge: ({ down }, _, refuse) => (down ? [bank.fact('came-up', {})] : refuse('up-already')),
  });
