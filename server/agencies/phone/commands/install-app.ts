import { z } from 'zod';
import { phone } from '../phone.ts';

/** Puts a bank's icon on the home screen of its customer. Twice is once. */
export const installApp = phone.command({
  name: 'install-app',
  from: ['link', 'office'],
  input: z.object({ owner: z.string(), app: z.string() }),
  refusals: {},
  judge: (_, { input }) => [phone.fact('app-installed', input)],
});
