import type { Language } from '../../fixtures/languages.ts';
import { Sms } from '../agencies/phone/phone.ts';
import { begin } from '../training/begin.ts';
import type { Scenario } from '../training/read.ts';
import { walkOf } from '../training/scenario.ts';
import { walk } from '../training/walk.ts';
import { shownValues, time } from './format.ts';
import { wordsIn } from './practice-words.ts';
import { ON_PAPER } from './script.ts';
import type { Words } from './words.ts';

/** A message that comes on the way, to be cut out and handed over. */
export interface PaperSlip {
  readonly to: string;
  readonly from: string;
  readonly at: string;
  readonly text: string;
}

/** Every text message that comes in the clean walkthrough, those that are deleted too, to the seats that are played. */
export function saidByPhone(scenario: Scenario, language: Language, { say: houseSays }: Words): readonly PaperSlip[] {
  const run = walk(begin(scenario, ON_PAPER, { defects: [] }), walkOf(scenario, 'clean'));
  const say = wordsIn(run, language, houseSays);
  const received = run.facts.flatMap(({ kind, at, data }) => (kind === 'phone/sms-received' ? [{ at, ...Sms.parse(data) }] : []));
  return scenario.seats.flatMap((seat) =>
    received
      .filter(({ owner }) => owner === seat)
      .map(({ sender, at, message, values }) => ({
        to: say(`yard.seats.${seat}`),
        from: sender,
        at: time(at),
        text: say(`phone.messages.${message}`, shownValues(values)),
      })),
  );
}
