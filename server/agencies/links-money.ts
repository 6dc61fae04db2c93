import { banks, type BankId } from '../../fixtures/banks.ts';
import type { Link } from '../world/agency.ts';
import { link, minutes } from '../world/world.ts';
import { saoBien, treXanh, type BankWhole } from './bank/banks.ts';
import { waitFor } from './calendar.ts';
import { admitPayer, dismissPayer } from './payments/commands/admit-payer.ts';
import { failOrder } from './payments/commands/give-up-order.ts';
import { noteReturn } from './payments/commands/note-return.ts';
import { recordPayment } from './payments/commands/record-payment.ts';
import { recordTransfer } from './payments/commands/record-transfer.ts';
import { payments } from './payments/payments.ts';
import { receiveNotice } from './phone/commands/receive-notice.ts';
import { receiveSms } from './phone/commands/receive-sms.ts';
import { portal } from './portal/portal.ts';

/** How long money that settles nothing stays before it goes back. Ours: a real office needs a request and days. */
const RETURNED_AFTER = minutes(5);
/** A bank that is down is asked again each minute, for a quarter of an hour. */
const AGAIN = { after: minutes(1), left: 15 } as const;
/** What is owed to a payer is never given up: each hour, for a year. */
const AGAIN_FOR_LONG = { after: minutes(60), left: 24 * 365 } as const;

/** One bank and the portal's payments: orders go there, payments come back, what cannot be used is returned. */
function bankLinks(id: BankId, { agency, commands }: BankWhole): readonly Link[] {
  const here = <T>(bank: BankId, input: T): T | undefined => (bank === id ? input : undefined);
  return [
    payments.when(
      'order-issued',
      commands.presentPayment,
      ({ order, payer, total, parts, bank, dossier }) => here(bank, { order, payer, total, parts, content: dossier }),
      {
        retry: AGAIN,
        otherwise: ({ order }) => failOrder.order(link('payments'), { order, because: 'refused' }),
      },
    ),
    payments.when('order-given-up', commands.withdrawPayment, ({ order, bank }) => here(bank, { order }), { retry: AGAIN }),
    agency.when('payment-ended', failOrder, ({ order }) => ({ order, because: 'wrong-codes' })),
    agency.when('payment-made', recordPayment, ({ id: payment, order, who, amount }) => ({ payment, order, payer: who, bank: id, amount }), {
      after: waitFor('payment-report'),
    }),
    agency.when(
      'transfer-made',
      recordTransfer,
      ({ id: payment, who, to, amount, content, toInstitution }) =>
        toInstitution ? { payment, payer: who, bank: id, account: to, content, amount } : undefined,
      { after: waitFor('payment-report') },
    ),
    payments.when('payment-unmatched', commands.returnTransfer, ({ payment, bank, because }) => here(bank, { id: payment, because }), {
      after: RETURNED_AFTER,
      retry: AGAIN_FOR_LONG,
    }),
    agency.when('transfer-returned', noteReturn, ({ id: payment }) => ({ payment }), { after: waitFor('payment-report') }),
    // Due at the very moment at which the lock opens: a jump to the next thing passes it.
    agency.when(
      'wrong-password',
      receiveNotice,
      ({ who, lockedUntil }) =>
        lockedUntil === undefined
          ? undefined
          : { owner: who, app: `${id}-app`, message: 'bank-unlocked', values: { bank: banks[id].shortName, page: `${id}/log-in` } },
      { called: 'unlocked', after: ({ lockedUntil }, at) => (lockedUntil ?? at) - at },
    ),
    ...bankMessages(id, { agency }),
  ];
}

/** What a bank tells its customer. A code goes by SMS, with what it is for and how much; never a link. */
function bankMessages(id: BankId, { agency }: Pick<BankWhole, 'agency'>): readonly Link[] {
  const { sender, shortName } = banks[id];
  const bank = shortName.normalize('NFD').replace(/\p{M}/gu, '');
  const app = `${id}-app`;
  const codeSms = ({ who, what, code, amount, content, holder = '' }: Approval) => ({
    ...{ owner: who, sender, message: `bank-${what}-code` },
    values: { bank, code, amount: String(amount), ...(what === 'payment' ? { dossier: content } : { holder }) },
  });
  const moved = (message: string, { who, from, amount, balance }: Moved, more: Readonly<Record<string, string>> = {}) => ({
    ...{ owner: who, app, message },
    values: { account: `…${from.slice(-4)}`, amount: String(amount), balance: String(balance), ...more, to: `${app}/accounts/${from}` },
  });
  return [
    agency.when('approval-started', receiveSms, codeSms, { after: waitFor('sms') }),
    agency.when('code-renewed', receiveSms, codeSms, { after: waitFor('sms') }),
    agency.when('payment-made', receiveNotice, (made) => moved('bank-paid', made, { dossier: made.content }), { after: waitFor('notice') }),
    agency.when('transfer-made', receiveNotice, (made) => moved('bank-transferred', made, { holder: made.holder }), { after: waitFor('notice') }),
    agency.when('transfer-returned', receiveNotice, (back) => moved('bank-returned', back), { after: waitFor('notice') }),
    agency.when(
      'wrong-password',
      receiveSms,
      ({ who, lockedUntil }) =>
        lockedUntil === undefined ? undefined : { owner: who, sender, message: 'bank-log-in-locked', values: { bank, until: String(lockedUntil) } },
      { after: waitFor('sms') },
    ),
  ];
}

interface Approval {
  readonly who: string;
  readonly what: 'payment' | 'transfer';
  readonly code: string;
  readonly amount: number;
  readonly content: string;
  readonly holder?: string | undefined;
}
interface Moved {
  readonly who: string;
  readonly from: string;
  readonly amount: number;
  readonly balance: number;
}

/** Everything that moves money or speaks of it. All of it are wires that are always there. */
export const moneyLinks: readonly Link[] = [
  portal.when('session-opened', admitPayer, ({ who, name }) => ({ who, name })),
  portal.when('session-closed', dismissPayer, ({ who }) => ({ who })),
  ...bankLinks('tre-xanh', treXanh),
  ...bankLinks('sao-bien', saoBien),
  payments.when(
    'dossier-settled',
    receiveNotice,
    ({ payer, dossier }) => ({
      owner: payer,
      app: 'portal',
      message: 'dossier-paid',
      values: { dossier, page: `payments/dossiers/${dossier}/receipts` },
    }),
    { after: waitFor('notice') },
  ),
  payments.when(
    'payment-unmatched',
    receiveNotice,
    ({ payer, amount, because }) => ({
      owner: payer,
      app: 'portal',
      message: `payment-${because}`,
      values: { amount: String(amount), page: 'payments' },
    }),
    { after: waitFor('notice') },
  ),
];
