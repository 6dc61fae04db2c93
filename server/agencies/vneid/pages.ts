import type { Instant } from '../../world/world.ts';
import { defineSite } from '../page.ts';
import { accountOf, isInApp, logInOf, logInsOf, paperOf, papersOf, requestOf, requestsOf } from './account.ts';
import { confirmQr } from './commands/confirm-qr.ts';
import { declineSignature } from './commands/decline-signature.ts';
import { enterApp } from './commands/enter-app.ts';
import { leaveApp } from './commands/leave-app.ts';
import { openPaper } from './commands/open-paper.ts';
import { readQr } from './commands/read-qr.ts';
import { refuseQr } from './commands/refuse-qr.ts';
import { sign } from './commands/sign.ts';
import { lockOf, sharedOf } from './shown.ts';
import { vneid, type VNeID } from './vneid.ts';

/** What every screen behind the log-in shows to somebody who is not in: the door. */
const CLOSED = { entered: false } as const;

/** The QR code that this person's browser shows and that can still be read. */
const onScreen = (state: VNeID, seat: string, at: Instant): string | undefined =>
  logInsOf(state, seat).find(({ stage, codeEnds }) => stage === 'shown' && at <= codeEnds)?.code;

/** The app on the phone. */
export const vneidSite = defineSite(vneid, {
  id: 'vneid',
  pane: 'phone',
  pages: {
    '': {
      forms: [leaveApp],
      model(state, { seat }) {
        const account = accountOf(state, seat);
        if (!account) return undefined;
        if (!account.inApp) return CLOSED;
        const waiting = requestsOf(state, seat).filter((request) => request.state === 'asked').length;
        return { entered: true, name: account.name, sex: account.sex, level: account.level, waiting, papers: papersOf(state, seat).length };
      },
    },
    'log-in': { forms: [enterApp], model: (state, { seat, at }) => ({ entered: isInApp(state, seat), lock: lockOf(state, seat, at) }) },
    locked: { forms: [], model: (state, { seat, at }) => ({ lock: lockOf(state, seat, at) }) },
    wallet: {
      forms: [openPaper],
      model(state, { seat }) {
        if (!isInApp(state, seat)) return CLOSED;
        return { entered: true, card: sharedOf(state, seat), papers: papersOf(state, seat) };
      },
    },
    'wallet/:id': {
      forms: [openPaper],
      model(state, { seat, params: { id = '' } }) {
        const paper = paperOf(state, seat, id);
        if (!paper) return undefined;
        return isInApp(state, seat) ? { entered: true, paper } : CLOSED;
      },
    },
    scan: {
      forms: [readQr],
      model: (state, { seat, at }) => (isInApp(state, seat) ? { entered: true, onScreen: onScreen(state, seat, at) } : CLOSED),
    },
    'confirm/:id': {
      forms: [confirmQr, refuseQr],
      model(state, { seat, at, params: { id = '' } }) {
        const logIn = logInOf(state, seat, id);
        if (logIn?.method !== 'qr' || logIn.stage === 'shown') return undefined;
        if (!isInApp(state, seat)) return CLOSED;
        return { entered: true, id, stage: logIn.stage, service: logIn.service, shared: sharedOf(state, seat), lock: lockOf(state, seat, at) };
      },
    },
    sign: {
      forms: [],
      model: (state, { seat }) => (isInApp(state, seat) ? { entered: true, requests: requestsOf(state, seat).toReversed() } : CLOSED),
    },
    'sign/:id': {
      forms: [sign, declineSignature],
      model(state, { seat, at, params: { id = '' } }) {
        const request = requestOf(state, seat, id);
        if (!request) return undefined;
        return isInApp(state, seat) ? { entered: true, request, lock: lockOf(state, seat, at) } : CLOSED;
      },
    },
  },
  leads: {
    'app-entered': () => '',
    'app-left': () => 'log-in',
    'qr-read': ({ id }) => `confirm/${id ?? ''}`,
    'access-granted': ({ id }) => `confirm/${id ?? ''}`,
    'access-refused': ({ id }) => `confirm/${id ?? ''}`,
    'paper-opened': ({ id }) => `wallet/${id ?? ''}`,
    signed: ({ id }) => `sign/${id ?? ''}`,
    'signature-declined': ({ id }) => `sign/${id ?? ''}`,
  },
});
