import type { Instant } from '../../world/world.ts';
import { accountOf, isLocked } from './account.ts';
import type { VNeID } from './vneid.ts';

/** What a service learns of a person who agrees, and what the identity card in the wallet says. */
export function sharedOf(state: VNeID, who: string) {
  const account = accountOf(state, who);
  if (!account) return undefined;
  const { name, idNumber, birth, sex, address, phone } = account;
  return { name, idNumber, birth, sex, address, phone };
}

/** When a locked account opens again; undefined where it is not locked. */
export function lockOf(state: VNeID, who: string, at: Instant): { readonly until: Instant } | undefined {
  const account = accountOf(state, who);
  return account && isLocked(account, at) ? { until: account.lockedUntil } : undefined;
}

/** "0000123214" → "0000 ••• 214": enough to know one's own phone by. */
export const masked = (phone: string): string => `${phone.slice(0, 4)} ••• ${phone.slice(-3)}`;
