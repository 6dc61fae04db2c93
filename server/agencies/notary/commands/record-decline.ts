import { z } from 'zod';
import { notary, otherParty } from '../notary.ts';

/** A party declines to sign before both have: the contract is void, and the parties may declare another. */
export const recordDecline = notary.command({
  name: 'record-decline',
  from: ['link', 'office'],
  input: z.object({ contract: z.string(), who: z.string() }),
  refusals: { 'contract-unknown': 'contract', 'no-party': 'who', 'contract-closed': 'contract' },
  judge({ contracts }, { input }, refuse) {
    const contract = contracts[input.contract];
    if (!contract) return refuse('contract-unknown');
    const other = otherParty(contract, input.who);
    if (other === undefined) return refuse('no-party');
    if (contract.state !== 'to-sign') return refuse('contract-closed');
    return [notary.fact('contract-voided', { ...contract, by: input.who, other })];
  },
});
