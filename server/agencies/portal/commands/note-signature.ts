import { z } from 'zod';
import { portal } from '../portal.ts';

/** The notary tells the portal that one party has signed, so that the dossier says whose turn it is. */
export const noteSignature = portal.command({
  name: 'note-signature',
  from: ['link', 'office'],
  input: z.object({ dossier: z.string(), who: z.string() }),
  refusals: { 'dossier-unknown': 'dossier', 'signed-already': 'who' },
  judge({ dossiers }, { input }, refuse) {
    const dossier = dossiers[input.dossier];
    if (!dossier) return refuse('dossier-unknown');
    return dossier.signedBy.includes(input.who) ? refuse('signed-already') : [portal.fact('signature-noted', input)];
  },
});
