import { getInForce } from '../../../fixtures/dated.ts';
import { receiptForms } from '../../../fixtures/law/forms.ts';
import type { News } from '../../world/agency.ts';
import type { Dice } from '../../world/dice.ts';
import type { Instant } from '../../world/world.ts';
import { localDay } from '../calendar.ts';
import { payments } from './payments.ts';
import { dutiesOf, isComplete, isOpen, type Payments, type PostedDuty } from './state.ts';

/** Money as it came from a bank. */
export interface Money {
  readonly payment: string;
  readonly payer: string;
  readonly bank: 'tre-xanh' | 'sao-bien';
  readonly amount: number;
}
interface Moment {
  readonly at: Instant;
  readonly dice: Dice;
}

/** All these duties are paid at once, each with its own receipt; with the last one the dossier is settled. */
export function settle(state: Payments, duties: readonly PostedDuty[], money: Money & { readonly order: string }, moment: Moment): [News, ...News[]] {
  const { payment, payer, bank, order } = money;
  const settled = duties.map((duty) => {
    const { id, dossier, amount } = duty;
    return payments.fact('duty-settled', { duty: id, dossier, payment, order, payer, bank, amount, receipt: drawReceipt(duty, moment) });
  });
  const [first, ...rest] = settled;
  const dossier = duties[0]?.dossier;
  if (!first || dossier === undefined) throw new Error('nothing to settle');
  return [first, ...rest, ...ending(state, dossier, duties)];
}

function ending(state: Payments, dossier: string, now: readonly PostedDuty[]): readonly News[] {
  const left = dutiesOf(state, dossier).filter((duty) => isOpen(duty) && !now.includes(duty));
  if (left.length > 0 || !isComplete(state, dossier)) return [];
  return [payments.fact('dossier-settled', { dossier, payer: now[0]?.payer ?? '' })];
}

/** The number is drawn; a real one counts on from 1 January. The reference has the 17 digits of the treasury's, or is empty. */
function drawReceipt({ id, receipt: kind }: PostedDuty, { at, dice }: Moment) {
  const { form, series, numberDigits } = getInForce(receiptForms[kind], localDay(at));
  const reference = kind === 'budget-payment' ? `1102026${dice.digits(`reference ${id}`, 10)}` : '';
  return { kind, form, series, number: dice.digits(`receipt ${id}`, numberDigits), reference };
}
