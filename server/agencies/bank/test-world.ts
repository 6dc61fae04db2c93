import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import type { Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { office, person, type Actor, type Instant, type World } from '../../world/world.ts';
import { treXanh } from './banks.ts';
import type { Bank, Instruction } from './state.ts';

const { agency } = treXanh;
export const { commands } = treXanh;

const country: Country = {
  agencies: { practice, [agency.name]: agency },
  commands: Object.fromEntries(Object.values<Command>(commands).map((command) => [command.id, command])),
  links: [],
};

/** A Tuesday morning, a working day. */
const MORNING = Date.parse('2026-11-10T08:30:00+07:00');

export const citizen = {
  number: '1010123456',
  owner: 'citizen',
  holder: 'Lê Thị Hạnh',
  balance: 20_000_000,
  user: '40215566',
  password: 'Cau.vong-7',
} as const;
export const savings = { number: '1010123457', owner: 'citizen', holder: 'Lê Thị Hạnh', balance: 100_000 } as const;
export const seller = {
  number: '1010654321',
  owner: 'seller',
  holder: 'Phạm Văn Đức',
  balance: 3_000_000,
  user: '40217788',
  password: 'Mua.thu-4',
} as const;
export const treasury = { number: '1010000030', owner: 'treasury', holder: 'KHO BAC NHA NUOC (LUYEN TAP)' } as const;
export const notary = { number: '1010000010', owner: 'notary-office', holder: 'VPCC HOA GAO (LUYEN TAP)' } as const;

export const payment = {
  order: 'D00000001',
  payer: 'citizen',
  total: 315_000,
  parts: [
    { duty: 'K1', kind: 'licence-exchange-fee', payee: 'Kho bạc', account: treasury.number, amount: 115_000 },
    { duty: 'K2', kind: 'notary-fee', payee: 'Văn phòng công chứng', account: notary.number, amount: 200_000 },
  ],
  content: '099-261110-0007',
};

export interface Given {
  readonly command: { readonly id: string };
  readonly input?: unknown;
  readonly by?: Actor;
  /** How long after the step before. */
  readonly after?: Instant;
}

/** One bank alone with its customers; the steps are taken one after the other, and the last outcome comes back. */
export function play(...steps: readonly Given[]): Outcome {
  const opening = [citizen, savings, seller, treasury, notary].map((input) => asOffice(commands.openAccount, input));
  const start: Outcome = { world: { ...emptyWorld(country), now: MORNING }, facts: [] };
  return [...opening, ...steps].reduce<Outcome>((before, step) => next(before, step), start);
}

/** One more step. */
export const next = ({ world }: Pick<Outcome, 'world'>, { command, input = {}, by = person('citizen'), after = 1000 }: Given): Outcome =>
  act(country, world, { command: command.id, by, input }, world.now + after);

export const asOffice = (command: Given['command'], input: unknown = {}): Given => ({ command, input, by: office(agency.name) });
export const enter = (password: string = citizen.password): Given => ({ command: commands.enter, input: { user: citizen.user, password } });
export const present = (more: object = {}): Given => asOffice(commands.presentPayment, { ...payment, ...more });
export const approve = (account: string = citizen.number, order = payment.order): Given => ({
  command: commands.approvePayment,
  input: { order, account },
});
export const transfer = (more: object = {}): Given => ({
  command: commands.orderTransfer,
  input: { from: citizen.number, to: seller.number, amount: 500_000, content: 'tra tien', ...more },
});

export const stateOf = ({ world }: { readonly world: World }): Bank => agency.in(world);
export const kinds = ({ facts }: Outcome): readonly string[] => facts.map(({ kind }) => kind.replace(`${agency.name}/`, ''));
/** Why and where an order was refused, and whether anything moved: a refusal leaves the money where it is. */
export const refused = ({ refusal }: Outcome): readonly [string | undefined, string | null | undefined] => [refusal?.refused, refusal?.field];

/** The payment or transfer that was begun last. */
export function last(outcome: { readonly world: World }): Instruction {
  const instruction = Object.values(stateOf(outcome).instructions).at(-1);
  if (!instruction) throw new Error('nothing has been ordered');
  return instruction;
}
/** Types a code for it: the right one, unless another is given. */
export const confirm = (before: Pick<Outcome, 'world'>, typed = last(before).codes.at(-1) ?? '', after = 1000): Outcome =>
  next(before, { command: commands.confirm, input: { id: last(before).id, code: typed }, after });
export const wrongCode = (before: Pick<Outcome, 'world'>): string => (last(before).codes.includes('000000') ? '111111' : '000000');

/** What a command suggests to the citizen, who has read the texts named. */
export const suggested = (command: { readonly id: string }, { world }: Pick<Outcome, 'world'>, ...read: readonly string[]): readonly unknown[] =>
  country.commands[command.id]?.suggest(world, person('citizen'), (text) => read.includes(text)) ?? [];
