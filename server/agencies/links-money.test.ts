import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { offices } from '../../fixtures/offices.ts';
import { act, emptyWorld, nextDue, replay, settle, type Country, type Outcome } from '../world/act.ts';
import type { Command } from '../world/agency.ts';
import { practice } from '../world/practice.ts';
import { link, minutes, office, person, seconds, type Fact, type Instant, type Order, type World } from '../world/world.ts';
import { saoBien, treXanh, type BankWhole } from './bank/banks.ts';
import { balance, carriedOutTwice, ledgerSum, overdrawn } from './bank/state.ts';
import { moneyLinks } from './links-money.ts';
import { admitPayer, dismissPayer } from './payments/commands/admit-payer.ts';
import { failOrder, giveUpOrder } from './payments/commands/give-up-order.ts';
import { issueOrder } from './payments/commands/issue-order.ts';
import { noteReturn } from './payments/commands/note-return.ts';
import { postDuty } from './payments/commands/post-duty.ts';
import { recordPayment } from './payments/commands/record-payment.ts';
import { recordTransfer } from './payments/commands/record-transfer.ts';
import { payments } from './payments/payments.ts';
import { settledSum, unmatchedSum } from './payments/state.ts';
import { receiveNotice } from './phone/commands/receive-notice.ts';
import { receiveSms } from './phone/commands/receive-sms.ts';
import { inboxOf, noticesOf, phone, readOn } from './phone/phone.ts';
import { portal } from './portal/portal.ts';

const commands: readonly Command[] = [
  ...Object.values<Command>(treXanh.commands),
  ...Object.values<Command>(saoBien.commands),
  ...[admitPayer, dismissPayer, postDuty, issueOrder, giveUpOrder, failOrder, recordPayment, recordTransfer, noteReturn],
  ...[receiveSms, receiveNotice],
];
const country: Country = {
  agencies: { practice, portal, payments, phone, 'tre-xanh': treXanh.agency, 'sao-bien': saoBien.agency },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: moneyLinks,
};

const dossier = '099-261110-0007';
const citizen = person('citizen');
const banks = { 'tre-xanh': treXanh, 'sao-bien': saoBien } as const;
const own = { 'tre-xanh': '1010123456', 'sao-bien': '2020123456' } as const;
const card = { user: '40215566', password: 'Cau.vong-7' } as const;
const treasury = offices.treasury.accounts ?? { treXanh: '', saoBien: '' };
const notary = offices['notary-office'].accounts ?? { treXanh: '', saoBien: '' };
const institutions = { 'tre-xanh': [treasury.treXanh, notary.treXanh], 'sao-bien': [treasury.saoBien, notary.saoBien] } as const;
const BALANCE = 20_000_000;
const TOTAL = 7_300_000;

/** A practice under way: each order, with all that follows from it. */
interface Run {
  readonly world: World;
  readonly facts: readonly Fact[];
  readonly last: Outcome | undefined;
}
const give = (run: Run, order: Order, at: Instant = run.world.now + 1000): Run => {
  const last = act(country, run.world, order, at);
  return { world: last.world, facts: [...run.facts, ...last.facts], last };
};
const wait = (run: Run, time: Instant): Run => {
  const { world, facts } = settle(country, run.world, run.world.now + time);
  return { ...run, world, facts: [...run.facts, ...facts] };
};

const open = ({ commands: { openAccount } }: BankWhole, bank: 'tre-xanh' | 'sao-bien'): readonly Order[] => [
  openAccount.order(office(bank), { number: own[bank], owner: 'citizen', holder: 'Lê Thị Hạnh', balance: BALANCE, ...card }),
  ...institutions[bank].map((number, i) => openAccount.order(office(bank), { number, owner: i === 0 ? 'treasury' : 'notary-office', holder: 'X' })),
];
const duty = {
  dossier,
  payer: 'citizen',
  owedBy: 'citizen',
  due: '2026-12-10',
  formula: { kind: 'fixed' },
  basis: 'Luật',
  illustrative: true,
} as const;
const start: Run = [
  ...open(treXanh, 'tre-xanh'),
  ...open(saoBien, 'sao-bien'),
  admitPayer.order(link('portal'), { who: 'citizen', name: 'LÊ THỊ HẠNH' }),
  postDuty.order(office('payments'), {
    ...duty,
    ...{ kind: 'registration-fee', amount: 5_000_000, payee: { name: 'Kho bạc', accounts: treasury }, receipt: 'budget-payment', last: false },
  }),
  postDuty.order(office('payments'), {
    ...duty,
    ...{ kind: 'notary-fee', amount: 2_300_000, payee: { name: 'Công chứng', accounts: notary }, receipt: 'invoice', last: true },
  }),
].reduce(give, { world: { ...emptyWorld(country), now: Date.parse('2026-11-10T08:30:00+07:00') }, facts: [], last: undefined });

