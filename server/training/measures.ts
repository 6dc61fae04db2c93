import { saoBien, treXanh } from '../agencies/bank/banks.ts';
import { balance } from '../agencies/bank/state.ts';
import { land } from '../agencies/land/land.ts';
import { payments } from '../agencies/payments/payments.ts';
import { dutiesOf, isOpen } from '../agencies/payments/state.ts';
import { inboxOf, phone } from '../agencies/phone/phone.ts';
import { papersOf } from '../agencies/vneid/account.ts';
import { vneid } from '../agencies/vneid/vneid.ts';
import type { World } from '../world/world.ts';

type Measure = (world: World, of: string) => string | number | undefined;

const banks = [treXanh, saoBien].map(({ agency }) => agency);

/** What a rule may ask of the world as it stands, each about one thing. Undefined where there is no such thing. */
export const measures = {
  /** Đồng on an account, by its number. */
  'bank/balance': (world, account) => {
    const bank = banks.find((each) => Object.hasOwn(each.in(world).accounts, account));
    return bank && balance(bank.in(world), account);
  },
  /** Who owns the plot, by the number of a certificate: the one that counts now. */
  'land/owner': (world, certificate) => {
    const { certificates } = land.in(world);
    let found = Object.hasOwn(certificates, certificate) ? certificates[certificate] : undefined;
    while (found?.replacedBy !== undefined) found = certificates[found.replacedBy];
    return found?.owner;
  },
  /** How many items of a dossier are still to be paid. */
  'payments/open': (world, dossier) => dutiesOf(payments.in(world), dossier).filter(isOpen).length,
  /** How many messages somebody's inbox holds. */
  'phone/messages': (world, who) => inboxOf(phone.in(world), who).length,
  /** How many papers somebody's wallet holds. */
  'vneid/papers': (world, who) => papersOf(vneid.in(world), who).length,
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof measures;
export const MEASURES = Object.keys(measures) as [MeasureName, ...MeasureName[]];

export const measured = (world: World, name: MeasureName, of: string): string | number | undefined => measures[name](world, of);
