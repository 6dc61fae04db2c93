import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import type { Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { link, office, person, type Actor, type Instant, type World } from '../../world/world.ts';
import { onCard } from './account.ts';
import { addPaper } from './commands/add-paper.ts';
import { askSignature } from './commands/ask-signature.ts';
import { changePaper } from './commands/change-paper.ts';
import { confirmCode } from './commands/confirm-code.ts';
import { confirmQr } from './commands/confirm-qr.ts';
import { declineSignature } from './commands/decline-signature.ts';
import { enterApp } from './commands/enter-app.ts';
import { grantAccess } from './commands/grant-access.ts';
import { leaveApp } from './commands/leave-app.ts';
import { logIn } from './commands/log-in.ts';
import { openAccount } from './commands/open-account.ts';
import { openPaper } from './commands/open-paper.ts';
import { readQr } from './commands/read-qr.ts';
import { refuseAccess } from './commands/refuse-access.ts';
import { refuseQr } from './commands/refuse-qr.ts';
import { sendNewCode } from './commands/send-new-code.ts';
import { showQr } from './commands/show-qr.ts';
import { sign } from './commands/sign.ts';
import { withdrawRequest } from './commands/withdraw-request.ts';
import { vneid, type LogIn, type VNeID } from './vneid.ts';

const commands: readonly Command[] = [
  ...[openAccount, enterApp, leaveApp, logIn, sendNewCode, confirmCode, grantAccess, refuseAccess],
  ...[showQr, readQr, confirmQr, refuseQr, addPaper, changePaper, openPaper, askSignature, withdrawRequest, sign, declineSignature],
];
const country: Country = {
  agencies: { practice, vneid },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [],
};

/** The rules are dated: no day without them. */
const MORNING = Date.parse('2026-11-10T08:30:00+07:00');
/** Wrong tries until something closes, as the fixtures have it on that day. */
export const TRIES = 5;

/** A person of the tests: an ID number of nobody's, secrets that stand on the card. */
export const citizen = {
  who: 'citizen',
  idNumber: '099152000123',
  name: 'LÊ THỊ HẠNH',
  sex: 'female',
  birth: '1952-03-04',
  address: '12 Ngõ Bàng, phường Tây Hồ, Hà Nội',
  phone: '0000123214',
  level: 2,
  password: 'Hoamai-52',
  passcode: '135790',
} as const;
export const other = {
  ...citizen,
  who: 'seller',
  idNumber: '099052000456',
  name: 'PHẠM VĂN ĐỨC',
  password: 'Caybang-60',
  passcode: '246813',
} as const;

interface Given {
  readonly command: { readonly id: string };
  readonly input?: unknown;
  readonly by?: Actor;
  /** How long after the step before. */
  readonly after?: Instant;
}

/** VNeID alone, with two people in it; the steps are taken one after the other, and the last outcome comes back. */
export function play(...steps: readonly Given[]): Outcome {
  const opening: readonly Given[] = [citizen, other].map((input) => ({ command: openAccount, by: office('vneid'), input }));
  return [...opening, ...steps].reduce<Outcome>((before, step) => next(before, step), { world: { ...emptyWorld(country), now: MORNING }, facts: [] });
}

/** One more step. */
export const next = ({ world }: { readonly world: World }, { command, input = {}, by = person('citizen'), after = 1000 }: Given): Outcome =>
  act(country, world, { command: command.id, by, input }, world.now + after);

export const asOffice = (command: Given['command'], input: unknown): Given => ({ command, input, by: link('land') });
export const stateOf = ({ world }: { readonly world: World }): VNeID => vneid.in(world);
export const kinds = ({ facts }: Outcome): readonly string[] => facts.map(({ kind }) => kind);

/** The log-in begun last: what a learner sees on the page and in the SMS. */
export function lastLogIn(outcome: { readonly world: World }): LogIn {
  const last = Object.values(stateOf(outcome).logIns).at(-1);
  if (!last) throw new Error('nobody has begun to log in');
  return last;
}

/** What a command suggests to the citizen, who has the card in hand and has read the texts named. */
export const suggested = (command: { readonly id: string }, { world }: { readonly world: World }, ...read: readonly string[]): readonly unknown[] =>
  country.commands[command.id]?.suggest(world, person('citizen'), (text) => onCard(vneid.in(world), 'citizen', text) || read.includes(text)) ?? [];
