import { z } from 'zod';
import { reference } from '../../../world/fields.ts';
import { inboxOf, linkIn, phone } from '../phone.ts';

/** Taps the link in a message. Whether that was wise is for the scenario to say. */
export const openLink = phone.command({
  name: 'open-link',
  from: ['person'],
  input: z.object({ id: reference() }),
  refusals: { 'message-unknown': null, 'link-missing': null },
  judge(state, { input, by }, refuse) {
    const sms = inboxOf(state, by.name).find(({ id }) => id === input.id);
    if (!sms) return refuse('message-unknown');
    const link = linkIn(sms);
    return link === undefined ? refuse('link-missing') : [phone.fact('link-opened', { ...sms, link, trap: sms.values['trap'] ?? '' })];
  },
  suggest: (state, { by }) =>
    inboxOf(state, by.name)
      .filter((sms) => linkIn(sms) !== undefined)
      .map(({ id }) => ({ id })),
});
