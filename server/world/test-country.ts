import { z } from 'zod';
import { act, emptyWorld, rewind, settle, type Country, type Outcome } from './act.ts';
import { defineAgency, type Command, type Folds, type Link } from './agency.ts';
import { begin, inject, leaveSeat, passTime, practice, takeSeat } from './practice.ts';
import { link, minutes, office, person, seconds, type Fact, type Instant, type Order, type World } from './world.ts';

/** A tiny country for the tests of the kernel: a till that lends coins against a code, a letter box, a clerk who answers. */

const tillFacts = {
  'opened-purse': z.object({ owner: z.string(), coins: z.int() }),
  'payment-asked': z.object({ id: z.string(), from: z.string(), coins: z.int(), code: z.string() }),
  'payment-made': z.object({ id: z.string(), from: z.string(), coins: z.int() }),
  'payment-returned': z.object({ id: z.string(), from: z.string(), because: z.string() }),
  'wrong-code': z.object({ id: z.string() }),
  shut: z.object({ until: z.int().optional() }),
  unlocked: z.object({}),
};

interface Payment {
  readonly id: string;
  readonly from: string;
  readonly coins: number;
  readonly code: string;
  readonly ends: Instant;
  readonly state: 'waiting' | 'made' | 'returned';
}
interface Till {
  readonly purses: Readonly<Record<string, number>>;
  readonly payments: Readonly<Record<string, Payment>>;
  readonly wrongCodes: number;
  readonly shut: boolean;
  readonly until: Instant | undefined;
}

const moved = (till: Till, id: string, from: string, coins: number, state: Payment['state']): Till => ({
  ...till,
  purses: { ...till.purses, [from]: till.purses[from]! - coins, clerk: till.purses['clerk']! + coins },
  payments: { ...till.payments, [id]: { ...till.payments[id]!, state } },
});

const tillFold: Folds<typeof tillFacts, Till> = {
  'opened-purse': (till, { owner, coins }) => ({ ...till, purses: { ...till.purses, [owner]: coins } }),
  'payment-asked': (till, asked, at) => ({
    ...till,
    payments: { ...till.payments, [asked.id]: { ...asked, ends: at + minutes(5), state: 'waiting' } },
  }),
  'payment-made': (till, { id, from, coins }) => moved(till, id, from, coins, 'made'),
  'payment-returned': (till, { id, from }) => moved(till, id, from, -till.payments[id]!.coins, 'returned'),
  'wrong-code': (till) => ({ ...till, wrongCodes: till.wrongCodes + 1 }),
  shut: (till, { until }) => ({ ...till, shut: true, until }),
  unlocked: (till) => ({ ...till, shut: false, until: undefined }),
};

export const till = defineAgency({
  name: 'till',
  facts: tillFacts,
  opens: { purses: {}, payments: {}, wrongCodes: 0, shut: false, until: undefined },
  fold: tillFold,
  closed: ({ shut, until }, at) => (shut && !(until !== undefined && at >= until) ? { why: 'till-shut', until: until ?? 'unknown' } : undefined),
});

export const openPurse = till.command({
  name: 'open-purse',
  from: ['office'],
  input: z.object({ owner: z.string(), coins: z.int().nonnegative() }),
  refusals: { 'purse-exists': 'owner' },
  judge: ({ purses }, { input }, refuse) => (Object.hasOwn(purses, input.owner) ? refuse('purse-exists') : [till.fact('opened-purse', input)]),
});

export const ask = till.command({
  name: 'ask',
  from: ['person'],
  input: z.object({ coins: z.coerce.number().int().positive() }),
  refusals: { 'purse-empty': 'coins' },
  judge({ purses }, { input: { coins }, by, dice }, refuse) {
    if ((purses[by.name] ?? 0) < coins) return refuse('purse-empty');
    return [till.fact('payment-asked', { id: `T${dice.digits('payment', 8)}`, from: by.name, coins, code: dice.digits('code', 6) })];
  },
  suggest: () => [{ coins: 5 }],
});

