import { z } from 'zod';
import { isOpen } from '../../calendar.ts';
import { doorOf, isWaiting, papersInHand, street } from '../street.ts';

/** Waits at a closed door until its counter opens. Whoever sets out meanwhile waits no longer. */
export const waitForOpening = street.command({
  name: 'wait-for-opening',
  from: ['person'],
  input: z.object({}),
  refusals: { 'open-already': null, 'no-counter': null, 'waiting-already': null },
  judge(state, { by, at }, refuse) {
    const door = doorOf(state, by.name);
    if (door === undefined || door === 'home') return refuse('no-counter');
    if (isOpen(at)) return refuse('open-already');
    return isWaiting(state, by.name) ? refuse('waiting-already') : [street.fact('wait-begun', { who: by.name })];
  },
  suggest(state, { by, at }) {
    const door = doorOf(state, by.name);
    const isBeforeIts = door !== 'home' && papersInHand(state, by.name).some(({ office }) => office === door);
    return isBeforeIts && !isOpen(at) && !isWaiting(state, by.name) ? [{}] : [];
  },
});