const suggestion = (run: Run, command: Command): Order => {
  const [input] = command.suggest(
    run.world,
    citizen,
    (text) => Object.values<string>(card).includes(text) || readOn(phone.in(run.world), 'citizen', text),
  );
  if (input === undefined) throw new Error(`nothing to enter at ${command.id}`);
  return { command: command.id, by: citizen, input };
};
/** From the notice to the bank's last word, as somebody would who reads the SMS. */
const payWith = (run: Run, bank: 'tre-xanh' | 'sao-bien'): Run => {
  const { enter, approvePayment, confirm } = banks[bank].commands;
  const ordered = give(run, issueOrder.order(citizen, { dossier, bank }));
  const inside = banks[bank].agency.in(ordered.world).entered.includes('citizen') ? ordered : give(ordered, suggestion(ordered, enter));
  const approved = wait(give(inside, suggestion(inside, approvePayment)), seconds(5));
  return give(approved, suggestion(approved, confirm));
};
const held = (world: World): number =>
  Object.entries(banks).reduce(
    (sum, [id, { agency }]) => sum + institutions[id as keyof typeof banks].reduce((part, n) => part + balance(agency.in(world), n), 0),
    0,
  );
const purse = (world: World): number =>
  Object.entries(banks).reduce((sum, [id, { agency }]) => sum + balance(agency.in(world), own[id as keyof typeof banks]), 0);
const happened = ({ facts }: Pick<Run, 'facts'>, kind: string): number => facts.filter((fact) => fact.kind === kind).length;

describe('paying the portal’s order at a bank', () => {
  test('settles every duty a few seconds after the bank’s own word, and not before', () => {
    const paid = payWith(start, 'tre-xanh');
    expect([happened(paid, 'tre-xanh/payment-made'), happened(paid, 'payments/duty-settled')]).toEqual([1, 0]);
    const settled = wait(paid, seconds(10));
    expect([happened(settled, 'payments/duty-settled'), happened(settled, 'payments/dossier-settled')]).toEqual([2, 1]);
    expect([held(settled.world), purse(settled.world)]).toEqual([TOTAL, 2 * BALANCE - TOTAL]);
  });

  test('names purpose and sum in the SMS with the code, and puts no link in it', () => {
    const [sms] = inboxOf(phone.in(payWith(start, 'tre-xanh').world), 'citizen');
    expect(sms).toMatchObject({ sender: 'TREXANH', message: 'bank-payment-code', values: { bank: 'Tre Xanh', amount: String(TOTAL), dossier } });
    expect(sms?.values).not.toHaveProperty('link');
  });

  test('tells of the payment, of the balance and of the receipts', () => {
    const notices = noticesOf(phone.in(wait(payWith(start, 'sao-bien'), minutes(1)).world), 'citizen');
    expect(notices.map(({ app, message }) => [app, message])).toEqual([
      ['sao-bien-app', 'bank-paid'],
      ['portal', 'dossier-paid'],
    ]);
    expect(notices[0]?.values).toMatchObject({ balance: String(BALANCE - TOTAL), to: 'sao-bien-app/accounts/2020123456' });
  });

  test('paid twice on purpose, takes the money twice and gives it back after a while', () => {
    const twice = wait(payTwice(), minutes(1));
    expect(purse(twice.world)).toBe(2 * BALANCE - 2 * TOTAL);
    expect(unmatchedSum(payments.in(twice.world))).toBe(TOTAL);
    const later = wait(twice, minutes(10));
    expect([purse(later.world), unmatchedSum(payments.in(later.world))]).toEqual([2 * BALANCE - TOTAL, 0]);
    expect(happened(later, 'payments/payment-returned')).toBe(1);
  });

  test('waits for a bank that is down and goes on when it is back', () => {
    const down = give(start, treXanh.commands.goDown.order(office('tre-xanh'), {}));
    const ordered = wait(give(down, issueOrder.order(citizen, { dossier, bank: 'tre-xanh' })), minutes(3));
    expect(happened(ordered, 'tre-xanh/payment-presented')).toBe(0);
    const up = wait(give(ordered, treXanh.commands.comeUp.order(office('tre-xanh'), {})), minutes(2));
    expect(happened(up, 'tre-xanh/payment-presented')).toBe(1);
  });

  test('gives the order up where the bank stays down', () => {
    const down = give(start, treXanh.commands.goDown.order(office('tre-xanh'), {}));
    expect(happened(wait(give(down, issueOrder.order(citizen, { dossier, bank: 'tre-xanh' })), minutes(20)), 'payments/order-failed')).toBe(1);
  });

  test('withdraws at the bank what was given up at the portal', () => {
    const ordered = give(start, issueOrder.order(citizen, { dossier, bank: 'tre-xanh' }));
    expect(happened(wait(give(ordered, suggestion(ordered, giveUpOrder)), minutes(1)), 'tre-xanh/payment-withdrawn')).toBe(1);
  });
});

