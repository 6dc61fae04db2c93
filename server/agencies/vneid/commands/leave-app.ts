import { z } from 'zod';
import { isInApp } from '../account.ts';
import { vneid } from '../vneid.ts';

/** Logs out of the app on the phone. */
export const leaveApp = vneid.command({
  name: 'leave-app',
  from: ['person'],
  input: z.object({}),
  refusals: { 'not-in-app': null },
  judge: (state, { by }, refuse) => (isInApp(state, by.name) ? [vneid.fact('app-left', { who: by.name })] : refuse('not-in-app')),
  suggest: (state, { by }) => (isInApp(state, by.name) ? [{}] : []),
});
