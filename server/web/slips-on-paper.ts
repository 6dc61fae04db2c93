import { inboxOf, phone } from '../agencies/phone/phone.ts';
import { begin } from '../training/begin.ts';
import type { Scenario } from '../training/read.ts';
import { walkOf } from '../training/scenario.ts';
import { walk } from '../training/walk.ts';
import { shownValues, time } from './format.ts';
import { ON_PAPER } from './script.ts';
import type { Words } from './words.ts';

/** A message that comes on the way, to be cut out and handed over. */
export interface PaperSlip {
  readonly to: string;
  readonly from: string;
  readonly at: string;
  readonly text: string;
}

/** Every text message of the clean walkthrough, to the seats that are played. */
export function saidByPhone(scenario: Scenario, { say }: Words): readonly PaperSlip[] {
  const { world } = walk(begin(scenario, ON_PAPER, { defects: [] }), walkOf(scenario, 'clean'));
  return scenario.seats.flatMap((seat) =>
    inboxOf(phone.in(world), seat).map(({ sender, at, message, values }) => ({
      to: say(`yard.seats.${seat}`),
      from: sender,
      at: time(at),
      text: say(`phone.messages.${message}`, shownValues(values)),
    })),
  );
}
