import { z } from 'zod';

/** Whole đồng: money is never a fraction. */
const Dong = z.int().positive();

/** One duty of a payment order: who receives how much for what. */
export const Part = z.object({ duty: z.string(), kind: z.string(), payee: z.string(), account: z.string(), amount: Dong });

/** A payment or a transfer whose code has been sent. `order` only for a payment, `to` and `holder` only for a transfer. */
const approval = {
  id: z.string(),
  what: z.enum(['payment', 'transfer']),
  who: z.string(),
  from: z.string(),
  amount: Dong,
  /** The dossier's number, as far as there is one. */
  content: z.string(),
  order: z.string().optional(),
  holder: z.string().optional(),
};

/** The code by SMS, and until when it counts. */
const code = { code: z.string(), codeEnds: z.int() };

export const facts = {
  'account-opened': z.object({
    number: z.string(),
    owner: z.string(),
    holder: z.string(),
    balance: z.int().nonnegative(),
    /** The owner's log-in, made up like all of this world. An account without one belongs to an institution. */
    user: z.string().optional(),
    password: z.string().optional(),
  }),
  /** `order`: the payment that waited for this person, to go on with. */
  entered: z.object({ who: z.string(), order: z.string().optional() }),
  left: z.object({ who: z.string() }),
  /** `lockedUntil`: with the last one that is allowed. */
  'wrong-password': z.object({ who: z.string(), lockedUntil: z.int().optional() }),
  'payment-presented': z.object({ order: z.string(), payer: z.string(), total: Dong, parts: z.array(Part).min(1), content: z.string() }),
  /** The portal took it back. */
  'payment-withdrawn': z.object({ order: z.string() }),
  /** Too many wrong codes: not to be paid any more. */
  'payment-ended': z.object({ order: z.string(), payer: z.string() }),
  'transfer-ordered': z.object({
    id: z.string(),
    who: z.string(),
    from: z.string(),
    to: z.string(),
    holder: z.string(),
    amount: Dong,
    content: z.string(),
  }),
  'approval-started': z.object({ ...approval, ...code }),
  /** The codes before count no more. */
  'code-renewed': z.object({ ...approval, ...code }),
  /** `ends`: with the last one that is allowed. */
  'wrong-code': z.object({ id: z.string(), who: z.string(), ends: z.boolean() }),
  'approval-cancelled': z.object({ id: z.string(), who: z.string(), order: z.string().optional() }),
  /** All parts at once. `balance`: of the payer's account, after it. */
  'payment-made': z.object({
    id: z.string(),
    order: z.string(),
    who: z.string(),
    from: z.string(),
    amount: Dong,
    parts: z.array(Part),
    content: z.string(),
    balance: z.int(),
  }),
  /** `toInstitution`: an office may wait for this money. */
  'transfer-made': z.object({
    id: z.string(),
    who: z.string(),
    from: z.string(),
    to: z.string(),
    holder: z.string(),
    amount: Dong,
    content: z.string(),
    balance: z.int(),
    toInstitution: z.boolean(),
  }),
  /** The receiving office cannot use the money; `id` is the payment or transfer that it came with. */
  'transfer-returned': z.object({ id: z.string(), who: z.string(), from: z.string(), amount: Dong, because: z.string(), balance: z.int() }),
  'went-down': z.object({}),
  'came-up': z.object({}),
};

export type BankFacts = typeof facts;
