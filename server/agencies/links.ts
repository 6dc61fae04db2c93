import type { Link } from '../world/agency.ts';
import { moneyLinks } from './links-money.ts';
import { identityLinks } from './links/identity.ts';
import { redBookLinks, redBookPolicies } from './links/red-book.ts';

/** What connects the offices, whole. With `carried` the connection can be missing, and somebody walks. */
export const links: readonly Link[] = [...identityLinks, ...moneyLinks, ...redBookLinks];

/** What people do whom nobody plays, and what officials do in their own time. */
export const policies: readonly Link[] = [...redBookPolicies];
