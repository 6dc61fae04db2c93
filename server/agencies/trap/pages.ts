import { defineSite } from '../page.ts';
import { giveDetails } from './commands/give-details.ts';
import { hasGiven, hasVisited, openedBy, trap } from './trap.ts';

/** A page of fraud, as a link in a message opens it on the phone. It draws an address bar of its own. */
export const trapSite = defineSite(trap, {
  id: 'trap',
  pane: 'phone',
  host: 'dichvucong-gov.example',
  pages: {
    ':trap': {
      address: 'xac-nhan',
      addressFor: (state, { seat, params: { trap: which = '' } }) => openedBy(state, seat, which),
      forms: [giveDetails],
      model: (state, { seat, params: { trap: which = '' } }) =>
        hasVisited(state, seat, which) ? { trap: which, given: hasGiven(state, seat, which) } : undefined,
    },
  },
  leads: { 'details-given': ({ trap: which }) => which ?? '' },
});
