import { defineSite } from '../page.ts';
import { notary, otherParty, type Contract } from './notary.ts';

/** The notary's own site: each party reads the contract before and after signing. */
export const notarySite = defineSite(notary, {
  id: 'notary',
  pane: 'browser',
  host: 'congchunghoagao.example',
  pages: {
    'contracts/:contract': {
      address: 'hop-dong',
      forms: [],
      model({ contracts }, { seat, params: { contract = '' } }) {
        const known = Object.hasOwn(contracts, contract) ? contracts[contract] : undefined;
        if (!known) return { drawn: false, contract };
        return otherParty(known, seat) === undefined ? undefined : { drawn: true, ...shown(known) };
      },
    },
  },
  leads: {},
});

function shown({ seller, sellerName, sellerId, buyer, buyerName, buyerId, signedAt, ...contract }: Contract) {
  const { dossier, serial, plot, price, taxPaidBy, state, number, drawnAt, certifiedAt } = contract;
  return {
    ...{ dossier, serial, plot, price, taxPaidBy, state, number, drawnAt, certifiedAt },
    parties: [
      { side: 'seller', name: sellerName, idNumber: sellerId, signedAt: signedAt[seller] },
      { side: 'buyer', name: buyerName, idNumber: buyerId, signedAt: signedAt[buyer] },
    ],
  };
}
