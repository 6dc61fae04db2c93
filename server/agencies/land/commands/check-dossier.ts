import { z } from 'zod';
import { addDays, localDay } from '../../calendar.ts';
import { appraisalFee } from '../appraisal-fee.ts';
import { certificateFee, changeRegistrationFee } from '../city-fees.ts';
import { getCertificate, land } from '../land.ts';

/** The land office has appraised a dossier: it sets its fees, and tells the tax office what it needs to know (Mẫu số 19). */
export const checkDossier = land.command({
  name: 'check-dossier',
  from: ['office', 'link'],
  input: z.object({ dossier: z.string() }),
  refusals: { 'dossier-unknown': 'dossier', 'checked-already': 'dossier' },
  judge(state, { input, at }, refuse) {
    const application = state.dossiers[input.dossier];
    if (!application) return refuse('dossier-unknown');
    if (application.state !== 'received') return refuse('checked-already');
    const { plot, tablePrice } = getCertificate(state, application.certificate);
    const { dossier, buyer, buyerName, buyerId, price, online } = application;
    const day = localDay(at);
    const channel = online ? 'online' : 'counter';
    return [
      land.fact('fees-set', {
        ...{ dossier, payer: buyer, payerName: buyerName, payerId: buyerId, due: addDays(day, DAYS_TO_PAY) },
        lines: [appraisalFee(price, day), changeRegistrationFee(plot.ward, channel, day), certificateFee(plot.ward, channel, day)],
      }),
      land.fact('slip-sent', { ...application, plot, tablePrice }),
    ];
  },
});

/** The law sets no term; later than that of the taxes, so that all sums of a dossier are due when the taxes are. */
const DAYS_TO_PAY = 60;
