import { z } from 'zod';
import { choice } from '../../../world/fields.ts';
import { DOORS, doorOf, papersInHand, street } from '../street.ts';

/** Goes to an office, or home. It takes time, and one cannot turn back on the way. */
export const setOut = street.command({
  name: 'set-out',
  from: ['person'],
  input: z.object({ office: choice(...DOORS) }),
  refusals: { 'there-already': 'office', 'on-the-way': null },
  judge(state, { input, by }, refuse) {
    const door = doorOf(state, by.name);
    if (door === undefined) return refuse('on-the-way');
    return door === input.office ? refuse('there-already') : [street.fact('set-out', { who: by.name, office: input.office })];
  },
  suggest(state, { by }) {
    const door = doorOf(state, by.name);
    const wanted = new Set(papersInHand(state, by.name).map(({ office }) => office));
    return door === undefined ? [] : [...wanted].filter((office) => office !== door).map((office) => ({ office }));
  },
});
