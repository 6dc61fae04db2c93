import type { Link } from '../../world/agency.ts';
import { link, type Order } from '../../world/world.ts';
import { nextOpening, waitFor } from '../calendar.ts';
import { arrive } from './commands/arrive.ts';
import { endWait } from './commands/end-wait.ts';
import { receivePaper } from './commands/receive-paper.ts';
import { returnPaper } from './commands/return-paper.ts';
import { DOORS, street, type Door } from './street.ts';

/**
 * A link where offices are not connected: the same order, sealed, in the hand of whoever has to carry it. A wire stays as it is.
 * Its name stays too, so that a seeded defect finds it; instead of `retry` and `otherwise` the counter gives the paper back.
 */
export function byHand(wire: Link): Link {
  const { carried } = wire;
  if (!carried) return wire;
  return {
    id: wire.id,
    on: wire.on,
    after: wire.after ?? 0,
    then(data) {
      const order = wire.then(data);
      const { holder, office, title } = carried(data);
      return order && receivePaper.order(link('street'), { holder, office: doorNamed(office), title, order: atCounter(order) });
    },
  };
}

function doorNamed(office: string): Door {
  const door = DOORS.find((name) => name === office);
  if (!door) throw new Error(`nobody can walk to ${office}`);
  return door;
}

/** What is carried to a counter was not filed online, whoever asks. */
function atCounter(order: Order): Order {
  const { input } = order;
  return typeof input === 'object' && input !== null && 'online' in input ? { ...order, input: { ...input, online: false } } : order;
}

/** The street's own: a way takes its time, doors open in the end, and a paper handed in is what it says. */
export const streetLinks: readonly Link[] = [
  street.when('set-out', arrive, (way) => way, { after: waitFor('way-across-town') }),
  street.when('wait-begun', endWait, (waits) => waits, { after: (_, at) => nextOpening(at) - at }),
  {
    id: 'street/paper-handed-in → what the paper asks',
    on: 'street/paper-handed-in',
    then: (data) => (data as { readonly order: Order }).order,
    otherwise: (data) => returnPaper.order(link('street'), { id: (data as { readonly id: string }).id }),
  },
];
