import { z } from 'zod';
import { Plot } from '../../plot.ts';
import { portal } from '../portal.ts';

/** The land register tells the portal of a certificate and its holder. A certificate never changes hands: its successor has another number. */
export const knowCertificate = portal.command({
  name: 'know-certificate',
  from: ['link', 'office'],
  input: z.object({ id: z.string(), serial: z.string(), owner: z.string(), plot: Plot }),
  refusals: { 'certificate-known': 'id' },
  judge: ({ certificates }, { input }, refuse) =>
    Object.hasOwn(certificates, input.id) ? refuse('certificate-known') : [portal.fact('certificate-known', input)],
});
