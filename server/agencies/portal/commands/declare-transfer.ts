import { z } from 'zod';
import { chosen, choice, dong, idNumber } from '../../../world/fields.ts';
import type { Looking } from '../../../world/agency.ts';
import type { Dice } from '../../../world/dice.ts';
import type { Instant } from '../../../world/world.ts';
import { localDay } from '../../calendar.ts';
import { isEnded, openDossierOn, PRICE_LIMIT, transferable } from '../dossiers.ts';
import { isLoggedIn, portal, type Portal } from '../portal.ts';

/**
 * The seller declares the contract from a certificate in the wallet, and names the buyer: nothing is typed that an office knows already.
 * Price in đồng for the whole plot. A price below the land-price table is allowed; the taxes are then worked out on the table (tax-base.ts).
 */
export const declareTransfer = portal.command({
  name: 'declare-transfer',
  from: ['person'],
  input: z.object({ certificate: chosen(), buyerId: idNumber(), price: dong(), taxPaidBy: choice('buyer', 'seller') }),
  refusals: {
    'not-logged-in': null,
    'certificate-unknown': 'certificate',
    'certificate-not-yours': 'certificate',
    'certificate-ended': 'certificate',
    'dossier-open-already': 'certificate',
    'buyer-unknown': 'buyerId',
    'buyer-is-seller': 'buyerId',
    'price-too-high': 'price',
  },
  judge(state, { input, by, at, dice }, refuse) {
    if (!isLoggedIn(state, by.name)) return refuse('not-logged-in');
    const certificate = Object.hasOwn(state.certificates, input.certificate) ? state.certificates[input.certificate] : undefined;
    if (!certificate) return refuse('certificate-unknown');
    if (certificate.owner !== by.name) return refuse('certificate-not-yours');
    if (isEnded(state, certificate.id)) return refuse('certificate-ended');
    if (openDossierOn(state, certificate.id)) return refuse('dossier-open-already');
    const buyer = Object.values(state.people).find((known) => known.idNumber === input.buyerId);
    const seller = state.people[by.name];
    if (!buyer || !seller) return refuse('buyer-unknown');
    if (buyer.who === by.name) return refuse('buyer-is-seller');
    if (input.price >= PRICE_LIMIT) return refuse('price-too-high');
    const { id, serial, plot } = certificate;
    return [
      portal.fact('transfer-declared', {
        ...{ dossier: dossierNumber(state, at, dice), certificate: id, serial, plot, price: input.price, taxPaidBy: input.taxPaidBy },
        ...{ seller: by.name, sellerName: seller.name, sellerId: seller.idNumber },
        ...{ buyer: buyer.who, buyerName: buyer.name, buyerId: buyer.idNumber },
      }),
    ];
  },
  suggest: (state, looking) =>
    isLoggedIn(state, looking.by.name)
      ? transferable(state, looking.by.name).flatMap(({ id }) =>
          buyersKnown(state, looking).flatMap((buyerId) =>
            pricesKnown(looking).map((price) => ({ certificate: id, buyerId, price, taxPaidBy: 'buyer' as const })),
          ),
        )
      : [],
});

/** Mã hồ sơ: an office (099 is none in this country), the day, a number. */
function dossierNumber({ dossiers }: Portal, at: Instant, dice: Dice): string {
  const day = localDay(at).replaceAll('-', '').slice(2);
  const number = (attempt: number): string => `099-${day}-${dice.digits(`dossier-${attempt}`, 4)}`;
  let attempt = 0;
  while (Object.hasOwn(dossiers, number(attempt))) attempt++;
  return number(attempt);
}

/** ID numbers of others that this seat can have read: on its cards, in its inbox. */
const buyersKnown = ({ people }: Portal, { by, knows }: Looking): readonly string[] =>
  Object.values(people)
    .filter(({ who, idNumber }) => who !== by.name && knows(idNumber))
    .map(({ idNumber }) => idNumber);

const STEP = 10_000_000;
/** As they stand in a message or on a card. */
const PRICES: readonly string[] = Array.from({ length: PRICE_LIMIT / STEP - 1 }, (_, i) => String((i + 1) * STEP));

/** Prices that this seat can have read; somebody who read none names a plausible one. */
function pricesKnown({ knows }: Looking): readonly number[] {
  const read = PRICES.filter(knows);
  return read.length > 0 ? read.map(Number) : [2_000_000_000];
}
