import { getInForce } from '../../../fixtures/dated.ts';
import { bankCode, vneidCode } from '../../../fixtures/law/codes.ts';
import { closedNow, instantAt } from '../../agencies/calendar.ts';
import type { Scenario } from '../read.ts';
import { wrongDuties } from './duties.ts';
import { error, warning, type Finding } from './finding.ts';
import { textsOf } from './texts-of.ts';

/** Days and sums that the dated data of the house contradict. */
export function againstLaw(scenario: Scenario): readonly Finding[] {
  const day = dayOf(scenario);
  if (day < FIRST_DAY || day > LAST_DAY)
    return [error(['starts', 'at'], `what the law says on ${day} is not known here: choose a day from ${FIRST_DAY} to ${LAST_DAY}`)];
  return [...closedAtStart(scenario), ...wrongDuties(scenario, day), ...wrongMinutes(scenario)];
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
