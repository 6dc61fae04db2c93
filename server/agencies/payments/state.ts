import type { z } from 'zod';
import type { Instant } from '../../world/world.ts';
import type { PaymentFacts } from './facts.ts';

type Settlement = z.output<PaymentFacts['duty-settled']> & { readonly at: Instant };
export interface PostedDuty extends z.output<PaymentFacts['duty-posted']> {
  readonly settled?: Settlement;
}
export interface PayOrder extends z.output<PaymentFacts['order-issued']> {
  readonly at: Instant;
  /** open: the bank has it (đang xử lý); surplus: paid, but there was nothing left to settle. */
  readonly state: 'open' | 'paid' | 'given-up' | 'failed' | 'surplus';
}
export interface Unmatched extends z.output<PaymentFacts['payment-unmatched']> {
  readonly at: Instant;
  readonly returnedAt?: Instant;
}

export interface Payments {
  /** Names of all who were ever admitted; `inside` says who is now. */
  readonly names: Readonly<Record<string, string>>;
  readonly inside: readonly string[];
  readonly duties: Readonly<Record<string, PostedDuty>>;
  /** Dossiers whose notices are complete. */
  readonly complete: readonly string[];
  readonly orders: Readonly<Record<string, PayOrder>>;
  readonly unmatched: Readonly<Record<string, Unmatched>>;
}

export const opens: Payments = { names: {}, inside: [], duties: {}, complete: [], orders: {}, unmatched: {} };

export const isInside = ({ inside }: Payments, who: string): boolean => inside.includes(who);
export const dutiesOf = ({ duties }: Payments, dossier: string): readonly PostedDuty[] =>
  Object.values(duties).filter((duty) => duty.dossier === dossier);
export const isOpen = ({ amount, settled }: PostedDuty): boolean => amount > 0 && !settled;
export const isComplete = ({ complete }: Payments, dossier: string): boolean => complete.includes(dossier);
/** All notices are there and all of them are paid. */
export const isSettled = (state: Payments, dossier: string): boolean => isComplete(state, dossier) && !dutiesOf(state, dossier).some(isOpen);

/** Dossiers in which this person has something to pay or has paid, in the order in which they came. */
export const dossiersOf = ({ duties }: Payments, payer: string): readonly string[] => [
  ...new Set(
    Object.values(duties)
      .filter((duty) => duty.payer === payer)
      .map(({ dossier }) => dossier),
  ),
];
export const openDutiesOf = (state: Payments, payer: string, dossier: string): readonly PostedDuty[] =>
  dutiesOf(state, dossier).filter((duty) => duty.payer === payer && isOpen(duty));
export const findOrder = ({ orders }: Payments, order: string): PayOrder | undefined => (Object.hasOwn(orders, order) ? orders[order] : undefined);
export const ordersOf = ({ orders }: Payments, payer: string): readonly PayOrder[] => Object.values(orders).filter((order) => order.payer === payer);

/** Whether a bank's payment has been taken in already, one way or the other. */
export const isRecorded = ({ duties, unmatched }: Payments, payment: string): boolean =>
  Object.hasOwn(unmatched, payment) || Object.values(duties).some(({ settled }) => settled?.payment === payment);

/** What duties have come to, in đồng: what the offices' accounts must hold of it. */
export const settledSum = ({ duties }: Payments): number => Object.values(duties).reduce((sum, { settled }) => sum + (settled?.amount ?? 0), 0);
/** Money that came, could not be used and has not gone back yet. */
export const unmatchedSum = ({ unmatched }: Payments): number =>
  Object.values(unmatched).reduce((sum, { amount, returnedAt }) => sum + (returnedAt === undefined ? amount : 0), 0);