/** Two orders are open before the first is paid: nothing warns any more. */
function payTwice(): Run {
  const two = give(start, issueOrder.order(citizen, { dossier, bank: 'sao-bien' }));
  const { enter, approvePayment, confirm } = saoBien.commands;
  const first = wait(payWith(two, 'tre-xanh'), minutes(1));
  const inside = give(first, suggestion(first, enter));
  const approved = wait(give(inside, suggestion(inside, approvePayment)), seconds(5));
  return give(approved, suggestion(approved, confirm));
}

describe('a plain transfer to an office', () => {
  const send = (amount: number, content: string): Run => {
    const { enter, orderTransfer, approveTransfer, confirm } = treXanh.commands;
    const inside = give(start, suggestion(start, enter));
    const ordered = give(inside, orderTransfer.order(citizen, { from: own['tre-xanh'], to: treasury.treXanh, amount, content }));
    const approved = wait(give(ordered, suggestion(ordered, approveTransfer)), seconds(5));
    return give(approved, suggestion(approved, confirm));
  };

  test('settles the duty of that amount', () => {
    const settled = wait(send(5_000_000, `nop ho so ${dossier}`), minutes(1));
    expect(settledSum(payments.in(settled.world))).toBe(5_000_000);
  });

  test('of a wrong amount settles nothing and comes back', () => {
    const wrong = wait(send(500_000, `nop ho so ${dossier}`), minutes(1));
    expect([settledSum(payments.in(wrong.world)), unmatchedSum(payments.in(wrong.world))]).toEqual([0, 500_000]);
    expect(purse(wait(wrong, minutes(10)).world)).toBe(2 * BALANCE);
    const messages = noticesOf(phone.in(wait(wrong, minutes(10)).world), 'citizen').map(({ message }) => message);
    expect(messages).toEqual(['bank-transferred', 'payment-amount-differs', 'bank-returned']);
  });
});

