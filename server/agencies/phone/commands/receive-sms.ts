import { blockedBy, phone, Sms } from '../phone.ts';

/** A message comes; from a blocked sender nobody sees it. */
export const receiveSms = phone.command({
  name: 'receive-sms',
  from: ['link', 'office'],
  input: Sms,
  refusals: {},
  judge: (state, { input, dice }) =>
    blockedBy(state, input.owner).includes(input.sender)
      ? [phone.fact('sms-blocked', input)]
      : [phone.fact('sms-received', { id: `S${dice.digits('sms', 6)}`, ...input })],
});
