import { defineSite } from '../page.ts';
import { certificateId, land } from './land.ts';

/** The page that the QR code on a certificate opens: anybody may ask whether it is in force. It is the yard's own and has no address outside. */
export const landSite = defineSite(land, {
  id: 'land',
  pane: 'browser',
  pages: {
    'check/:serial': {
      forms: [],
      model({ certificates }, { params: { serial = '' } }) {
        const id = certificateId(serial);
        const found = Object.hasOwn(certificates, id) ? certificates[id] : undefined;
        if (!found) return { found: false, serial };
        const { serial: printed, ownerName, plot, issuedOn, registerNumber, status, replacedBy } = found;
        return {
          ...{ found: true, serial: printed, ownerName, plot, issuedOn, registerNumber, status },
          replacedBy: replacedBy === undefined ? undefined : certificates[replacedBy]?.serial,
        };
      },
    },
  },
  leads: {},
});
