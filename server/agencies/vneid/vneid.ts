import type { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';
import type { Instant } from '../../world/world.ts';
import { facts, type PAPER_STATUSES } from './facts.ts';

type Data<What extends keyof typeof facts> = z.output<(typeof facts)[What]>;

export interface Account extends Data<'account-opened'> {
  readonly inApp: boolean;
  readonly wrongPasswords: number;
  readonly wrongPasscodes: number;
  /** Closed before this instant; 0: never was. */
  readonly lockedUntil: Instant;
  /** Every code that was sent, oldest first, so that an old one can be told from a wrong one. */
  readonly codes: readonly { readonly code: string; readonly logIn: string; readonly used: boolean }[];
}

export interface LogIn extends Data<'log-in-started'> {
  /** password: code → consent → granted; qr: shown → confirm → granted. `over`: too many wrong codes; `replaced`: by a newer one. */
  readonly stage: 'code' | 'consent' | 'shown' | 'confirm' | 'granted' | 'refused' | 'over' | 'replaced';
  /** The newest code: from the SMS, or under the QR picture. */
  readonly code: string;
  readonly codeEnds: Instant;
  readonly wrongCodes: number;
}

export interface Paper extends Data<'paper-added'> {
  readonly status: (typeof PAPER_STATUSES)[number];
  /** Its owner has looked at it. */
  readonly opened: boolean;
}

export interface SignatureRequest extends Data<'signature-asked'> {
  readonly state: 'asked' | 'signed' | 'declined' | 'withdrawn';
  readonly askedAt: Instant;
  readonly answeredAt: Instant | undefined;
}

export interface VNeID {
  /** By person. */
  readonly accounts: Readonly<Record<string, Account>>;
  readonly logIns: Readonly<Record<string, LogIn>>;
  readonly papers: Readonly<Record<string, Paper>>;
  readonly requests: Readonly<Record<string, SignatureRequest>>;
}

const opens: VNeID = { accounts: {}, logIns: {}, papers: {}, requests: {} };

/** What a fact is about: there is no fact about what is not there. */
function there<Thing>(things: Readonly<Record<string, Thing>>, id: string): Thing {
  const thing = things[id];
  if (thing === undefined) throw new Error(`a fact about ${id}, which is not there`);
  return thing;
}

const account = (state: VNeID, who: string, change: Partial<Account>): VNeID => ({
  ...state,
  accounts: { ...state.accounts, [who]: { ...there(state.accounts, who), ...change } },
});
const logIn = (state: VNeID, id: string, change: Partial<LogIn>): VNeID => ({
  ...state,
  logIns: { ...state.logIns, [id]: { ...there(state.logIns, id), ...change } },
});
const answered = (state: VNeID, id: string, answer: SignatureRequest['state'], at: Instant): VNeID => ({
  ...state,
  requests: { ...state.requests, [id]: { ...there(state.requests, id), state: answer, answeredAt: at } },
});

const OPEN_STAGES: readonly LogIn['stage'][] = ['code', 'consent', 'shown', 'confirm'];
export const isOpen = ({ stage }: LogIn): boolean => OPEN_STAGES.includes(stage);

function started(state: VNeID, begun: Data<'log-in-started'>): VNeID {
  const others = Object.entries(state.logIns).map(([id, other]): [string, LogIn] => [
    id,
    other.who === begun.who && isOpen(other) ? { ...other, stage: 'replaced' } : other,
  ]);
  const fresh: LogIn = { stage: begun.method === 'qr' ? 'shown' : 'code', code: '', codeEnds: 0, wrongCodes: 0, ...begun };
  return account(
    { ...state, logIns: { ...Object.fromEntries(others), [begun.id]: fresh } },
    begun.who,
    begun.method === 'password' ? { wrongPasswords: 0 } : {},
  );
}

const fold: Folds<typeof facts, VNeID> = {
  'account-opened': (state, opened) => ({
    ...state,
    accounts: { ...state.accounts, [opened.who]: { inApp: false, wrongPasswords: 0, wrongPasscodes: 0, lockedUntil: 0, codes: [], ...opened } },
  }),
  'app-entered': (state, { who }) => account(state, who, { inApp: true, wrongPasswords: 0 }),
  'app-left': (state, { who }) => account(state, who, { inApp: false }),
  'wrong-password': (state, { who }) => account(state, who, { wrongPasswords: there(state.accounts, who).wrongPasswords + 1 }),
  'wrong-passcode': (state, { who }) => account(state, who, { wrongPasscodes: there(state.accounts, who).wrongPasscodes + 1 }),
  'account-locked': (state, { who, until }) => account(state, who, { lockedUntil: until, wrongPasswords: 0, wrongPasscodes: 0 }),
  'log-in-started': started,
  'code-sent': (state, { id, who, code, until }) =>
    logIn(account(state, who, { codes: [...there(state.accounts, who).codes, { code, logIn: id, used: false }] }), id, { code, codeEnds: until }),
  'wrong-code': (state, { id }) => logIn(state, id, { wrongCodes: there(state.logIns, id).wrongCodes + 1 }),
  'log-in-ended': (state, { id }) => logIn(state, id, { stage: 'over' }),
  'code-matched': (state, { id, who }) => {
    const { code } = there(state.logIns, id);
    const codes = there(state.accounts, who).codes.map((sent) => (sent.code === code && sent.logIn === id ? { ...sent, used: true } : sent));
    return logIn(account(state, who, { codes }), id, { stage: 'consent' });
  },
  'qr-shown': (state, { id, code, until }) => logIn(state, id, { code, codeEnds: until }),
  'qr-read': (state, { id }) => logIn(state, id, { stage: 'confirm' }),
  'access-granted': (state, { id, who, method }) =>
    logIn(account(state, who, method === 'qr' ? { wrongPasscodes: 0 } : {}), id, { stage: 'granted' }),
  'access-refused': (state, { id }) => logIn(state, id, { stage: 'refused' }),
  'paper-added': (state, paper) => ({ ...state, papers: { ...state.papers, [paper.id]: { status: 'in-force', opened: false, ...paper } } }),
  'paper-changed': (state, { id, status }) => ({ ...state, papers: { ...state.papers, [id]: { ...there(state.papers, id), status } } }),
  'signature-asked': (state, request, at) => ({
    ...state,
    requests: { ...state.requests, [request.id]: { state: 'asked', askedAt: at, answeredAt: undefined, ...request } },
  }),
  signed: (state, { id, who }, at) => answered(account(state, who, { wrongPasscodes: 0 }), id, 'signed', at),
  'signature-declined': (state, { id }, at) => answered(state, id, 'declined', at),
  'signature-withdrawn': (state, { id }, at) => answered(state, id, 'withdrawn', at),
  'paper-opened': (state, { id }) => ({ ...state, papers: { ...state.papers, [id]: { ...there(state.papers, id), opened: true } } }),
};

/** The electronic identity: accounts, log-ins to services, the wallet, signatures. `vneid.gov.vn` and the app on the phone are two faces of it. */
export const vneid = defineAgency({ name: 'vneid', facts, opens, fold });
