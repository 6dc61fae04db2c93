import { inboxOf, phone } from '../agencies/phone/phone.ts';
import { guide } from '../training/guide.ts';
import { persona } from '../training/persona.ts';
import { seatsTaken, type Run } from '../training/run.ts';
import { showing } from '../training/show.ts';
import type { Order } from '../world/world.ts';
import type { Slip, Slips } from './forms.ts';
import { bankName, personaCard } from './persona-card.ts';
import { oncePerView, type View } from './view.ts';

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
export const slipsFor = oncePerView((view): Slips | undefined => {
  const run = view.practice.look();
  const order = isShown(run) ? shownOrder(run) : isGuided(run) ? guidedOrder(run, view.seat) : undefined;
  if (order?.by.name !== view.seat) return undefined;
  const input = order.input as Readonly<Record<string, unknown>>;
  const cards = [view.seat, ...seatsTaken(run).filter((seat) => seat !== view.seat)];
  const fields = Object.entries(input).flatMap(([name, value]) => {
    const [slip] = cards.flatMap((seat) => slipFrom(view, run, seat, value) ?? []);
    return slip ? [[name, isShown(run) ? { from: slip.from, shown: slip.shown } : slip] as const] : [];
  });
  return { command: order.command, input, fields: Object.fromEntries(fields), isFilledIn: isShown(run) };
});

function slipFrom({ say, seat: own, world }: View, run: Run, seat: string, value: unknown): Slip | undefined {
  const text = String(value);
  const isTold = inboxOf(phone.in(world), own).some(({ values }) => Object.values(values).includes(text));
  const from =
    seat === own ? say('yard.card.slip') : isTold ? say('yard.card.slip-told') : say('yard.card.slip-of', { who: say(`yard.seats.${seat}`) });
  const row = personaCard(say, run, seat)?.rows.find((one) => one.value === text);
  if (row) return { from, shown: row.shown ?? row.value, copy: row.value };
  const bank = seat === own ? persona(run, seat)?.banks.find((one) => one.bank === value)?.bank : undefined;
  return bank && { from, shown: bankName(say, bank) };
}
