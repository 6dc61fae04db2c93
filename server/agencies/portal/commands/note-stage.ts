import { z } from 'zod';
import { portal, STAGES } from '../portal.ts';

/** An office tells the portal how far a dossier has come, and what came of it. A stage is reached once, and never back. */
export const noteStage = portal.command({
  name: 'note-stage',
  from: ['link', 'office'],
  input: z.object({ dossier: z.string(), stage: z.enum(STAGES), values: z.record(z.string(), z.string()).default({}) }),
  refusals: { 'dossier-unknown': 'dossier', 'dossier-withdrawn': 'dossier', 'stage-passed': 'stage' },
  judge({ dossiers }, { input }, refuse) {
    const dossier = dossiers[input.dossier];
    if (!dossier) return refuse('dossier-unknown');
    if (dossier.withdrawnBy !== undefined) return refuse('dossier-withdrawn');
    if (STAGES.indexOf(input.stage) <= STAGES.indexOf(dossier.stage)) return refuse('stage-passed');
    return [portal.fact('stage-reached', input)];
  },
});
