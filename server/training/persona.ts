import { banks, type BankId } from '../../fixtures/banks.ts';
import { saoBien, treXanh } from '../agencies/bank/banks.ts';
import { accountsOf, balance } from '../agencies/bank/state.ts';
import { phone, readOn } from '../agencies/phone/phone.ts';
import { cardOf, papersOf } from '../agencies/vneid/account.ts';
import { vneid } from '../agencies/vneid/vneid.ts';
import type { Knows } from '../world/agency.ts';
import type { World } from '../world/world.ts';
import { findInCast, type Cast, type CastPlot } from './cast.ts';
import type { Scenario } from './read.ts';
import type { Run } from './run.ts';

const bankAgencies = { 'tre-xanh': treXanh.agency, 'sao-bien': saoBien.agency } as const;

/** What one has at a bank, and how one gets in. */
export interface BankCard {
  readonly bank: BankId;
  readonly name: string;
  readonly user: string;
  readonly password: string;
  readonly accounts: readonly { readonly number: string; readonly balance: number }[];
}

/** The learner's card for one seat: nothing has to be remembered. Read from the world as it is, so that a changed password is the new one. */
export interface Persona {
  readonly seat: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly password: string;
  readonly passcode: string;
  readonly banks: readonly BankCard[];
  /** What the exercise is about, and the price that was agreed on. */
  readonly plots: readonly (CastPlot & { readonly isOwn: boolean })[];
}

export function persona({ world, cast }: Pick<Run, 'world' | 'cast'>, seat: string): Persona | undefined {
  const card = cardOf(vneid.in(world), seat);
  if (!card) return undefined;
  const plots = Object.values(cast.plots).map((plot) => ({ isOwn: plot.owner === seat, ...plot }));
  return { seat, ...card, banks: bankCards(world, seat), plots };
}

function bankCards(world: World, seat: string): readonly BankCard[] {
  return Object.entries(bankAgencies).flatMap(([id, agency]) => {
    const state = agency.in(world);
    const customer = Object.hasOwn(state.customers, seat) ? state.customers[seat] : undefined;
    if (!customer) return [];
    const bank = id as BankId;
    const accounts = accountsOf(state, seat).map(({ number }) => ({ number, balance: balance(state, number) }));
    return [{ bank, name: banks[bank].name, user: customer.user, password: customer.password, accounts }];
  });
}

/** What these seats of one learner can have read: their cards, their messages, their papers, and what the story tells. */
export const knownTo = ({ world, cast, scenario }: Pick<Run, 'world' | 'cast' | 'scenario'>, seats: readonly string[]): Knows =>
  knowing(cast, scenario, seats)(world);

export function knowing(cast: Cast, scenario: Scenario, seats: readonly string[]): (world: World) => Knows {
  const told = new Set([...toldIn(scenario, cast), ...Object.values(cast.plots).flatMap(({ price, serial }) => [String(price), serial])]);
  const written = new WeakMap<object, ReadonlySet<string>>();
  /** Worked out once for each state of the wallet: most steps leave it alone. */
  const writtenIn = (world: World): ReadonlySet<string> => {
    const wallet = vneid.in(world);
    const texts = written.get(wallet) ?? new Set(seats.flatMap((seat) => writtenFor(world, seat)));
    written.set(wallet, texts);
    return texts;
  };
  return (world) => {
    const cards = writtenIn(world);
    return (text) => told.has(text) || cards.has(text) || seats.some((seat) => readOn(phone.in(world), seat, text));
  };
}

function writtenFor(world: World, seat: string): readonly string[] {
  const papers = papersOf(vneid.in(world), seat).flatMap(({ values }) => Object.values(values));
  const bankTexts = bankCards(world, seat).flatMap(({ bank, user, password, accounts }) => [
    bank,
    user,
    password,
    ...accounts.map(({ number }) => number),
  ]);
  return [...Object.values(cardOf(vneid.in(world), seat) ?? {}), ...bankTexts, ...papers];
}

/** What the story of a scenario fills in is known to whoever reads it. */
const toldIn = ({ texts }: Scenario, cast: Cast): readonly string[] =>
  Object.values(texts).flatMap(({ story }) =>
    [...story.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)].map(([, path = '']) => String(findInCast(cast, path) ?? '')),
  );
