import { Notice, phone } from '../phone.ts';

/** An app has news for its user. */
export const receiveNotice = phone.command({
  name: 'receive-notice',
  from: ['link', 'office'],
  input: Notice,
  refusals: {},
  judge: (_, { input, dice }) => [phone.fact('notice-received', { id: `N${dice.digits('notice', 6)}`, ...input })],
});
