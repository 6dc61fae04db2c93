import { bankCode, lockOut } from '../../../fixtures/law/codes.ts';
import { portalPaymentFaceCheck, transferFaceCheck } from '../../../fixtures/law/limits.ts';
import { getInForce } from '../../../fixtures/dated.ts';
import { minutes, type Instant } from '../../world/world.ts';
import { localDay } from '../calendar.ts';

/** How many codes a bank sends for one payment or transfer: its own choice, here illustrative. */
export const CODES_SENT = 5;

/** Until when a code sent now counts. */
export const codeEnds = (at: Instant): Instant => at + minutes(getInForce(bankCode, localDay(at)).minutes);
/** How many wrong codes end a payment or transfer, and how many wrong passwords in a row lock the log-in. */
export const triesOn = (at: Instant): number => getInForce(lockOut, localDay(at)).tries;
/** Until when a log-in locked now stays so. */
export const lockEnds = (at: Instant): Instant => at + minutes(getInForce(lockOut, localDay(at)).minutes);

interface Paid {
  readonly what: 'payment' | 'transfer';
  readonly amount: number;
  readonly at: Instant;
}

/**
 * Whether the payer's face must be checked, on top of what was paid before that day: never done in this practice, so every one of the day counts.
 * TT 50/2024/TT-NHNN: a transfer (I.3) by its own size or the day's; a payment for a service, so for a duty on the portal (I.2), by the day's.
 */
export function needsFace(before: readonly Paid[], { what, amount, at }: Paid): boolean {
  const day = localDay(at);
  const today = before.filter((made) => made.what === what && localDay(made.at) === day).reduce((sum, made) => sum + made.amount, amount);
  if (what === 'payment') return today > getInForce(portalPaymentFaceCheck, day).aboveADay;
  const { above, runAbove } = getInForce(transferFaceCheck, day);
  return amount > above || today > runAbove;
}
