import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { blockedBy, isNumber, phone } from '../phone.ts';

/** Takes a sender off the blocked list: whoever blocked the sender of the codes gets out again. */
export const unblockSender = phone.command({
  name: 'unblock-sender',
  from: ['person'],
  input: z.object({ sender: reference() }),
  refusals: { 'not-blocked': null },
  judge: (state, { input, by }, refuse) =>
    blockedBy(state, by.name).includes(input.sender)
      ? [phone.fact('sender-unblocked', { owner: by.name, sender: input.sender })]
      : refuse('not-blocked'),
  suggest: (state, { by }) =>
    blockedBy(state, by.name)
      .filter((sender) => !isNumber(sender))
      .map((sender) => ({ sender })),
});
