import { defineSite } from '../page.ts';
import { dossiersOf } from './dossiers.ts';
import { logOut } from './commands/log-out.ts';
import { openLogIn } from './commands/open-log-in.ts';
import { dossierLeads, dossierPages } from './pages-dossier.ts';
import { isLoggedIn, portal, type Portal } from './portal.ts';

const nameOf = (state: Portal, seat: string): string | undefined => (isLoggedIn(state, seat) ? state.sessions[seat]?.name : undefined);

/** Cổng Dịch vụ công Quốc gia, as a citizen meets it. Paying is a part of it, with pages of its own (`payments`). */
export const portalSite = defineSite(portal, {
  id: 'portal',
  pane: 'browser',
  host: 'dichvucong.gov.vn',
  pages: {
    '': {
      forms: [logOut],
      model(state, { seat }) {
        const name = nameOf(state, seat);
        const dossiers = dossiersOf(state, seat).map(({ dossier, stage, plot, seller, withdrawnBy }) => ({
          dossier,
          stage: withdrawnBy === undefined ? stage : 'withdrawn',
          address: plot.address,
          side: seller === seat ? 'seller' : 'buyer',
        }));
        return { name, dossiers: name === undefined ? [] : dossiers };
      },
    },
    'log-in': { address: 'dang-nhap', forms: [openLogIn], model: (state, { seat }) => ({ name: nameOf(state, seat) }) },
    ...dossierPages,
  },
  leads: { 'log-in-opened': () => '/vneid-web/log-in', 'session-closed': () => '', ...dossierLeads },
});
