import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { blockedBy, inboxOf, isSuspicious, phone } from '../phone.ts';

/** Blocks the sender of a message: nothing from there arrives any more, codes neither. */
export const blockSender = phone.command({
  name: 'block-sender',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'message-unknown': null, 'blocked-already': null },
  judge(state, { input, by }, refuse) {
    const sms = inboxOf(state, by.name).find(({ id }) => id === input.id);
    if (!sms) return refuse('message-unknown');
    return blockedBy(state, by.name).includes(sms.sender) ? refuse('blocked-already') : [phone.fact('sender-blocked', sms)];
  },
  suggest: (state, { by }) =>
    inboxOf(state, by.name)
      .filter((sms) => isSuspicious(sms) && !blockedBy(state, by.name).includes(sms.sender))
      .map(({ id }) => ({ id })),
});
