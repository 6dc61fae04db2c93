import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { inboxOf, isSuspicious, phone } from '../phone.ts';

/** Reports a message as fraud. */
export const reportSms = phone.command({
  name: 'report-sms',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'message-unknown': null, 'reported-already': null },
  judge(state, { input, by }, refuse) {
    const sms = inboxOf(state, by.name).find(({ id }) => id === input.id);
    if (!sms) return refuse('message-unknown');
    return sms.reported ? refuse('reported-already') : [phone.fact('sms-reported', sms)];
  },
  suggest: (state, { by }) =>
    inboxOf(state, by.name)
      .filter((sms) => isSuspicious(sms) && !sms.reported)
      .map(({ id }) => ({ id })),
});
