import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { inboxOf, isSuspicious, phone } from '../phone.ts';

/** Deletes a message. What it said can no longer be read. */
export const deleteSms = phone.command({
  name: 'delete-sms',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'message-unknown': null },
  judge(state, { input, by }, refuse) {
    const sms = inboxOf(state, by.name).find(({ id }) => id === input.id);
    return sms ? [phone.fact('sms-deleted', sms)] : refuse('message-unknown');
  },
  suggest: (state, { by }) =>
    inboxOf(state, by.name)
      .filter(isSuspicious)
      .map(({ id }) => ({ id })),
});
