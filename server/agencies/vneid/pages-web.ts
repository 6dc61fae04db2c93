import { defineSite } from '../page.ts';
import { accountOf, logInOf } from './account.ts';
import { confirmCode } from './commands/confirm-code.ts';
import { grantAccess } from './commands/grant-access.ts';
import { logIn } from './commands/log-in.ts';
import { refuseAccess } from './commands/refuse-access.ts';
import { sendNewCode } from './commands/send-new-code.ts';
import { showQr } from './commands/show-qr.ts';
import { codeMinutes, qrMinutes } from './limits.ts';
import { lockOf, masked, sharedOf } from './shown.ts';
import { vneid } from './vneid.ts';

/** Where the portal sends people to prove who they are. Each page also says what has become of its log-in: one may come back to it late. */
export const vneidWebSite = defineSite(vneid, {
  id: 'vneid-web',
  pane: 'browser',
  host: 'vneid.gov.vn',
  pages: {
    '': { forms: [], model: () => ({}) },
    'log-in': { address: 'dang-nhap', forms: [logIn, showQr], model: (state, { seat, at }) => ({ lock: lockOf(state, seat, at) }) },
    locked: { address: 'dang-nhap/tam-khoa', forms: [], model: (state, { seat, at }) => ({ lock: lockOf(state, seat, at) }) },
    'code/:id': {
      address: 'dang-nhap/ma-xac-nhan',
      forms: [confirmCode, sendNewCode],
      model(state, { seat, at, params: { id = '' } }) {
        const begun = logInOf(state, seat, id);
        if (begun?.method !== 'password') return undefined;
        const phone = masked(accountOf(state, seat)?.phone ?? '');
        return { id, stage: begun.stage, phone, minutes: codeMinutes(at), expired: at > begun.codeEnds };
      },
    },
    'consent/:id': {
      address: 'dang-nhap/dong-y',
      forms: [grantAccess, refuseAccess],
      model(state, { seat, params: { id = '' } }) {
        const begun = logInOf(state, seat, id);
        if (begun?.method !== 'password') return undefined;
        return { id, stage: begun.stage, service: begun.service, shared: sharedOf(state, seat) };
      },
    },
    'refused/:id': {
      address: 'dang-nhap/tu-choi',
      forms: [],
      model(state, { seat, params: { id = '' } }) {
        const begun = logInOf(state, seat, id);
        return begun?.stage === 'refused' ? { service: begun.service } : undefined;
      },
    },
    'qr/:id': {
      address: 'dang-nhap/ma-qr',
      forms: [showQr],
      model(state, { seat, at, params: { id = '' } }) {
        const begun = logInOf(state, seat, id);
        if (begun?.method !== 'qr') return undefined;
        const { stage, code, codeEnds } = begun;
        return { id, stage: stage === 'shown' && at > codeEnds ? 'expired' : stage, code, minutes: qrMinutes(at) };
      },
    },
  },
  leads: {
    'code-sent': ({ id }) => `code/${id ?? ''}`,
    'code-matched': ({ id }) => `consent/${id ?? ''}`,
    'qr-shown': ({ id }) => `qr/${id ?? ''}`,
    'access-granted': () => '/portal',
    'access-refused': ({ id }) => `refused/${id ?? ''}`,
  },
});
