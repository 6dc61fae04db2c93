import { describe, expect, test } from '@jest/globals';
import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import type { Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { office, person, type Actor } from '../../world/world.ts';
import { defineSite } from '../page.ts';
import type { Plot } from '../plot.ts';
import { declareTransfer } from './commands/declare-transfer.ts';
import { knowCertificate } from './commands/know-certificate.ts';
import { knowPerson } from './commands/know-person.ts';
import { logOut } from './commands/log-out.ts';
import { noteSignature } from './commands/note-signature.ts';
import { noteStage } from './commands/note-stage.ts';
import { openSession } from './commands/open-session.ts';
import { withdrawDossier } from './commands/withdraw-dossier.ts';
import { isTransfer } from './dossiers.ts';
import { dossierLeads, dossierPages } from './pages-dossier.ts';
import { portal, type Dossier, type Stage } from './portal.ts';

const commands: readonly Command[] = [knowPerson, openSession, logOut, knowCertificate, declareTransfer, noteSignature, noteStage, withdrawDossier];
const country: Country = {
  agencies: { practice, portal },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [],
};
const PLOT: Plot = {
  ...{ sheet: '14', number: '128', area: 86.4, use: 'ODT', ward: 'Phường Tây Hồ', address: 'Hà Nội', origin: 'recognised', term: 'long-term' },
};
const people = {
  seller: ['099055000001', 'Trần Văn Bình'],
  buyer: ['099171000002', 'Lê Thị Hạnh'],
  citizen: ['099171000003', 'Vũ Thị Mai'],
} as const;
const certificates = { TT00001234: 'seller', TT00005678: 'buyer' } as const;

interface Step {
  readonly command: { readonly id: string };
  readonly input: unknown;
  readonly by?: Actor;
}
const next = ({ world }: Pick<Outcome, 'world'>, { command, input, by = office('portal') }: Step): Outcome =>
  act(country, world, { command: command.id, by, input }, world.now + 1000);
const opening: readonly Step[] = [
  ...Object.entries(people).map(([who, [idNumber, name]]) => ({ command: knowPerson, input: { who, idNumber, name } })),
  ...['seller', 'buyer'].map((who) => ({ command: openSession, input: { who, name: who, method: 'password' } })),
  ...Object.entries(certificates).map(([id, owner]) => ({
    command: knowCertificate,
    input: { id, serial: id.replace('TT', 'TT '), owner, plot: PLOT },
  })),
];
/** Seller and buyer are logged in, each holds a certificate; then these steps. */
const play = (...steps: readonly Step[]): Outcome =>
  [...opening, ...steps].reduce<Outcome>(next, { world: { ...emptyWorld(country), now: Date.parse('2026-11-10T08:30:00+07:00') }, facts: [] });

const contract = { certificate: 'TT00001234', buyerId: people.buyer[0], price: '3.200.000.000 đ', taxPaidBy: 'buyer' };
const declares = (change: Readonly<Record<string, string>> = {}, who = 'seller'): Step => ({
  command: declareTransfer,
  by: person(who),
  input: { ...contract, ...change },
});
const lastIn = ({ world }: Pick<Outcome, 'world'>): Dossier => Object.values(portal.in(world).dossiers).at(-1)!;
const refused = ({ refusal }: Outcome) => refusal && [refusal.refused, refusal.field];
/** One more step, about the dossier that was declared last. */
const then = (outcome: Outcome, ...stages: readonly Stage[]): Outcome =>
  stages.reduce<Outcome>((so, stage) => next(so, { command: noteStage, input: { dossier: lastIn(so).dossier, stage } }), outcome);
const withdrawn = (outcome: Outcome, by = 'buyer'): Outcome =>
  next(outcome, { command: withdrawDossier, input: { dossier: lastIn(outcome).dossier, by } });

describe('declaring a transfer', () => {
  test('names plot, parties and terms, with a number for the day', () => {
    const dossier = lastIn(play(declares()));
    expect(dossier).toMatchObject({
      ...{ certificate: 'TT00001234', serial: 'TT 00001234', plot: PLOT, price: 3_200_000_000, taxPaidBy: 'buyer', stage: 'declared' },
      ...{
        seller: 'seller',
        sellerName: 'Trần Văn Bình',
        sellerId: people.seller[0],
        buyer: 'buyer',
        buyerName: 'Lê Thị Hạnh',
        buyerId: people.buyer[0],
      },
    });
    expect(dossier.dossier).toMatch(/^099-261110-\d{4}$/);
    expect(isTransfer(dossier.dossier)).toBe(true);
    expect(isTransfer('000.00.01.H26-261110-0001')).toBe(false);
  });

  test('takes the buyer’s number with spaces', () => {
    expect(play(declares({ buyerId: '099 171 000 002' })).refusal).toBeUndefined();
  });

  test('is refused to somebody who is not logged in', () => {
    expect(refused(play({ command: logOut, by: person('seller'), input: {} }, declares()))).toEqual(['not-logged-in', null]);
  });

  test.each([
    ['certificate-unknown', 'certificate', { certificate: 'TT00009999' }],
    ['certificate-unknown', 'certificate', { certificate: 'constructor' }],
    ['certificate-not-yours', 'certificate', { certificate: 'TT00005678' }],
    ['buyer-unknown', 'buyerId', { buyerId: '099171000099' }],
    ['buyer-is-seller', 'buyerId', { buyerId: people.seller[0] }],
    ['price-too-high', 'price', { price: '3.700.000.000' }],
  ])('is refused with %s at %s', (reason, field, change) => {
    expect(refused(play(declares(change)))).toEqual([reason, field]);
  });

  test('is allowed just below the price at which a face would be asked for, and far below the land table', () => {
    expect(play(declares({ price: '3.699.999.999' })).refusal).toBeUndefined();
    expect(play(declares({ price: '1.000.000' })).refusal).toBeUndefined();
  });

  test('is refused while a dossier on the certificate is open, not after it was withdrawn', () => {
    const open = play(declares());
    expect(refused(next(open, declares()))).toEqual(['dossier-open-already', 'certificate']);
    const again = next(withdrawn(open), declares());
    expect(again.refusal).toBeUndefined();
    expect(Object.keys(portal.in(again.world).dossiers)).toHaveLength(2);
  });

  test('is refused for a certificate that was transferred', () => {
    const registered = then(play(declares()), 'signed', 'certified', 'assessed', 'paid', 'registered');
    expect(refused(next(registered, declares()))).toEqual(['certificate-ended', 'certificate']);
  });

  test('is suggested with the buyers and prices that the seat has read, and with nothing else', () => {
    const suggested = (who: string, ...read: readonly string[]) => declareTransfer.suggest(play().world, person(who), (text) => read.includes(text));
    expect(suggested('seller', people.buyer[0], '3200000000')).toEqual([
      { certificate: 'TT00001234', buyerId: people.buyer[0], price: 3_200_000_000, taxPaidBy: 'buyer' },
    ]);
    expect(suggested('seller', '3200000000')).toEqual([]);
    expect(suggested('seller', people.seller[0])).toEqual([]);
    expect(suggested('seller', people.buyer[0])).toHaveLength(1);
    expect(suggested('citizen', people.buyer[0])).toEqual([]);
    expect(declareTransfer.suggest(play(declares()).world, person('seller'), () => true)).toEqual([]);
  });
});

describe('the stages of a dossier', () => {
  test('tell each party whose signature is missing', () => {
    const open = play(declares());
    const { dossier } = lastIn(open);
    const signed = next(open, { command: noteSignature, input: { dossier, who: 'seller' } });
    expect(lastIn(signed).signedBy).toEqual(['seller']);
    expect(next(signed, { command: noteSignature, input: { dossier, who: 'seller' } }).refusal?.refused).toBe('signed-already');
    expect(next(open, { command: noteSignature, input: { dossier: 'none', who: 'seller' } }).refusal?.refused).toBe('dossier-unknown');
    const shown = (seat: string) => dossierPages['dossiers/:dossier'].model(portal.in(signed.world), { seat, at: 0, params: { dossier } });
    expect(shown('seller')).toMatchObject({ next: 'other-signs', waitsFor: 'Lê Thị Hạnh' });
    expect(shown('buyer')).toMatchObject({ next: 'sign' });
  });

  test('are reached in order, each once', () => {
    const open = play(declares());
    expect(lastIn(then(open, 'signed', 'certified')).stage).toBe('certified');
    expect(then(open, 'signed', 'signed').refusal?.refused).toBe('stage-passed');
    expect(then(open, 'certified', 'signed').refusal?.refused).toBe('stage-passed');
    expect(next(open, { command: noteStage, input: { dossier: 'none', stage: 'signed' } }).refusal?.refused).toBe('dossier-unknown');
    expect(then(withdrawn(open), 'signed').refusal?.refused).toBe('dossier-withdrawn');
  });

  test('can be left by withdrawing only before both have signed, and once', () => {
    const open = play(declares());
    expect(lastIn(withdrawn(open)).withdrawnBy).toBe('buyer');
    expect(withdrawn(withdrawn(open)).refusal?.refused).toBe('withdrawn-already');
    expect(withdrawn(then(open, 'signed')).refusal?.refused).toBe('signed-already');
    expect(next(open, { command: withdrawDossier, input: { dossier: 'none', by: 'buyer' } }).refusal?.refused).toBe('dossier-unknown');
  });
});

test('a certificate is made known once', () => {
  expect(play({ command: knowCertificate, input: { id: 'TT00001234', serial: 'TT 00001234', owner: 'buyer', plot: PLOT } }).refusal?.refused).toBe(
    'certificate-known',
  );
});

describe('the pages of a transfer', () => {
  const site = defineSite(portal, { id: 'portal', pane: 'browser', pages: dossierPages, leads: dossierLeads });
  const shown = (path: string, seat: string, { world }: Pick<Outcome, 'world'>) => site.show(world, site.find(path)!, seat);
  const dossierShown = (seat: string, outcome: Outcome) => shown(`dossiers/${lastIn(outcome).dossier}`, seat, outcome);

  test('offer own certificates that are free, and lead to the dossier after the declaration', () => {
    expect(shown('declare', 'seller', play())).toMatchObject({ loggedIn: true, certificates: [{ id: 'TT00001234' }], underWay: [] });
    const open = play(declares());
    const { dossier } = lastIn(open);
    expect(shown('declare', 'seller', open)).toMatchObject({ certificates: [], underWay: [dossier] });
    expect(site.leads['transfer-declared']?.({ dossier })).toBe(`dossiers/${dossier}`);
  });

  test('ask for the log-in first', () => {
    const out = play(declares(), { command: logOut, by: person('seller'), input: {} });
    expect(shown('declare', 'seller', out)).toEqual({ loggedIn: false });
    expect(shown('dossiers', 'seller', out)).toEqual({ loggedIn: false });
    expect(dossierShown('seller', out)).toEqual({ loggedIn: false, dossier: lastIn(out).dossier });
  });

  test('show a dossier to its two parties only, each with their own next act', () => {
    const open = play(declares());
    expect(dossierShown('buyer', open)).toMatchObject({ side: 'buyer', next: 'sign', until: undefined });
    expect(dossierShown('citizen', open)).toBeUndefined();
    const assessed = then(open, 'signed', 'certified', 'assessed');
    expect(dossierShown('buyer', assessed)).toMatchObject({ next: 'pay' });
    expect(dossierShown('seller', assessed)).toMatchObject({ next: 'other-pays' });
    const own = then(play(declares({ taxPaidBy: 'seller' })), 'signed', 'certified', 'assessed');
    expect(dossierShown('seller', own)).toMatchObject({ next: 'pay' });
  });

  test('say until when an office is waited for, in working time', () => {
    const signed = then(play(declares()), 'signed');
    expect(dossierShown('buyer', signed)).toMatchObject({ next: 'notary', until: lastIn(signed).reached.signed! + 2 * 60 * 60 * 1000 });
    expect(dossierShown('buyer', then(signed, 'certified'))).toMatchObject({ next: 'offices', until: expect.any(Number) as unknown });
    expect(dossierShown('buyer', then(signed, 'certified', 'assessed', 'paid'))).toMatchObject({
      next: 'register',
      until: expect.any(Number) as unknown,
    });
  });

  test('draw the four steps', () => {
    const states = (outcome: Outcome) => (dossierShown('buyer', outcome)?.['steps'] as { state: string }[]).map(({ state }) => state);
    const open = play(declares());
    expect(states(open)).toEqual(['done', 'now', 'open', 'open']);
    expect(states(then(open, 'signed', 'certified'))).toEqual(['done', 'done', 'now', 'open']);
    expect(states(then(open, 'signed', 'certified', 'assessed', 'paid'))).toEqual(['done', 'done', 'done', 'now']);
    expect(states(then(open, 'signed', 'certified', 'assessed', 'paid', 'registered'))).toEqual(['done', 'done', 'done', 'done']);
    expect(states(withdrawn(open))).toEqual(['done', 'open', 'open', 'open']);
  });

  test('say who stopped a dossier, and show the new certificate to the buyer only', () => {
    expect(dossierShown('seller', withdrawn(play(declares())))).toMatchObject({ next: 'stopped', stoppedBy: 'Lê Thị Hạnh', stage: 'withdrawn' });
    const open = play(declares());
    const registered = next(then(open, 'signed', 'certified', 'assessed', 'paid'), {
      command: noteStage,
      input: { dossier: lastIn(open).dossier, stage: 'registered', values: { serial: 'TT 00007128', newCertificate: 'TT00007128' } },
    });
    expect(dossierShown('buyer', registered)).toMatchObject({ next: 'done', newSerial: 'TT 00007128', newCertificate: 'TT00007128' });
    expect(dossierShown('seller', registered)).toMatchObject({ newSerial: 'TT 00007128', newCertificate: undefined });
  });

  test('list own dossiers, the newest first', () => {
    const two = play(declares(), declares({ certificate: 'TT00005678', buyerId: people.seller[0] }, 'buyer'));
    expect(shown('dossiers', 'seller', two)).toMatchObject({ dossiers: [{ side: 'buyer' }, { side: 'seller' }] });
    expect(shown('dossiers', 'citizen', next(two, { command: openSession, input: { who: 'citizen', name: 'x', method: 'qr' } }))).toMatchObject({
      dossiers: [],
    });
  });
});
