import { accountAt, BANK_IDS } from '../../../fixtures/banks.ts';
import { getInForce } from '../../../fixtures/dated.ts';
import { payersByLaw } from '../../../fixtures/law/payers.ts';
import { offices } from '../../../fixtures/offices.ts';
import type { Instant } from '../../world/world.ts';
import { localDay } from '../calendar.ts';
import type { Model } from '../page.ts';
import { officeNamed } from '../payee.ts';
import { dossiersOf, dutiesOf, findOrder, isComplete, isInside, isOpen, ordersOf, type Payments, type PostedDuty } from './state.ts';

interface Looker {
  readonly seat: string;
  readonly at: Instant;
}

/** Whether this person is logged in to the portal: without it no page shows anything. */
const top = (state: Payments, { seat }: Looker) => ({ loggedIn: isInside(state, seat), name: state.names[seat] ?? '' });
const away = (state: Payments, looker: Looker): Model => ({ ...top(state, looker), loggedIn: false });

const sumOf = (duties: readonly PostedDuty[]): number => duties.reduce((sum, { amount }) => sum + amount, 0);
const mine = (state: Payments, seat: string, dossier: string): readonly PostedDuty[] =>
  dutiesOf(state, dossier).filter(({ payer }) => payer === seat);
const dueOf = (duties: readonly PostedDuty[]): string | undefined => duties.map(({ due }) => due).sort()[0];

/** Whether there is a land dossier of that number to look at; other dossiers have no page of their own. */
const isLandDossier = (duties: readonly PostedDuty[]): boolean => duties.some(({ kind }) => kind !== 'licence-exchange-fee');

/** A duty as a line of the notice: before the reduction, which is a line of its own. */
const lineOf = (duty: PostedDuty, at: Instant) => {
  const { id, kind, formula, reduction, amount, payer, owedBy, taxpayer, payee, basis, illustrative, notice, receipt, settled } = duty;
  const byLaw = getInForce(payersByLaw[kind], localDay(at));
  return {
    ...{ id, kind, formula, reduction, amount, basis, illustrative, notice, receipt },
    gross: amount + (reduction?.amount ?? 0),
    /** Who has to pay it by law, and whether another does here. */
    byLaw: { by: byLaw.by, illustrative: byLaw.illustrative },
    forOther: payer !== owedBy,
    owedByName: taxpayer?.name ?? '',
    payee: payee.name,
    accounts: payee.accounts,
    /** Named in the reader's language; `payee` is its name as it was posted. */
    office: officeNamed(payee.name),
    settledAt: settled?.at,
    number: settled?.receipt.number ?? '',
  };
};

type Stage = 'incomplete' | 'waiting' | 'under-way' | 'paid' | 'nothing';
/** How far the payment of a dossier has come, as the portal knows it. */
function stageOf(state: Payments, seat: string, dossier: string): Stage {
  const duties = mine(state, seat, dossier);
  if (!duties.some(isOpen) && isComplete(state, dossier)) return duties.some(({ settled }) => settled) ? 'paid' : 'nothing';
  if (!isComplete(state, dossier)) return 'incomplete';
  return ordersOf(state, seat).some((order) => order.dossier === dossier && order.state === 'open') ? 'under-way' : 'waiting';
}

/** What is to be paid, by dossier; what was paid; what came in excess. */
export function homeModel(state: Payments, looker: Looker): Model {
  if (!isInside(state, looker.seat)) return away(state, looker);
  const dossiers = dossiersOf(state, looker.seat).map((dossier) => {
    const duties = mine(state, looker.seat, dossier);
    const open = duties.filter(isOpen);
    return {
      dossier,
      stage: stageOf(state, looker.seat, dossier),
      total: sumOf(open.length > 0 ? open : duties),
      due: dueOf(open),
      kinds: duties.map(({ kind }) => kind),
    };
  });
  const unmatched = Object.values(state.unmatched).filter(({ payer }) => payer === looker.seat);
  return { ...top(state, looker), dossiers: dossiers.reverse(), unmatched: unmatched.reverse() };
}

/** The notice of a dossier: each line with its formula, the total, until when. */
export function noticeModel(state: Payments, looker: Looker, dossier: string): Model | undefined {
  if (!isInside(state, looker.seat)) return away(state, looker);
  const duties = mine(state, looker.seat, dossier);
  if (duties.length === 0) return undefined;
  const open = duties.filter(isOpen);
  const orders = ordersOf(state, looker.seat).filter((order) => order.dossier === dossier && order.state === 'open');
  return {
    ...top(state, looker),
    dossier,
    stage: stageOf(state, looker.seat, dossier),
    lines: duties.map((duty) => lineOf(duty, looker.at)),
    total: sumOf(open),
    paid: sumOf(duties) - sumOf(open),
    due: dueOf(open),
    banks: BANK_IDS,
    orders: orders.map(({ order, bank, total, at }) => ({ order, bank, total, at })),
  };
}

/** An order on its way to the bank and back. `covered`: its duties have been paid otherwise, paying it would be paying twice. */
export function orderModel(state: Payments, looker: Looker, id: string): Model | undefined {
  if (!isInside(state, looker.seat)) return away(state, looker);
  const order = findOrder(state, id);
  if (order?.payer !== looker.seat) return undefined;
  const duties = order.duties.flatMap((duty) => state.duties[duty] ?? []);
  const surplus = Object.values(state.unmatched).find((unmatched) => unmatched.order === id);
  return {
    ...top(state, looker),
    ...{ order: id, dossier: order.dossier, bank: order.bank, total: order.total, at: order.at, state: order.state },
    lines: duties.map((duty) => lineOf(duty, looker.at)),
    isLandDossier: isLandDossier(duties),
    covered: order.state === 'open' && !duties.some(isOpen),
    surplus,
  };
}

/** All receipts of a dossier: one for each duty. */
export function receiptsModel(state: Payments, looker: Looker, dossier: string): Model | undefined {
  if (!isInside(state, looker.seat)) return away(state, looker);
  const duties = mine(state, looker.seat, dossier);
  if (duties.length === 0) return undefined;
  const settled = duties.filter((duty) => duty.settled);
  return {
    ...top(state, looker),
    dossier,
    isLandDossier: isLandDossier(duties),
    lines: settled.map((duty) => lineOf(duty, looker.at)),
    total: sumOf(settled),
    left: sumOf(duties.filter(isOpen)),
  };
}

/** One receipt, ready to print. */
export function receiptModel(state: Payments, looker: Looker, id: string): Model | undefined {
  if (!isInside(state, looker.seat)) return away(state, looker);
  const duty = Object.hasOwn(state.duties, id) ? state.duties[id] : undefined;
  if (duty?.payer !== looker.seat || !duty.settled) return undefined;
  const { settled, taxpayer, dossier } = duty;
  const office = officeNamed(duty.payee.name);
  const payerName = state.names[settled.payer] ?? '';
  return {
    ...top(state, looker),
    ...lineOf(duty, looker.at),
    ...{ dossier, at: settled.at, bank: settled.bank, payment: settled.payment, receipt: settled.receipt },
    account: accountAt(duty.payee.accounts, settled.bank),
    taxpayer: taxpayer?.name ?? state.names[duty.owedBy] ?? payerName,
    idNumber: taxpayer?.idNumber ?? '',
    payerName,
    collector: office === undefined ? '' : offices[office].taxCode,
  };
}
