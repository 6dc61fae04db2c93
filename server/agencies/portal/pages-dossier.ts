import type { Instant } from '../../world/world.ts';
import { waitFor } from '../calendar.ts';
import type { Page } from '../page.ts';
import type { Plot } from '../plot.ts';
import { declareTransfer } from './commands/declare-transfer.ts';
import { dossiersOf, openDossierOn, PRICE_LIMIT, stoppedDossier, transferable } from './dossiers.ts';
import { isLoggedIn, STAGES, type Dossier, type Portal } from './portal.ts';

/** The four steps that people see; the stages of a dossier fall into them. */
const STEPS = ['contract', 'sign', 'pay', 'receive'] as const;
const STEP_NOW: Readonly<Record<Dossier['stage'], number>> = { declared: 1, signed: 1, certified: 2, assessed: 2, paid: 3, registered: 4 };

/** What is waited for, and whose turn it is: the page offers that act, or says until when. */
type Next = 'stopped' | 'sign' | 'other-signs' | 'notary' | 'offices' | 'pay' | 'other-pays' | 'register' | 'done';

/** The pages of land transfers within the portal's site. */
export const dossierPages = {
  declare: {
    address: 'so-do/khai-hop-dong',
    forms: [declareTransfer],
    model: (state, { seat }) =>
      isLoggedIn(state, seat)
        ? {
            loggedIn: true,
            name: state.sessions[seat]?.name ?? '',
            limit: PRICE_LIMIT,
            certificates: transferable(state, seat).map(({ id, serial, plot }) => ({ id, serial, ...shown(plot) })),
            again: again(stoppedDossier(state, seat)),
            underWay: Object.values(state.certificates)
              .filter(({ owner }) => owner === seat)
              .flatMap(({ id }) => openDossierOn(state, id)?.dossier ?? []),
          }
        : { loggedIn: false },
  },
  dossiers: {
    address: 'so-do',
    forms: [],
    model: (state, { seat }) =>
      isLoggedIn(state, seat)
        ? { loggedIn: true, dossiers: dossiersOf(state, seat).map((dossier) => ({ ...brief(dossier, seat), declaredAt: dossier.reached.declared })) }
        : { loggedIn: false },
  },
  'dossiers/:dossier': {
    address: 'so-do/ho-so',
    forms: [],
    model(state, { seat, params }) {
      const dossier = dossiersOf(state, seat).find((own) => own.dossier === params['dossier']);
      if (!dossier) return undefined;
      return isLoggedIn(state, seat) ? { loggedIn: true, ...whole(dossier, seat) } : { loggedIn: false, dossier: dossier.dossier };
    },
  },
} satisfies Record<string, Page<Portal>>;

/** Where one is after something that happened to a dossier. */
export const dossierLeads = { 'transfer-declared': ({ dossier = '' }: Readonly<Record<string, string>>) => `dossiers/${dossier}` };

/** What is declared anew is given already, but for the price: that is what one looks at again. */
const again = (stopped: Dossier | undefined) =>
  stopped && {
    dossier: stopped.dossier,
    values: { certificate: stopped.certificate, buyerId: stopped.buyerId, taxPaidBy: stopped.taxPaidBy },
  };

const shown = ({ sheet, number, area, use, address }: Plot) => ({ sheet, number, area, use, address });

const brief = (dossier: Dossier, seat: string) => ({
  dossier: dossier.dossier,
  serial: dossier.serial,
  plot: shown(dossier.plot),
  side: dossier.seller === seat ? 'seller' : 'buyer',
  stage: dossier.withdrawnBy === undefined ? dossier.stage : 'withdrawn',
});

function whole(dossier: Dossier, seat: string) {
  const { price, taxPaidBy, sellerName, buyerName, reached, values, signedBy, withdrawnBy } = dossier;
  return {
    ...brief(dossier, seat),
    ...{ price, taxPaidBy, sellerName, buyerName, contractNumber: values['contractNumber'] },
    steps: STEPS.map((id, i) => ({ id, state: stateOf(i, dossier) })),
    next: nextFor(dossier, seat),
    until: untilOf(dossier),
    /** Last day to pay, where a notice has come. */
    due: values['due'],
    /** What the taxes are worked out on, where that is not the price. */
    tableValue: values['baseFrom'] === 'table' ? Number(values['base']) : undefined,
    /** Whose signature is still missing. */
    waitsFor: signedBy.includes(dossier.seller) ? buyerName : sellerName,
    stoppedBy: withdrawnBy === undefined ? undefined : withdrawnBy === dossier.seller ? sellerName : buyerName,
    newSerial: values['serial'],
    newCertificate: dossier.buyer === seat ? values['newCertificate'] : undefined,
    history: STAGES.flatMap((stage) => (reached[stage] === undefined ? [] : [{ stage, at: reached[stage] }])),
  };
}

function stateOf(step: number, { stage, withdrawnBy }: Dossier): 'done' | 'now' | 'open' {
  const now = STEP_NOW[stage];
  if (step < now) return 'done';
  return step === now && withdrawnBy === undefined ? 'now' : 'open';
}

function nextFor({ stage, buyer, taxPaidBy, signedBy, withdrawnBy }: Dossier, seat: string): Next {
  if (withdrawnBy !== undefined) return 'stopped';
  if (stage === 'declared') return signedBy.includes(seat) ? 'other-signs' : 'sign';
  if (stage === 'assessed') return seat === buyer || taxPaidBy === 'seller' ? 'pay' : 'other-pays';
  return ({ signed: 'notary', certified: 'offices', paid: 'register', registered: 'done' } as const)[stage];
}

/** When the office whose turn it is will have answered, by the delays of this country (illustrative). */
function untilOf({ stage, reached, withdrawnBy }: Dossier): Instant | undefined {
  const since = reached[stage];
  if (since === undefined || withdrawnBy !== undefined) return undefined;
  const after = (from: Instant, name: Parameters<typeof waitFor>[0]): Instant => from + waitFor(name)(undefined, from);
  if (stage === 'signed') return after(since, 'notary-certify');
  if (stage === 'certified') return after(after(since, 'land-check'), 'tax-assess');
  return stage === 'paid' ? after(since, 'register-update') : undefined;
}
