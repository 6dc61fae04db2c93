import { z } from 'zod';
import { inForce, type Dated } from '../../../fixtures/dated.ts';
import { changeRegistrationFee, licenceExchangeFee, newCertificateFee } from '../../../fixtures/law/fees.ts';
import type { DutyLine } from '../../agencies/duty-line.ts';
import { appraisalFee } from '../../agencies/land/appraisal-fee.ts';
import { notaryFee } from '../../agencies/notary/notary-fee.ts';
import { incomeTax } from '../../agencies/tax/income-tax.ts';
import { registrationFee } from '../../agencies/tax/registration-fee.ts';
import { arranged, givenInEach } from '../messages.ts';
import type { Scenario } from '../read.ts';
import { walkOf } from '../scenario.ts';
import { error, type Finding } from './finding.ts';

type Path = readonly PropertyKey[];

/** What of a posted duty can be checked by itself; anything else its command judges. */
const Posted = z.object({
  kind: z.string(),
  amount: z.number(),
  due: z.string(),
  formula: z.looseObject({ kind: z.string() }).catch({ kind: '' }),
  reduction: z.object({ amount: z.number() }).optional().catch(undefined),
});
type Posted = z.output<typeof Posted>;

/** Taxes and fees that an exercise asks for, against the dated data of the house, in each variant. */
export function wrongDuties(scenario: Scenario, day: string): readonly Finding[] {
  const found = movesOf(scenario).flatMap(({ move, path }) => {
    if (!('do' in move) || move.do !== 'payments/post-duty' || typeof move.with !== 'object') return [];
    return givenInEach(scenario, move.with, [...path, 'with']).flatMap(({ given, pathOf }) => {
      const duty = Posted.safeParse(given).data;
      return duty ? wrongDuty(duty, pathOf, day) : [];
    });
  });
  const keys = found.map((finding) => JSON.stringify(finding));
  return found.filter((_, i) => keys.indexOf(keys[i] ?? '') === i); // two variants may say the same
}

const movesOf = (scenario: Scenario) => [
  ...arranged(scenario),
  ...Object.entries(scenario.walkthroughs).flatMap(([name, walk]) =>
    walkOf(scenario, name).moves.map((move, i) => ({ move, path: ['walkthroughs', name, ...(Array.isArray(walk) ? [] : ['moves']), i] })),
  ),
];

function wrongDuty(duty: Posted, pathOf: (field: string) => Path, day: string): readonly Finding[] {
  const { amount, due, formula } = duty;
  const made = madeBy(formula, duty.reduction?.amount ?? 0);
  return [
    ...(due < day ? [error(pathOf('due'), `it is due on ${due}, before the practice begins on ${day}: give a later day`)] : []),
    ...(made === undefined || made === amount
      ? againstRates(duty, pathOf, day)
      : [error(pathOf('amount'), `the amount is ${amount} and its formula makes ${made}: make them agree`)]),
  ];
}

const Fixed = z.object({ kind: z.literal('fixed'), each: z.number(), count: z.number().default(1) });
const Percent = z.object({ kind: z.literal('percent'), base: z.number(), rate: z.number(), most: z.number().default(Infinity) });
const Bracket = z.object({ kind: z.literal('bracket'), base: z.number(), fixed: z.number(), rate: z.number(), above: z.number() });

/** What a formula comes to by its own numbers; undefined where they do not stand there. Rates are in per cent. */
function madeBy(formula: Posted['formula'], off: number): number | undefined {
  const [fixed, percent, bracket] = [Fixed.safeParse(formula).data, Percent.safeParse(formula).data, Bracket.safeParse(formula).data];
  if (fixed) return fixed.each * fixed.count - off;
  if (percent) return Math.min(percent.most, Math.round((percent.base * percent.rate) / 100)) - off;
  return bracket && bracket.fixed + Math.round(((bracket.base - bracket.above) * bracket.rate) / 100) - off;
}

