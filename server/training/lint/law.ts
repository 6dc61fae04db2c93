import { z } from 'zod';
import { getInForce, inForce } from '../../../fixtures/dated.ts';
import { bankCode, vneidCode } from '../../../fixtures/law/codes.ts';
import { licenceExchangeFee } from '../../../fixtures/law/fees.ts';
import { closedNow, instantAt } from '../../agencies/calendar.ts';
import { arranged } from '../messages.ts';
import type { Scenario } from '../read.ts';
import { error, warning, type Finding } from './finding.ts';
import { textsOf } from './texts-of.ts';

type Path = readonly PropertyKey[];

/** Days and sums that the dated data of the house contradict. */
export function againstLaw(scenario: Scenario): readonly Finding[] {
  const day = dayOf(scenario);
  if (day < FIRST_DAY || day > LAST_DAY)
    return [error(['starts', 'at'], `what the law says on ${day} is not known here: choose a day from ${FIRST_DAY} to ${LAST_DAY}`)];
  return [...closedAtStart(scenario), ...duties(scenario).flatMap(({ duty, path }) => wrongDuty(duty, path, day)), ...wrongMinutes(scenario)];
}

/** The days that fixtures/law covers: opening hours and days off. */
const FIRST_DAY = '2026-07-01';
const LAST_DAY = '2027-12-31';

const dayOf = ({ starts }: Scenario): string => starts.at.slice(0, 10);

const WHY: Readonly<Record<string, string>> = {
  'day-off': 'a day off',
  weekend: 'a weekend',
  lunch: 'in the lunch hour',
  'after-hours': 'after hours',
};

function closedAtStart({ starts }: Scenario): readonly Finding[] {
  const day = starts.at.slice(0, 10);
  const closed = closedNow(instantAt(day, starts.at.slice(11)));
  if (!closed) return [];
  return [
    error(
      ['starts', 'at'],
      `offices are closed then: ${starts.at.replace('T', ' ')} is ${WHY[closed.why] ?? closed.why}; choose a working day between 08:00 and 11:30 or 13:30 and 17:00`,
    ),
  ];
}

/** What of a posted duty can be checked by itself; anything else its command judges. */
const Posted = z.object({
  kind: z.string(),
  amount: z.number(),
  due: z.string(),
  formula: z.object({ kind: z.string(), each: z.number().optional(), count: z.number().optional() }),
});

const duties = (scenario: Scenario): readonly { readonly duty: z.output<typeof Posted>; readonly path: Path }[] =>
  arranged(scenario).flatMap(({ move, path }) => {
    const duty = 'do' in move && move.do === 'payments/post-duty' ? Posted.safeParse(move.with).data : undefined;
    return duty ? [{ duty, path: [...path, 'with'] }] : [];
  });

function wrongDuty({ kind, amount, due, formula }: z.output<typeof Posted>, path: Path, day: string): readonly Finding[] {
  const worth = formula.kind === 'fixed' && formula.each !== undefined ? formula.each * (formula.count ?? 1) : amount;
  const fee = kind === 'licence-exchange-fee' ? inForce(licenceExchangeFee, day) : undefined;
  return [
    ...(due < day ? [error([...path, 'due'], `it is due on ${due}, before the practice begins on ${day}: give a later day`)] : []),
    ...(worth === amount ? [] : [error([...path, 'amount'], `the amount is ${amount} and its formula makes ${worth}: make them agree`)]),
    ...(fee && formula.each !== undefined && formula.each !== fee.online
      ? [error([...path, 'formula'], `by ${fee.source.law} this fee is ${fee.online} on ${day}, not ${formula.each}: see fixtures/law/fees.ts`)]
      : []),
  ];
}

/** "The code works for 3 minutes", "Mã chỉ sống 5 phút": as long as some code lives, or as a time that the exercise itself lets pass. */
const LIFE =
  /(?:\bmã (?:OTP )?(?:chỉ )?(?:dùng được|sống|quá)(?: trong)?|\bcodes? (?:should work|works?|lives?|older than|was (?:more|older) than)(?: for)?) (\d+) (?:phút|minutes)/gi;

function wrongMinutes(scenario: Scenario): readonly Finding[] {
  const day = dayOf(scenario);
  const lives = [vneidCode, bankCode].map((rules) => getInForce(rules, day).minutes);
  return textsOf(scenario)
    .filter(({ path }) => path[0] !== 'defects')
    .flatMap(({ language, path, text }) =>
      [...text.matchAll(LIFE)].flatMap(([, minutes]) =>
        lives.includes(Number(minutes))
          ? []
          : [
              {
                ...warning(
                  path,
                  `no code lives ${String(minutes)} minutes: VNeID’s lives ${String(lives[0])}, a bank’s ${String(lives[1])} (fixtures/law/codes.ts)`,
                ),
                language,
              },
            ],
      ),
    );
}
