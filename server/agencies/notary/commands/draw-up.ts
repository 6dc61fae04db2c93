import { z } from 'zod';
import { contractOf, notary, Terms } from '../notary.ts';

/** Draws up the contract from what was declared: one contract a dossier. */
export const drawUp = notary.command({
  name: 'draw-up',
  from: ['link', 'office'],
  input: z.object(Terms.shape),
  refusals: { 'contract-drawn-already': 'dossier' },
  judge({ contracts }, { input }, refuse) {
    const contract = contractOf(input.dossier);
    return Object.hasOwn(contracts, contract) ? refuse('contract-drawn-already') : [notary.fact('contract-drawn', { ...input, contract })];
  },
});