interface Rates {
  readonly law: string;
  readonly file: string;
  /** What one of them may cost: in a ward or in a commune, online or at the counter. */
  readonly each: readonly number[];
}

const ratesOf = (file: string, rule: Dated | undefined, each: readonly number[]): Rates | undefined => rule && { law: rule.source.law, file, each };
const FEES = 'fixtures/law/fees.ts';

/** Kinds whose sum stands in the law itself. */
const FIXED: Readonly<Record<string, (day: string) => Rates | undefined>> = {
  'licence-exchange-fee': (day) => {
    const rule = inForce(licenceExchangeFee, day);
    return ratesOf(FEES, rule, rule ? [rule.online] : []);
  },
  'change-registration-fee': (day) => {
    const rule = inForce(changeRegistrationFee, day);
    return ratesOf(FEES, rule, rule ? [rule.online, ...Object.values(rule.counter)] : []);
  },
  'certificate-fee': (day) => {
    const rule = inForce(newCertificateFee, day);
    return ratesOf(FEES, rule, rule ? [rule.online, ...Object.values(rule.counter).flatMap(({ landOnly, withHouse }) => [landOnly, withHouse])] : []);
  },
};

/** Kinds that are worked out from a price or a value, as their office does it: every sum that it may come to. */
const WORKED_OUT: Readonly<Record<string, { readonly file: string; readonly lines: (base: number, day: string) => readonly DutyLine[] }>> = {
  'personal-income-tax': { file: 'fixtures/law/taxes.ts', lines: (base, day) => [incomeTax(base, day)] },
  'registration-fee': {
    file: 'fixtures/law/taxes.ts',
    lines: (base, day) => [true, false].map((online) => registrationFee(base, day, { online, reducedAlready: false })),
  },
  'notary-fee': { file: 'fixtures/law/notary-fees.ts', lines: (base, day) => [notaryFee(base, day)] },
  'appraisal-fee': { file: FEES, lines: (base, day) => [appraisalFee(base, day)] },
};

function againstRates(duty: Posted, pathOf: (field: string) => Path, day: string): readonly Finding[] {
  const { kind, amount, formula } = duty;
  const rates = Object.hasOwn(FIXED, kind) ? FIXED[kind]?.(day) : undefined;
  if (rates) {
    const each = Fixed.safeParse(formula).data?.each;
    if (each !== undefined) return rates.each.includes(each) ? [] : [unlawful(pathOf('formula'), each, rates, day)];
    const whole = amount + (duty.reduction?.amount ?? 0);
    return rates.each.includes(whole) ? [] : [unlawful(pathOf('amount'), amount, rates, day, { more: severalOf(whole, rates.each) })];
  }
  const { base } = formula;
  const worked = Object.hasOwn(WORKED_OUT, kind) && typeof base === 'number' && base > 0 ? WORKED_OUT[kind] : undefined;
  if (!worked || typeof base !== 'number') return [];
  const lines = worked.lines(base, day);
  const sums = lines.map((line) => line.amount);
  return sums.includes(amount)
    ? []
    : [unlawful(pathOf('amount'), amount, { law: lines[0]?.basis ?? '', file: worked.file, each: [...new Set(sums)] }, day, { of: ` of ${base}` })];
}

/** Two licences are exchanged at once: that is for the formula to say. */
function severalOf(whole: number, rates: readonly number[]): string {
  const each = rates.find((rate) => rate > 0 && whole > 0 && whole % rate === 0);
  return each === undefined ? '' : ` (if it is for several, write formula: { kind: fixed, each: ${each}, count: ${whole / each} })`;
}

const unlawful = (path: Path, amount: number, { law, file, each }: Rates, day: string, { of = '', more = '' } = {}): Finding =>
  error(path, `by ${law} this fee${of} is ${[...each].sort((a, b) => a - b).join(' or ')} on ${day}, not ${amount}${more}: see ${file}`);
