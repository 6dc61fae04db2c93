import { z } from 'zod';
import { portal } from '../portal.ts';

/** The notary tells the portal that a party declined to sign. Only a dossier that nobody has certified can be withdrawn. */
export const withdrawDossier = portal.command({
  name: 'withdraw-dossier',
  from: ['link', 'office'],
  input: z.object({ dossier: z.string(), by: z.string() }),
  refusals: { 'dossier-unknown': 'dossier', 'withdrawn-already': 'dossier', 'signed-already': 'dossier' },
  judge({ dossiers }, { input }, refuse) {
    const dossier = dossiers[input.dossier];
    if (!dossier) return refuse('dossier-unknown');
    if (dossier.withdrawnBy !== undefined) return refuse('withdrawn-already');
    return dossier.stage === 'declared' ? [portal.fact('dossier-withdrawn', input)] : refuse('signed-already');
  },
});
