import { z } from 'zod';
import { notary, otherParty } from '../notary.ts';

/** Takes note that a party has signed. With the second signature the contract is ready to be certified. */
export const recordSignature = notary.command({
  name: 'record-signature',
  from: ['link', 'office'],
  input: z.object({ contract: z.string(), who: z.string() }),
  refusals: { 'contract-unknown': 'contract', 'no-party': 'who', 'contract-closed': 'contract', 'signed-already': 'who' },
  judge({ contracts }, { input }, refuse) {
    const contract = contracts[input.contract];
    if (!contract) return refuse('contract-unknown');
    const other = otherParty(contract, input.who);
    if (other === undefined) return refuse('no-party');
    if (contract.state !== 'to-sign') return refuse('contract-closed');
    if (Object.hasOwn(contract.signedAt, input.who)) return refuse('signed-already');
    const recorded = notary.fact('signature-recorded', { ...input, dossier: contract.dossier });
    return Object.hasOwn(contract.signedAt, other) ? [recorded, notary.fact('contract-ready', contract)] : [recorded];
  },
});
