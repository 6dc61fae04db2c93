import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../world/act.ts';
import { minutes } from '../../world/world.ts';
import { vneidWebSite } from './pages-web.ts';
import { vneidSite } from './pages.ts';
import { addPaper } from './commands/add-paper.ts';
import { askSignature } from './commands/ask-signature.ts';
import { confirmCode } from './commands/confirm-code.ts';
import { confirmQr } from './commands/confirm-qr.ts';
import { enterApp } from './commands/enter-app.ts';
import { logIn } from './commands/log-in.ts';
import { readQr } from './commands/read-qr.ts';
import { refuseAccess } from './commands/refuse-access.ts';
import { showQr } from './commands/show-qr.ts';
import { masked } from './shown.ts';
import { asOffice, citizen, lastLogIn, next, other, play, stateOf, TRIES } from './test-world.ts';

const credentials = { idNumber: citizen.idNumber, password: citizen.password };
const on =
  (site: typeof vneidSite) =>
  (path: string, { world }: Pick<Outcome, 'world'>, seat = 'citizen') => {
    const found = site.find(path);
    return found && site.show(world, found, seat);
  };
const web = on(vneidWebSite);
const app = on(vneidSite);
const shared = {
  name: citizen.name,
  idNumber: citizen.idNumber,
  birth: citizen.birth,
  sex: 'female',
  address: citizen.address,
  phone: citizen.phone,
};
const locked = play(...Array.from({ length: TRIES }, () => ({ command: logIn, input: { ...credentials, password: 'x' } })));

describe('vneid.gov.vn', () => {
  const begun = play({ command: logIn, input: credentials });
  const { id, code } = lastLogIn(begun);
  const matched = next(begun, { command: confirmCode, input: { id, code } });
  const qr = play({ command: showQr });
  const qrId = lastLogIn(qr).id;

  test('shows where the code went without telling the whole number, and never the code', () => {
    expect(web(`code/${id}`, begun)).toEqual({ id, stage: 'code', phone: '0000 ••• 214', minutes: 3, expired: false });
    expect(masked('0000456789')).toBe('0000 ••• 789');
  });

  test('shows what would be shared before it is', () => {
    expect(web(`consent/${id}`, matched)).toEqual({ id, stage: 'consent', service: 'portal', shared });
  });

  test('shows the QR code until it has run out', () => {
    expect(web(`qr/${qrId}`, qr)).toMatchObject({ stage: 'shown', code: lastLogIn(qr).code, minutes: 3 });
    expect(web(`qr/${qrId}`, { world: { ...qr.world, now: qr.world.now + minutes(4) } })).toMatchObject({ stage: 'expired' });
  });

  test('shows a log-in to its own person and on its own kind of page only', () => {
    expect([web(`code/${id}`, begun, 'seller'), web(`qr/${id}`, begun), web(`code/${qrId}`, qr), web(`consent/${qrId}`, qr)]).toEqual(
      Array(4).fill(undefined),
    );
    expect(web(`refused/${id}`, matched)).toBeUndefined();
    expect(web(`refused/${id}`, next(matched, { command: refuseAccess, input: { id } }))).toEqual({ service: 'portal' });
  });

  test('says on the log-in page until when the account is locked', () => {
    const until = stateOf(locked).accounts['citizen']?.lockedUntil;
    expect([web('log-in', locked), web('locked', locked)]).toEqual([{ lock: { until } }, { lock: { until } }]);
    expect(web('locked', { world: { ...locked.world, now: locked.world.now + minutes(15) } })).toEqual({ lock: undefined });
  });

  test('has a page for every lead of its own', () => {
    const own = Object.values(vneidWebSite.leads).map((lead) => lead({ id: 'L1' }));
    expect(own.filter((path) => !path.startsWith('/') && vneidWebSite.find(path) === undefined)).toEqual([]);
  });
});

describe('the app', () => {
  const paper = { who: 'citizen', id: 'TT1', kind: 'red-book', values: { serial: 'TT 00000001' } };
  const outside = play(
    asOffice(addPaper, paper),
    asOffice(askSignature, { who: 'citizen', document: 'HD-1', title: 'transfer-contract', values: {} }),
    { command: showQr },
  );
  const inside = next(outside, { command: enterApp, input: credentials });
  const { id, code } = lastLogIn(inside);
  const read = next(inside, { command: readQr, input: { code } });
  const request = Object.keys(stateOf(inside).requests)[0] ?? '';

  test('shows nothing but the door to whoever is not in', () => {
    const paths = ['', 'wallet', 'wallet/TT1', 'scan', 'sign', `sign/${request}`];
    expect(paths.map((path) => app(path, outside))).toEqual(paths.map(() => ({ entered: false })));
  });

  test('greets by name and counts what waits', () => {
    expect(app('', inside)).toEqual({ entered: true, name: citizen.name, sex: 'female', level: 2, waiting: 1, papers: 1 });
  });

  test('has the identity card and the papers in the wallet, each paper on a page of its own', () => {
    expect(app('wallet', inside)).toMatchObject({ entered: true, card: shared, papers: [{ id: 'TT1', status: 'in-force' }] });
    expect(app('wallet/TT1', inside)).toMatchObject({ entered: true, paper: { id: 'TT1' } });
    expect([app('wallet/TT1', inside, other.who), app('wallet/TT2', inside)]).toEqual([undefined, undefined]);
  });

  test('finds the code that the browser shows, as long as it can be read', () => {
    expect(app('scan', inside)).toEqual({ entered: true, onScreen: code });
    expect(app('scan', { world: { ...inside.world, now: inside.world.now + minutes(4) } })).toEqual({ entered: true, onScreen: undefined });
    expect(app('scan', read)).toEqual({ entered: true, onScreen: undefined });
  });

  test('shows before the passcode who asks and what is shared', () => {
    expect(app(`confirm/${id}`, inside)).toBeUndefined();
    expect(app(`confirm/${id}`, read)).toEqual({ entered: true, id, stage: 'confirm', service: 'portal', shared, lock: undefined });
    expect(app(`confirm/${id}`, next(read, { command: confirmQr, input: { id, passcode: citizen.passcode } }))).toMatchObject({ stage: 'granted' });
  });

  test('shows a request to sign to the person asked', () => {
    expect(app(`sign/${request}`, inside)).toMatchObject({ request: { title: 'transfer-contract', state: 'asked' } });
    expect(app(`sign/${request}`, inside, other.who)).toBeUndefined();
  });

  test('has a page for every lead', () => {
    expect(Object.values(vneidSite.leads).map((lead) => vneidSite.find(lead({ id: 'L1' })) === undefined)).not.toContain(true);
  });
});
