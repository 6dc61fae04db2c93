import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';
import type { Instant } from '../../world/world.ts';

/** Filled into a message's words: `code` is drawn big, `link` can be opened, `trap` names what waits behind it; an empty one is none. */
const Values = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));
/** A text message: which template, and what is filled in. Its words stand in the language files. */
export const Sms = z.object({ owner: z.string(), sender: z.string(), message: z.string(), values: Values.default({}) });
/** A line that an app pushes: `to` (a screen of the phone) or `page` (a page in the browser) is where a tap leads. */
export const Notice = z.object({ owner: z.string(), app: z.string(), message: z.string(), values: Values });

const facts = {
  'sms-received': Sms.extend({ id: z.string() }),
  /** It was sent and never seen: the owner has blocked the sender. */
  'sms-blocked': z.object({ owner: z.string(), sender: z.string(), message: z.string() }),
  'sms-deleted': z.object({ id: z.string(), owner: z.string(), message: z.string() }),
  /** `message` is the one that was in front when its sender was blocked. */
  'sender-blocked': z.object({ id: z.string().optional(), owner: z.string(), sender: z.string(), message: z.string() }),
  'sender-unblocked': z.object({ owner: z.string(), sender: z.string() }),
  'sms-reported': z.object({ id: z.string(), owner: z.string(), message: z.string() }),
  /** `trap` is empty where the link is what it says. */
  'link-opened': z.object({ id: z.string(), owner: z.string(), message: z.string(), link: z.string(), trap: z.string() }),
  'notice-received': Notice.extend({ id: z.string() }),
  'app-installed': z.object({ owner: z.string(), app: z.string() }),
};

export interface ReceivedSms extends z.output<(typeof facts)['sms-received']> {
  readonly at: Instant;
  readonly reported: boolean;
}
export interface ReceivedNotice extends z.output<(typeof facts)['notice-received']> {
  readonly at: Instant;
}

/** All phones, each owner seeing their own. */
export interface Phone {
  readonly inbox: readonly ReceivedSms[];
  readonly notices: readonly ReceivedNotice[];
  /** Senders by owner. */
  readonly blocked: Readonly<Record<string, readonly string[]>>;
  /** Apps beside those that every phone has, by owner. */
  readonly apps: Readonly<Record<string, readonly string[]>>;
}

const opens: Phone = { inbox: [], notices: [], blocked: {}, apps: {} };

/** `owner` may be named like anything ("constructor" too). */
const listOf = (lists: Readonly<Record<string, readonly string[]>>, owner: string): readonly string[] =>
  Object.hasOwn(lists, owner) ? (lists[owner] ?? []) : [];

const fold: Folds<typeof facts, Phone> = {
  'sms-received': (phone, sms, at) => ({ ...phone, inbox: [...phone.inbox, { at, reported: false, ...sms }] }),
  'sms-blocked': (phone) => phone,
  'sms-deleted': (phone, { id }) => ({ ...phone, inbox: phone.inbox.filter((sms) => sms.id !== id) }),
  'sender-blocked': (phone, { owner, sender }) => ({ ...phone, blocked: { ...phone.blocked, [owner]: [...listOf(phone.blocked, owner), sender] } }),
  'sender-unblocked': (phone, { owner, sender }) => ({
    ...phone,
    blocked: { ...phone.blocked, [owner]: listOf(phone.blocked, owner).filter((other) => other !== sender) },
  }),
  'sms-reported': (phone, { id }) => ({ ...phone, inbox: phone.inbox.map((sms) => (sms.id === id ? { ...sms, reported: true } : sms)) }),
  'link-opened': (phone) => phone,
  'notice-received': (phone, notice, at) => ({ ...phone, notices: [...phone.notices, { at, ...notice }] }),
  'app-installed': (phone, { owner, app }) => ({
    ...phone,
    apps: { ...phone.apps, [owner]: [...listOf(phone.apps, owner).filter((other) => other !== app), app] },
  }),
};

export const phone = defineAgency({ name: 'phone', facts, opens, fold });

export const inboxOf = ({ inbox }: Phone, owner: string): readonly ReceivedSms[] => inbox.filter((sms) => sms.owner === owner);
export const noticesOf = ({ notices }: Phone, owner: string): readonly ReceivedNotice[] => notices.filter((notice) => notice.owner === owner);
export const appsOf = ({ apps }: Phone, owner: string): readonly string[] => listOf(apps, owner);
export const blockedBy = ({ blocked }: Phone, owner: string): readonly string[] => listOf(blocked, owner);

/** Whether the owner can have read a text on this phone: a code, a link, a sum in a message that is still there. */
export const readOn = (phone: Phone, owner: string, text: string): boolean =>
  [...inboxOf(phone, owner), ...noticesOf(phone, owner)].some(({ values }) => Object.values(values).includes(text));

/** A bare number in place of a sender's name: anybody can be behind it. */
export const isNumber = (sender: string): boolean => /^[+\d][\d\s.]*$/.test(sender);

/** Where a message leads; undefined where it has no link. */
export const linkIn = ({ values }: Pick<ReceivedSms, 'values'>): string | undefined => values['link'] || undefined;

/** Worth a second look: anybody can have sent it, or it wants to lead somewhere. */
export const isSuspicious = (sms: ReceivedSms): boolean => isNumber(sms.sender) || linkIn(sms) !== undefined;
