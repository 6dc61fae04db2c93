import type { News } from '../../world/agency.ts';
import type { Instant } from '../../world/world.ts';
import { lockedUntil, triesAllowed } from './limits.ts';
import { vneid, type Account, type LogIn, type Paper, type SignatureRequest, type VNeID } from './vneid.ts';

/** `who` may be named like anything ("constructor" too). */
export const accountOf = ({ accounts }: VNeID, who: string): Account | undefined => (Object.hasOwn(accounts, who) ? accounts[who] : undefined);
export const logInOf = ({ logIns }: VNeID, who: string, id: string): LogIn | undefined => ownedBy(logIns, who, id);
export const paperOf = ({ papers }: VNeID, who: string, id: string): Paper | undefined => ownedBy(papers, who, id);
export const requestOf = ({ requests }: VNeID, who: string, id: string): SignatureRequest | undefined => ownedBy(requests, who, id);
export const papersOf = ({ papers }: VNeID, who: string): readonly Paper[] => Object.values(papers).filter((paper) => paper.who === who);
export const requestsOf = ({ requests }: VNeID, who: string): readonly SignatureRequest[] =>
  Object.values(requests).filter((request) => request.who === who);
export const logInsOf = ({ logIns }: VNeID, who: string): readonly LogIn[] => Object.values(logIns).filter((logIn) => logIn.who === who);

function ownedBy<Thing extends { readonly who: string }>(things: Readonly<Record<string, Thing>>, who: string, id: string): Thing | undefined {
  const thing = Object.hasOwn(things, id) ? things[id] : undefined;
  return thing?.who === who ? thing : undefined;
}

export const isLocked = (account: Account, at: Instant): boolean => at < account.lockedUntil;
export const isInApp = (state: VNeID, who: string): boolean => accountOf(state, who)?.inApp ?? false;

/** Why a try to prove who one is fails, and what it leaves behind. */
interface Failed<Reason extends string> {
  readonly reason: Reason;
  readonly leaves: readonly News[];
}

/** Number and password, in the app and on the web. Only the seat's own account opens: the codes of any other go to another phone. */
export function passwordFails(
  state: VNeID,
  typed: { readonly idNumber: string; readonly password: string },
  seat: string,
  at: Instant,
): Failed<'credentials-wrong' | 'not-your-card' | 'locked' | 'password-wrong'> | undefined {
  const account = Object.values(state.accounts).find(({ idNumber }) => idNumber === typed.idNumber);
  if (!account) return { reason: 'credentials-wrong', leaves: [] };
  if (account.who !== seat) return { reason: 'not-your-card', leaves: [] };
  if (isLocked(account, at)) return { reason: 'locked', leaves: [] };
  if (account.password === typed.password) return undefined;
  const leaves = [vneid.fact('wrong-password', { who: seat }), ...lockAfter(account.wrongPasswords + 1, seat, at)];
  return { reason: 'password-wrong', leaves };
}

/** The six digits that confirm each thing in the app. */
export function passcodeFails(account: Account, typed: string, at: Instant): Failed<'locked' | 'passcode-wrong'> | undefined {
  if (isLocked(account, at)) return { reason: 'locked', leaves: [] };
  if (account.passcode === typed) return undefined;
  const leaves = [vneid.fact('wrong-passcode', { who: account.who }), ...lockAfter(account.wrongPasscodes + 1, account.who, at)];
  return { reason: 'passcode-wrong', leaves };
}

const lockAfter = (tries: number, who: string, at: Instant): readonly News[] =>
  tries < triesAllowed(at) ? [] : [vneid.fact('account-locked', { who, until: lockedUntil(at) })];

/** What the persona card prints of this account. */
export type CardText = Readonly<Record<'name' | 'idNumber' | 'phone' | 'password' | 'passcode', string>>;
export function cardOf(state: VNeID, who: string): CardText | undefined {
  const account = accountOf(state, who);
  if (!account) return undefined;
  const { name, idNumber, phone, password, passcode } = account;
  return { name, idNumber, phone, password, passcode };
}

/** Whether somebody can have read a text on their own card. */
export const onCard = (state: VNeID, who: string, text: string): boolean => Object.values(cardOf(state, who) ?? {}).includes(text);
