import { z } from 'zod';
import { Application, land } from '../land.ts';

/** Receives an application for registration (Mẫu số 18) with a certified contract. The holder in the register alone can have sold. */
export const receiveDossier = land.command({
  name: 'receive-dossier',
  from: ['link', 'office'],
  input: z.object(Application.shape),
  refusals: {
    'dossier-known': 'dossier',
    'certificate-unknown': 'certificate',
    'certificate-ended': 'certificate',
    'seller-not-holder': 'seller',
    'dossier-open-already': 'certificate',
  },
  judge({ certificates, dossiers }, { input }, refuse) {
    if (Object.hasOwn(dossiers, input.dossier)) return refuse('dossier-known');
    const certificate = Object.hasOwn(certificates, input.certificate) ? certificates[input.certificate] : undefined;
    if (!certificate) return refuse('certificate-unknown');
    if (certificate.status === 'ended') return refuse('certificate-ended');
    if (certificate.owner !== input.seller) return refuse('seller-not-holder');
    const open = Object.values(dossiers).some((other) => other.certificate === input.certificate && other.state !== 'registered');
    return open ? refuse('dossier-open-already') : [land.fact('dossier-received', input)];
  },
});
