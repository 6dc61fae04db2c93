import { z } from 'zod';
import { serialOf } from '../../../../fixtures/people/plot.ts';
import type { Dice } from '../../../world/dice.ts';
import { localDay } from '../../calendar.ts';
import { certificateId, getCertificate, land, type Land } from '../land.ts';

/** Everything is paid: the old certificate ends, the buyer holds a new one, in one step. A plot is never without a valid certificate, nor with two. */
export const updateRegister = land.command({
  name: 'update-register',
  from: ['office', 'link'],
  input: z.object({ dossier: z.string() }),
  refusals: { 'dossier-unknown': 'dossier', 'not-checked': 'dossier', 'registered-already': 'dossier', 'certificate-ended': 'dossier' },
  judge(state, { input, at, dice }, refuse) {
    const dossier = state.dossiers[input.dossier];
    if (!dossier) return refuse('dossier-unknown');
    if (dossier.state === 'registered') return refuse('registered-already');
    if (dossier.state !== 'checked') return refuse('not-checked');
    const old = getCertificate(state, dossier.certificate);
    if (old.status === 'ended') return refuse('certificate-ended');
    const serial = freeSerial(state, dice);
    const id = certificateId(serial);
    return [
      land.fact('certificate-ended', { id: old.id, serial: old.serial, owner: old.owner, dossier: input.dossier, replacedBy: id }),
      land.fact('certificate-issued', {
        ...{ id, serial, dossier: input.dossier, replaces: old.id },
        ...{ owner: dossier.buyer, ownerName: dossier.buyerName, ownerId: dossier.buyerId },
        plot: { ...old.plot, origin: 'transferred' },
        tablePrice: old.tablePrice,
        issuedOn: localDay(at),
        registerNumber: `CS ${dice.digits('register', 5)}`,
      }),
    ];
  },
});

/** A serial that no certificate has. */
function freeSerial({ certificates }: Land, dice: Dice): string {
  const serial = (attempt: number): string => serialOf(dice.digits(`serial-${attempt}`, 4));
  let attempt = 0;
  while (Object.hasOwn(certificates, certificateId(serial(attempt)))) attempt++;
  return serial(attempt);
}
