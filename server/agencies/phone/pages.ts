import { defineSite } from '../page.ts';
import { blockSender } from './commands/block-sender.ts';
import { deleteSms } from './commands/delete-sms.ts';
import { openLink } from './commands/open-link.ts';
import { reportSms } from './commands/report-sms.ts';
import { unblockSender } from './commands/unblock-sender.ts';
import { appsOf, blockedBy, inboxOf, isNumber, noticesOf, phone, type ReceivedSms } from './phone.ts';

/** A message as a screen shows it. */
const bubble = ({ id, sender, message, values, at, reported }: ReceivedSms) => ({ id, sender, message, values, at, reported });

/** The phone's own screens; apps on it are sites of their own. */
export const phoneSite = defineSite(phone, {
  id: 'phone',
  pane: 'phone',
  pages: {
    '': {
      forms: [],
      model: (state, { seat }) => ({
        messages: inboxOf(state, seat).length,
        notices: noticesOf(state, seat).length,
        apps: appsOf(state, seat),
      }),
    },
    /** Newest first: the code that one waits for is on top. */
    sms: {
      forms: [unblockSender],
      model: (state, { seat, at }) => ({ now: at, inbox: inboxOf(state, seat).toReversed().map(bubble), blocked: blockedBy(state, seat) }),
    },
    /** One message, what can be done about it, and what came before from the same sender, the last first. */
    'sms/:id': {
      forms: [openLink, deleteSms, blockSender, reportSms],
      model(state, { seat, at, params: { id } }) {
        const chosen = inboxOf(state, seat).find((sms) => sms.id === id);
        if (!chosen) return undefined;
        const earlier = inboxOf(state, seat).filter((sms) => sms.sender === chosen.sender && sms.id !== chosen.id && sms.at <= chosen.at);
        return {
          now: at,
          chosen: bubble(chosen),
          earlier: earlier.toReversed().map(bubble),
          blocked: blockedBy(state, seat).includes(chosen.sender),
          isNumber: isNumber(chosen.sender),
        };
      },
    },
    notices: {
      forms: [],
      model: (state, { seat, at }) => ({
        now: at,
        notices: noticesOf(state, seat)
          .toReversed()
          .map(({ id, app, message, values, at }) => ({ id, app, message, values, at })),
      }),
    },
  },
  leads: {
    'link-opened': ({ id, trap }) => (trap ? `/trap/${trap}` : `sms/${id ?? ''}`),
    'sms-deleted': () => 'sms',
    'sender-blocked': ({ id }) => (id === undefined ? 'sms' : `sms/${id}`),
    'sender-unblocked': () => 'sms',
    'sms-reported': ({ id }) => `sms/${id ?? ''}`,
  },
});