export const confirm = till.command({
  name: 'confirm',
  from: ['person'],
  input: z.object({ id: z.string(), code: z.string() }),
  secret: ['code'],
  refusals: { 'payment-unknown': null, 'code-used': 'code', 'code-wrong': 'code', 'code-late': 'code', 'purse-empty': null },
  judge({ purses, payments }, { input, by, at }, refuse) {
    const payment = payments[input.id];
    if (payment?.from !== by.name) return refuse('payment-unknown');
    if (payment.state !== 'waiting') return refuse('code-used');
    if (payment.code !== input.code) return refuse('code-wrong', till.fact('wrong-code', { id: payment.id }));
    if (at > payment.ends) return refuse('code-late');
    return (purses[by.name] ?? 0) < payment.coins ? refuse('purse-empty') : [till.fact('payment-made', payment)];
  },
  suggest: ({ payments }, { by, at, knows }) =>
    Object.values(payments)
      .filter(({ from, state, ends, code }) => from === by.name && state === 'waiting' && at <= ends && knows(code))
      .map(({ id, code }) => ({ id, code })),
});

export const giveBack = till.command({
  name: 'give-back',
  from: ['link'],
  input: z.object({ id: z.string(), because: z.string().default('') }),
  refusals: { 'payment-unknown': null },
  judge({ payments }, { input }, refuse) {
    const payment = payments[input.id];
    return payment?.state === 'made' ? [till.fact('payment-returned', { ...input, from: payment.from })] : refuse('payment-unknown');
  },
});

export const shutTill = till.command({
  name: 'shut',
  from: ['office'],
  input: z.object({ until: z.int().optional() }),
  refusals: {},
  judge: (_, { input }) => [till.fact('shut', input)],
});
export const unlockTill = till.command({
  name: 'unlock',
  from: ['office'],
  input: z.object({}),
  refusals: {},
  judge: () => [till.fact('unlocked', {})],
});

const boxFacts = { 'letter-came': z.object({ id: z.string(), owner: z.string(), what: z.string(), values: z.record(z.string(), z.string()) }) };
interface Box {
  readonly letters: readonly z.output<(typeof boxFacts)['letter-came']>[];
}
const boxFold: Folds<typeof boxFacts, Box> = { 'letter-came': ({ letters }, letter) => ({ letters: [...letters, letter] }) };
export const box = defineAgency({ name: 'box', facts: boxFacts, opens: { letters: [] }, fold: boxFold });

export const receiveLetter = box.command({
  name: 'receive-letter',
  from: ['link', 'office'],
  input: z.object({ owner: z.string(), what: z.string(), values: z.record(z.string(), z.string()) }),
  refusals: {},
  judge: (_, { input, dice }) => [box.fact('letter-came', { ...input, id: `S${dice.digits('letter', 6)}` })],
});

const clerkFacts = {
  'receipt-written': z.object({ id: z.string(), coins: z.int() }),
  invited: z.object({ guest: z.string() }),
  accepted: z.object({ guest: z.string() }),
  'went-out': z.object({}),
  'came-in': z.object({}),
};
interface Clerk {
  readonly receipts: readonly string[];
  readonly invited: readonly string[];
  readonly accepted: readonly string[];
  readonly out: boolean;
}
const clerkFold: Folds<typeof clerkFacts, Clerk> = {
  'receipt-written': (clerk, { id }) => ({ ...clerk, receipts: [...clerk.receipts, id] }),
  invited: (clerk, { guest }) => ({ ...clerk, invited: [...clerk.invited, guest] }),
  accepted: (clerk, { guest }) => ({ ...clerk, accepted: [...clerk.accepted, guest] }),
  'went-out': (clerk) => ({ ...clerk, out: true }),
  'came-in': (clerk) => ({ ...clerk, out: false }),
};
export const clerk = defineAgency({
  name: 'clerk',
  facts: clerkFacts,
  opens: { receipts: [], invited: [], accepted: [], out: false },
  fold: clerkFold,
  closed: ({ out }) => (out ? { why: 'clerk-out', until: 'unknown' } : undefined),
});

