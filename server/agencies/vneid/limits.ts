import { getInForce } from '../../../fixtures/dated.ts';
import { lockOut, loginQr, vneidCode } from '../../../fixtures/law/codes.ts';
import { minutes, type Instant } from '../../world/world.ts';
import { localDay } from '../calendar.ts';

/** How long a code by SMS counts, in minutes. */
export const codeMinutes = (at: Instant): number => getInForce(vneidCode, localDay(at)).minutes;
/** How long a QR code on the log-in page can be read, in minutes. */
export const qrMinutes = (at: Instant): number => getInForce(loginQr, localDay(at)).minutes;
/** So many wrong tries lock the account, or end a log-in. */
export const triesAllowed = (at: Instant): number => getInForce(lockOut, localDay(at)).tries;
/** When an account opens again that is locked now. */
export const lockedUntil = (at: Instant): Instant => at + minutes(getInForce(lockOut, localDay(at)).minutes);
