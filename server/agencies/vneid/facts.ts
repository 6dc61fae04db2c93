import { z } from 'zod';

const Who = z.object({ who: z.string() });
const Which = Who.extend({ id: z.string() });

/** Somebody as the population database has them, and the account that belongs to them. The secrets are made up with the person and stand on the persona card. */
export const AccountOpened = Who.extend({
  /** Số định danh cá nhân. */
  idNumber: z.string(),
  name: z.string(),
  sex: z.enum(['male', 'female']),
  /** YYYY-MM-DD */
  birth: z.string(),
  address: z.string(),
  phone: z.string(),
  /** Mức độ 1 or 2. */
  level: z.int().min(1).max(2),
  password: z.string(),
  /** Six digits. */
  passcode: z.string(),
});

/** What a wallet paper says, worded by its kind in the language files. */
export const PaperAdded = Which.extend({ kind: z.enum(['red-book']), values: z.record(z.string(), z.string()) });
export const PAPER_STATUSES = ['in-force', 'ended'] as const;

/** `document` is the asking office's own name for it; `title` says in the language files what it is and which values are shown. */
export const SignatureAsked = Who.extend({ document: z.string(), title: z.enum(['transfer-contract']), values: z.record(z.string(), z.string()) });

const method = z.enum(['password', 'qr']);

export const facts = {
  'account-opened': AccountOpened,
  'app-entered': Who,
  'app-left': Who,
  /** A wrong try, counted towards the lock. */
  'wrong-password': Who,
  'wrong-passcode': Who,
  /** `until`: when it opens by itself. */
  'account-locked': Who.extend({ until: z.int() }),
  /** Into a service, from a browser. A new one takes the place of an unfinished one. */
  'log-in-started': Which.extend({ service: z.string(), method }),
  /** `until`: when it counts no longer. */
  'code-sent': Which.extend({ code: z.string(), until: z.int() }),
  'wrong-code': Which,
  /** Too many wrong codes: this log-in is over, a new one may begin. */
  'log-in-ended': Which,
  'code-matched': Which,
  'qr-shown': Which.extend({ code: z.string(), until: z.int() }),
  'qr-read': Which,
  /** The person agreed that the service learns who they are. */
  'access-granted': Which.extend({ service: z.string(), method, name: z.string(), idNumber: z.string() }),
  'access-refused': Which.extend({ service: z.string() }),
  'paper-added': PaperAdded,
  'paper-changed': Which.extend({ status: z.enum(PAPER_STATUSES) }),
  'signature-asked': SignatureAsked.extend({ id: z.string() }),
  signed: Which.extend({ document: z.string() }),
  'signature-declined': Which.extend({ document: z.string() }),
  /** The office that asked takes its document back: whoever was to sign, or has signed, is no longer bound. */
  'signature-withdrawn': Which.extend({ document: z.string() }),
  /** Somebody looked at a paper in the wallet on purpose. */
  'paper-opened': Which.extend({ kind: PaperAdded.shape.kind, status: z.enum(PAPER_STATUSES) }),
};
