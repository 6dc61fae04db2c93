import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import type { Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { link, office, person, type Actor, type Instant } from '../../world/world.ts';
import { admitPayer, dismissPayer } from './commands/admit-payer.ts';
import { failOrder, giveUpOrder } from './commands/give-up-order.ts';
import { issueOrder } from './commands/issue-order.ts';
import { noteReturn } from './commands/note-return.ts';
import { postDuty } from './commands/post-duty.ts';
import { recordPayment } from './commands/record-payment.ts';
import { recordTransfer } from './commands/record-transfer.ts';
import { payments } from './payments.ts';
import { settledSum, type Payments, type PayOrder, type PostedDuty } from './state.ts';

const commands: readonly Command[] = [
  ...[admitPayer, dismissPayer, postDuty, issueOrder, giveUpOrder, failOrder],
  ...[recordPayment, recordTransfer, noteReturn],
];
const country: Country = {
  agencies: { practice, payments },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [],
};

const MORNING = Date.parse('2026-11-10T08:30:00+07:00');

export const dossier = '099-261110-0007';
export const treasury = { treXanh: '1010000030', saoBien: '2020000030' } as const;
export const notary = { treXanh: '1010000010', saoBien: '2020000010' } as const;

/** What an office posts; one of two in the dossier unless it is the last. */
export const duty = (more: object = {}): Given => ({
  command: postDuty,
  by: office('payments'),
  input: {
    ...{ dossier, kind: 'registration-fee', payer: 'citizen', owedBy: 'citizen', amount: 14_400_000, due: '2026-12-10' },
    payee: { name: 'Kho bạc Nhà nước', accounts: treasury },
    formula: { kind: 'percent', rate: 0.5, base: 3_200_000_000 },
    reduction: {
      ...{ kind: 'registration-fee-reduction', amount: 1_600_000, basis: 'NQ 66.22/2026', illustrative: false, until: '2027-02-28' },
      formula: { kind: 'reduction', rate: 10, of: 16_000_000 },
    },
    ...{ receipt: 'budget-payment', basis: 'NĐ 10/2022/NĐ-CP', illustrative: false, last: false },
    ...more,
  },
});
export const fee = (more: object = {}): Given =>
  duty({
    ...{ kind: 'notary-fee', amount: 2_300_000, receipt: 'invoice', last: true, reduction: undefined },
    payee: { name: 'Văn phòng công chứng', accounts: notary },
    formula: { kind: 'bracket', base: 3_200_000_000, fixed: 2_200_000, rate: 0.05, above: 3_000_000_000 },
    ...more,
  });
export const TOTAL = 16_700_000;

export interface Given {
  readonly command: { readonly id: string };
  readonly input?: unknown;
  readonly by?: Actor;
  readonly after?: Instant;
}

/** The payments alone, with one payer logged in; the steps are taken one after the other, and the last outcome comes back. */
export function play(...steps: readonly Given[]): Outcome {
  const admitted: Given = { command: admitPayer, by: link('portal'), input: { who: 'citizen', name: 'LÊ THỊ HẠNH' } };
  return [admitted, ...steps].reduce<Outcome>((before, step) => next(before, step), { world: { ...emptyWorld(country), now: MORNING }, facts: [] });
}

/** One more step. */
export const next = ({ world }: Pick<Outcome, 'world'>, { command, input = {}, by = person('citizen'), after = 1000 }: Given): Outcome =>
  act(country, world, { command: command.id, by, input }, world.now + after);

export const issue = (more: object = {}): Given => ({ command: issueOrder, input: { dossier, bank: 'tre-xanh', ...more } });
export const stateOf = ({ world }: Pick<Outcome, 'world'>): Payments => payments.in(world);
export const kinds = ({ facts }: Outcome): readonly string[] => facts.map(({ kind }) => kind.replace('payments/', ''));
export const refused = ({ refusal }: Outcome): readonly [string | undefined, string | null | undefined] => [refusal?.refused, refusal?.field];
export const lastOrder = (outcome: Pick<Outcome, 'world'>): PayOrder => {
  const order = Object.values(stateOf(outcome).orders).at(-1);
  if (!order) throw new Error('no order has been issued');
  return order;
};
export const dutyNamed = (outcome: Pick<Outcome, 'world'>, kind: string): PostedDuty => {
  const found = Object.values(stateOf(outcome).duties).find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind} has been posted`);
  return found;
};

/** The bank's word that the last order is paid. */
export const pay = (before: Pick<Outcome, 'world'>, more: object = {}): Outcome => {
  const { order, total: amount } = lastOrder(before);
  return next(before, {
    ...{ command: recordPayment, by: link('tre-xanh') },
    input: { payment: 'A1', order, payer: 'citizen', bank: 'tre-xanh', amount, ...more },
  });
};
export const transfer = (before: Pick<Outcome, 'world'>, more: object = {}): Outcome =>
  next(before, {
    ...{ command: recordTransfer, by: link('tre-xanh') },
    input: { payment: 'T1', payer: 'citizen', bank: 'tre-xanh', account: treasury.treXanh, content: dossier, amount: 14_400_000, ...more },
  });

export const suggested = (command: { readonly id: string }, { world }: Pick<Outcome, 'world'>, ...read: readonly string[]): readonly unknown[] =>
  country.commands[command.id]?.suggest(world, person('citizen'), (text) => read.includes(text)) ?? [];
export const settledSumOf = (outcome: Pick<Outcome, 'world'>): number => settledSum(stateOf(outcome));