export const goOut = clerk.command({
  name: 'go-out',
  from: ['office'],
  input: z.object({}),
  refusals: {},
  judge: () => [clerk.fact('went-out', {})],
});
export const comeIn = clerk.command({
  name: 'come-in',
  from: ['office'],
  input: z.object({}),
  refusals: {},
  judge: () => [clerk.fact('came-in', {})],
});

/** Takes five coins at a time, no more and no less. */
export const writeReceipt = clerk.command({
  name: 'write-receipt',
  from: ['link'],
  input: z.object({ id: z.string(), coins: z.int() }),
  refusals: { 'coins-differ': 'coins' },
  judge: (_, { input }, refuse) => (input.coins === 5 ? [clerk.fact('receipt-written', input)] : refuse('coins-differ')),
});
export const invite = clerk.command({
  name: 'invite',
  from: ['person'],
  input: z.object({ guest: z.string() }),
  refusals: { 'invited-already': 'guest' },
  judge: ({ invited }, { input }, refuse) => (invited.includes(input.guest) ? refuse('invited-already') : [clerk.fact('invited', input)]),
});
export const accept = clerk.command({
  name: 'accept',
  from: ['person'],
  input: z.object({ guest: z.string().trim() }),
  refusals: { 'not-invited': null, 'accepted-already': null },
  judge({ invited, accepted }, { input, by }, refuse) {
    if (by.name !== input.guest || !invited.includes(input.guest)) return refuse('not-invited');
    return accepted.includes(input.guest) ? refuse('accepted-already') : [clerk.fact('accepted', input)];
  },
});

const links: readonly Link[] = [
  till.when('payment-asked', receiveLetter, ({ from, code }) => ({ owner: from, what: 'code', values: { code } }), { after: seconds(3) }),
  till.when('payment-made', writeReceipt, ({ id, coins }) => ({ id, coins }), {
    after: seconds(1),
    retry: { after: minutes(1), left: 3 },
    otherwise: ({ id }) => giveBack.order(link('clerk'), { id }),
  }),
  till.when('payment-returned', receiveLetter, ({ from, because }) => ({ owner: from, what: 'returned', values: { because } })),
  clerk.when('invited', accept, ({ guest }) => ({ guest }), { after: minutes(2), by: ({ guest }) => person(guest) }),
];

export const tiny: Country = {
  agencies: Object.fromEntries([practice, till, box, clerk].map((agency) => [agency.name, agency])),
  commands: Object.fromEntries(
    [
      ...[begin, takeSeat, leaveSeat, passTime, inject],
      ...[openPurse, ask, confirm, giveBack, shutTill, unlockTill, receiveLetter, writeReceipt, invite, accept, goOut, comeIn],
    ].map((command): [string, Command] => [command.id, command]),
  ),
  links,
};

const MORNING = Date.parse('2026-11-10T08:30:00+07:00');
export const citizen = person('citizen');
export const yard = office('practice');

/** A practice as a store sees it: every fact is kept, and has been through JSON. */
export class TestPractice {
  world: World;
  facts: readonly Fact[] = [];

  constructor(
    readonly rules: Country = tiny,
    seed = '7',
  ) {
    this.world = emptyWorld(rules);
    this.give(begin.order(yard, { seed, scenario: 'test', version: 'v1', mode: 'practise', linked: true, defects: [] }), MORNING);
    this.give(openPurse.order(office('till'), { owner: 'citizen', coins: 20 }));
    this.give(openPurse.order(office('till'), { owner: 'clerk', coins: 0 }));
  }

  give = (order: Order, at: Instant = this.world.now): Outcome => this.keep(act(this.rules, this.world, order, at));
  wait = (time: Instant): Outcome => this.give(passTime.order(yard, {}), this.world.now + time);
  look = (at: Instant): Outcome => this.keep(settle(this.rules, this.world, at));
  back = (to: number): Outcome => this.keep(rewind(this.rules, this.facts, to, citizen));

  private keep(outcome: Outcome): Outcome {
    this.world = outcome.world;
    this.facts = [...this.facts, ...(JSON.parse(JSON.stringify(outcome.facts)) as Fact[])];
    return outcome;
  }
}
