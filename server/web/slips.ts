import { inboxOf, phone } from '../agencies/phone/phone.ts';
import { guide } from '../training/guide.ts';
import { persona } from '../training/persona.ts';
import { seatsTaken, type Run } from '../training/run.ts';
import { showing } from '../training/show.ts';
import { fieldOf, fieldsOf } from '../world/fields.ts';
import { remembered } from '../world/remembered.ts';
import type { Order } from '../world/world.ts';
import type { Slip, Slips } from './forms.ts';
import { bankName, personaCard } from './persona-card.ts';
import type { View } from './view.ts';

export const isGuided = ({ setup: { mode } }: Run): boolean => mode === 'guide' || mode === 'show';

/** In show mode nothing is done by hand: the clean walkthrough is looked at, move by move. */
export const isShown = ({ setup: { mode } }: Run): boolean => mode === 'show';

/** What a demonstration does next, where that is somebody's order. */
export function shownOrder(run: Run): Order | undefined {
  const { next } = showing(run);
  return next?.what === 'order' ? next.order : undefined;
}

/** What comes next, where nothing has to be waited for first. */
function guidedOrder(run: Run, seat: string): Order | undefined {
  const { order, wait } = guide(run, seat);
  return wait ? undefined : order;
}

/** Codes are not among them: reading the message is what one learns. */
export const slipsFor = remembered((view: View): Slips | undefined => {
  const { run } = view;
  const order = isShown(run) ? shownOrder(run) : isGuided(run) ? guidedOrder(run, view.seat) : undefined;
  if (order?.by.name !== view.seat) return undefined;
  const input = order.input as Readonly<Record<string, unknown>>;
  const cards = [view.seat, ...seatsTaken(run).filter((seat) => seat !== view.seat)];
  const fields = Object.entries(input).flatMap(([name, value]) => {
    const [slip] = [
      ...cards.flatMap((seat) => slipFrom(view, run, seat, value) ?? []),
      ...choiceTold(view, run, { command: order.command, name, value }),
    ];
    return slip ? [[name, isShown(run) ? { from: slip.from, shown: slip.shown } : slip] as const] : [];
  });
  return { command: order.command, input, fields: Object.fromEntries(fields), isFilledIn: isShown(run) };
});

/** What somebody wrote stands in their message, where the price that was agreed on stands too, though the card repeats it. */
function slipFrom({ say, seat: own, world }: View, run: Run, seat: string, value: unknown): Slip | undefined {
  const text = String(value);
  const row = personaCard(say, run, seat)?.rows.find((one) => one.value === text);
  const isTold = inboxOf(phone.in(world), own).some(({ values }) => Object.values(values).includes(text));
  const from =
    isTold && (seat !== own || row?.about === 'deal')
      ? say('yard.card.slip-told')
      : seat === own
        ? say('yard.card.slip')
        : say('yard.card.slip-of', { who: say(`yard.seats.${seat}`) });
  if (row) return { from, shown: row.shown ?? row.value, copy: row.value };
  const bank = seat === own ? persona(run, seat)?.banks.find((one) => one.bank === value)?.bank : undefined;
  return bank && { from, shown: bankName(say, bank) };
}

/** Which of several to choose, where a message says it; the form has the words of that choice. */
function choiceTold(
  { say, world, seat }: View,
  { country }: Run,
  { command, name, value }: { readonly command: string; readonly name: string; readonly value: unknown },
): readonly Slip[] {
  const input = country.commands[command]?.input;
  const schema = input && fieldsOf(input).find(([field]) => field === name)?.[1];
  const isTold = inboxOf(phone.in(world), seat).some(({ values }) => values[name] === value);
  return isTold && schema && fieldOf(schema).field === 'choice' ? [{ from: say('yard.card.slip-told'), shown: String(value) }] : [];
}