describe('whatever anybody does', () => {
  const bankIds = ['tre-xanh', 'sao-bien'] as const;
  const deed = fc.record({
    what: fc.constantFrom(
      ...'issue give-up enter enter-wrong leave approve transfer transfer approve-transfer new-code confirm confirm-wrong confirm-old'.split(' '),
      ...'cancel down up up look jump sane sane sane sane sane sane sane sane sane sane sane sane'.split(' '),
    ),
    bank: fc.constantFrom(...bankIds),
    pick: fc.nat(50),
    amount: fc.constantFrom(1, 2_300_000, 5_000_000, 7_300_000, 12_000_000, 19_999_999),
    time: fc.constantFrom(seconds(1), seconds(4), seconds(40), minutes(6), minutes(24 * 60)),
  });
  type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

  const orderOf = ({ world }: Run, { what, bank, pick, amount }: Deed): Order | undefined => {
    const { agency, commands: c } = banks[bank];
    const state = agency.in(world);
    const among = <T>(all: readonly T[]): T | undefined => all[pick % Math.max(1, all.length)];
    const one = among(Object.values(state.instructions));
    const id = one?.id ?? 'A0';
    const to = among([...institutions[bank], own[bank], 'capital', '1010999999']) ?? '';
    const orders: Readonly<Record<string, () => Order>> = {
      issue: () => issueOrder.order(citizen, { dossier, bank }),
      'give-up': () => giveUpOrder.order(citizen, { order: among(Object.keys(payments.in(world).orders)) ?? 'D0' }),
      enter: () => c.enter.order(citizen, card),
      'enter-wrong': () => c.enter.order(citizen, { ...card, password: 'x' }),
      leave: () => c.leave.order(citizen, {}),
      approve: () => c.approvePayment.order(citizen, { order: among(Object.keys(state.payments)) ?? 'D0', account: own[bank] }),
      transfer: () => c.orderTransfer.order(citizen, { from: own[bank], to, amount, content: pick % 4 ? `ho so ${dossier}` : 'tien nha' }),
      'approve-transfer': () => c.approveTransfer.order(citizen, { id }),
      'new-code': () => c.sendNewCode.order(citizen, { id }),
      confirm: () => c.confirm.order(citizen, { id, code: one?.codes.at(-1) ?? '000000' }),
      'confirm-old': () => c.confirm.order(citizen, { id, code: one?.codes[0] ?? '000000' }),
      'confirm-wrong': () => c.confirm.order(citizen, { id, code: '000000' }),
      cancel: () => c.cancel.order(citizen, { id }),
      down: () => c.goDown.order(office(bank), {}),
      up: () => c.comeUp.order(office(bank), {}),
    };
    return orders[what]?.();
  };
  /** What somebody would do next who has read everything. */
  const sane = ({ world }: Run, { bank }: Deed): Order | undefined => {
    const { confirm, approveTransfer, approvePayment, enter } = banks[bank].commands;
    const next: readonly Command[] = [confirm, approveTransfer, approvePayment, enter, issueOrder];
    return next.flatMap((command) => command.suggest(world, citizen, () => true).map((input) => ({ command: command.id, by: citizen, input })))[0];
  };
  const perform = (run: Run, step: Deed): Run => {
    if (step.what === 'look') return wait(run, 0);
    if (step.what === 'jump') return wait(run, Math.max(0, (nextDue(run.world)?.at ?? run.world.now) - run.world.now));
    const order = step.what === 'sane' ? sane(run, step) : orderOf(run, step);
    return order ? give(run, order, run.world.now + step.time) : run;
  };
  /** Nothing of it ever breaks, at no step. */
  const check = ({ world, facts }: Run): void => {
    for (const { agency } of Object.values(banks)) {
      const state = agency.in(world);
      expect([ledgerSum(state), overdrawn(state), carriedOutTwice(state)]).toEqual([0, [], []]);
    }
    expect(held(world) + purse(world)).toBe(2 * BALANCE);
    const settled = facts.filter(({ kind }) => kind === 'payments/duty-settled').map(({ data }) => (data as { duty: string }).duty);
    expect(new Set(settled).size).toBe(settled.length);
    const confirmed = facts.filter(({ kind }) => /-made$/.test(kind)).map(({ data }) => (data as { id: string }).id);
    expect(new Set(confirmed).size).toBe(confirmed.length);
    expect(happened({ facts }, 'payments/dossier-settled')).toBeLessThanOrEqual(1);
  };

  test('money is conserved to the đồng, a duty is settled at most once, no code counts twice', () => {
    let [paid, surplus] = [0, 0];
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 50, size: 'max' }), (steps) => {
        const run = steps.reduce<Run>((before, step) => {
          const after = perform(before, step);
          check(after);
          return after;
        }, start);
        const up = bankIds.reduce((before, bank) => give(before, banks[bank].commands.comeUp.order(office(bank), {})), run);
        const done = wait(up, minutes(90));
        check(done);
        // All that came is used or has gone back.
        expect(held(done.world)).toBe(settledSum(payments.in(done.world)));
        expect(unmatchedSum(payments.in(done.world))).toBe(0);
        expect({ ...replay(country, done.facts), now: 0 }).toEqual({ ...done.world, now: 0 });
        paid += settledSum(payments.in(done.world)) > 0 ? 1 : 0;
        surplus += happened(done, 'payments/payment-returned');
      }),
      { numRuns: 100, seed: 9 },
    );
    expect([paid > 20, surplus > 5]).toEqual([true, true]); // it is no proof if nobody ever paid, or too much
  });
});
