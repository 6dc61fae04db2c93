import { z } from 'zod';
import { BANK_IDS } from '../../../fixtures/banks.ts';
import { DUTY_KINDS } from '../../../fixtures/law/payers.ts';

const Dong = z.int().positive();
export const BankId = z.enum(BANK_IDS);

/** How an amount comes about, for the notice to show. Rates in per cent: 0.5 is 0,5 %. */
const Formula = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), rate: z.number(), base: Dong, most: Dong.optional() }),
  /** A fixed sum, and a rate on what goes above a threshold. */
  z.object({ kind: z.literal('bracket'), base: Dong, fixed: z.int().nonnegative(), rate: z.number(), above: z.int().nonnegative() }),
  z.object({ kind: z.literal('fixed'), each: Dong.optional(), count: z.int().positive().optional() }),
]);

/** What the law takes off: a line of its own. */
const Reduction = z.object({
  kind: z.enum(['registration-fee-reduction', 'online-filing-waiver']),
  amount: Dong,
  formula: z.object({ kind: z.literal('reduction'), rate: z.number(), of: Dong }),
  basis: z.string(),
  illustrative: z.boolean(),
  until: z.iso.date().optional(),
});

/** Nghĩa vụ: what one office asks somebody to pay. `amount` is after the reduction; 0 is nothing to pay. */
export const Duty = z.object({
  dossier: z.string(),
  kind: z.enum(DUTY_KINDS),
  /** Who pays it, and whose it is: the buyer may pay the seller's tax, as the contract says. */
  payer: z.string(),
  owedBy: z.string(),
  taxpayer: z.object({ name: z.string(), idNumber: z.string() }).optional(),
  amount: z.int().nonnegative(),
  due: z.iso.date(),
  payee: z.object({ name: z.string(), accounts: z.object({ treXanh: z.string(), saoBien: z.string() }) }),
  formula: Formula,
  reduction: Reduction.optional(),
  receipt: z.enum(['budget-payment', 'fee-receipt', 'invoice']),
  /** The text of law as it is named on screen. */
  basis: z.string(),
  illustrative: z.boolean(),
  /** Number of the office's own notice. */
  notice: z.string().optional(),
  /** With it the notices of this dossier are complete. */
  last: z.boolean(),
});

/** One duty of an order: to whom, how much. */
const Part = z.object({ duty: z.string(), kind: z.string(), payee: z.string(), account: z.string(), amount: Dong });

/** Form, series and number of what the payer gets; `reference` is the treasury's. */
const Receipt = z.object({ kind: Duty.shape.receipt, form: z.string(), series: z.string(), number: z.string(), reference: z.string() });

/** Why money could not be used and goes back. */
export const UNMATCHED = ['order-unknown', 'order-over', 'settled-already', 'amount-differs', 'dossier-unknown', 'account-differs'] as const;

export const facts = {
  /** Somebody logged in to the portal of which this is a part. */
  'payer-admitted': z.object({ who: z.string(), name: z.string() }),
  'payer-left': z.object({ who: z.string() }),
  'duty-posted': Duty.extend({ id: z.string() }),
  'order-issued': z.object({
    order: z.string(),
    payer: z.string(),
    bank: BankId,
    dossier: z.string(),
    duties: z.array(z.string()),
    total: Dong,
    parts: z.array(Part),
  }),
  'order-given-up': z.object({ order: z.string(), payer: z.string(), bank: BankId }),
  /** The bank will not have it paid any more. */
  'order-failed': z.object({ order: z.string(), payer: z.string(), because: z.string() }),
  /** `order` is empty where it was paid by a plain transfer. `payer` gave the money. */
  'duty-settled': z.object({
    duty: z.string(),
    dossier: z.string(),
    payment: z.string(),
    order: z.string(),
    payer: z.string(),
    bank: BankId,
    amount: Dong,
    receipt: Receipt,
  }),
  'dossier-settled': z.object({ dossier: z.string(), payer: z.string() }),
  'payment-unmatched': z.object({
    payment: z.string(),
    payer: z.string(),
    bank: BankId,
    amount: Dong,
    because: z.enum(UNMATCHED),
    order: z.string().optional(),
    /** As far as it is known what the money was meant for. */
    dossier: z.string().optional(),
  }),
  'payment-returned': z.object({ payment: z.string(), payer: z.string() }),
};

export type PaymentFacts = typeof facts;
