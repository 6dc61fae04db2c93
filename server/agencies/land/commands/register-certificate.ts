import { z } from 'zod';
import { Plot } from '../../plot.ts';
import { certificateId, land, validFor } from '../land.ts';

/** A certificate that exists when the world begins. `tablePrice` is in đồng a square metre. */
export const registerCertificate = land.command({
  name: 'register-certificate',
  from: ['office'],
  input: z.object({
    serial: z.string().regex(/^[A-Z]{2} \d{8}$/),
    owner: z.string(),
    ownerName: z.string(),
    ownerId: z.string(),
    plot: Plot,
    tablePrice: z.int().positive(),
    issuedOn: z.iso.date(),
  }),
  refusals: { 'certificate-known': 'serial', 'plot-held-already': 'plot' },
  judge(state, { input, dice }, refuse) {
    const id = certificateId(input.serial);
    if (Object.hasOwn(state.certificates, id)) return refuse('certificate-known');
    if (validFor(state, input.plot)) return refuse('plot-held-already');
    return [land.fact('certificate-registered', { ...input, id, registerNumber: `CS ${dice.digits('register', 5)}` })];
  },
});
