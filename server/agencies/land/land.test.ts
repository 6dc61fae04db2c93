import { describe, expect, test } from '@jest/globals';
import { emptyWorld } from '../../world/act.ts';
import { checkDossier } from './commands/check-dossier.ts';
import { receiveDossier } from './commands/receive-dossier.ts';
import { registerCertificate } from './commands/register-certificate.ts';
import { updateRegister } from './commands/update-register.ts';
import { brokenInvariants } from './invariants.ts';
import { land } from './land.ts';
import { landSite } from './pages.ts';
import { application, certificate, play, PLOT, refusalOf, registerIn } from './test-world.ts';

const registered = { command: registerCertificate, input: certificate };
const received = { command: receiveDossier, input: application };
const { dossier } = application;
const checked = { command: checkDossier, input: { dossier } };
const updated = { command: updateRegister, input: { dossier } };
const otherPlot = { ...PLOT, number: '129' };

describe('registering a certificate', () => {
  test('refuses a serial that is given, and a second certificate for a plot', () => {
    expect(refusalOf(play(registered, { command: registerCertificate, input: { ...certificate, plot: otherPlot } }))).toBe('certificate-known');
    expect(refusalOf(play(registered, { command: registerCertificate, input: { ...certificate, serial: 'TT 00009999' } }))).toBe('plot-held-already');
  });

  test('takes two letters and eight digits only', () => {
    expect(refusalOf(play({ command: registerCertificate, input: { ...certificate, serial: 'TT00001234' } }))).toBe('malformed');
  });
});

describe('receiving a dossier', () => {
  test('refuses what the register does not bear out', () => {
    const asked = (change: object) => refusalOf(play(registered, { command: receiveDossier, input: { ...application, ...change } }));
    expect(asked({})).toBeUndefined();
    expect(asked({ certificate: 'TT00009999' })).toBe('certificate-unknown');
    expect(asked({ certificate: 'constructor' })).toBe('certificate-unknown');
    expect(asked({ seller: 'buyer' })).toBe('seller-not-holder');
  });

  test('refuses a dossier twice, and two dossiers on one certificate', () => {
    expect(refusalOf(play(registered, received, received))).toBe('dossier-known');
    const second = { command: receiveDossier, input: { ...application, dossier: '099-261110-0008' } };
    expect(refusalOf(play(registered, received, second))).toBe('dossier-open-already');
  });

  test('refuses a certificate that has ended', () => {
    const again = { command: receiveDossier, input: { ...application, dossier: '099-261110-0008' } };
    expect(refusalOf(play(registered, received, checked, updated, again))).toBe('certificate-ended');
  });
});

describe('checking a dossier', () => {
  test('sets the fees and tells the tax office the price of the table', () => {
    const { facts } = play(registered, received, checked);
    expect(facts.map(({ kind }) => kind)).toEqual(['land/fees-set', 'land/slip-sent']);
    expect(facts[1]?.data).toMatchObject({ dossier, price: 3_200_000_000, tablePrice: 30_000_000, plot: PLOT });
    expect(facts[0]?.data).toMatchObject({ payer: 'buyer', due: '2027-01-09' });
  });

  test('refuses an unknown dossier, and one that is checked', () => {
    expect(refusalOf(play(registered, checked))).toBe('dossier-unknown');
    expect(refusalOf(play(registered, received, checked, checked))).toBe('checked-already');
  });
});

describe('updating the register', () => {
  test('ends the old certificate and issues a new one for the same plot in one step', () => {
    const outcome = play(registered, received, checked, updated);
    expect(outcome.facts.map(({ kind }) => kind)).toEqual(['land/certificate-ended', 'land/certificate-issued']);
    const [old, fresh] = Object.values(registerIn(outcome).certificates);
    expect(old).toMatchObject({ status: 'ended', replacedBy: fresh?.id });
    expect(fresh).toMatchObject({
      status: 'valid',
      owner: 'buyer',
      ownerId: '099171000002',
      issuedOn: '2026-11-10',
      plot: { ...PLOT, origin: 'transferred' },
    });
    expect(fresh?.serial).toMatch(/^TT 0000\d{4}$/);
    expect(fresh?.serial).not.toBe(old?.serial);
  });

  test('refuses an unknown dossier, one that nobody has checked, and one that is registered', () => {
    expect(refusalOf(play(registered, updated))).toBe('dossier-unknown');
    expect(refusalOf(play(registered, received, updated))).toBe('not-checked');
    expect(refusalOf(play(registered, received, checked, updated, updated))).toBe('registered-already');
  });
});

describe('the invariants of a register', () => {
  const whole = registerIn(play(registered, received, checked, updated));
  const [old, fresh] = Object.values(whole.certificates);

  test('hold after a transfer', () => {
    expect(brokenInvariants(whole)).toEqual([]);
  });

  test('see a plot with two valid certificates, and one with none', () => {
    expect(brokenInvariants({ ...whole, certificates: { ...whole.certificates, [old!.id]: { ...old!, status: 'valid' } } })).toHaveLength(1);
    expect(brokenInvariants({ ...whole, certificates: { ...whole.certificates, [fresh!.id]: { ...fresh!, status: 'ended' } } })).toHaveLength(2);
  });
});

describe('the check page', () => {
  const shown = (serial: string, outcome = play(registered, received, checked, updated)) =>
    landSite.show(outcome.world, landSite.find(`check/${serial}`)!, 'anybody');

  test('tells anybody whether a certificate is in force, and what replaced it', () => {
    const { world } = play(registered, received, checked, updated);
    const fresh = Object.values(land.in(world).certificates)[1]!;
    expect(shown('TT00001234')).toMatchObject({ found: true, status: 'ended', replacedBy: fresh.serial });
    expect(shown('TT 00001234')).toMatchObject({ found: true });
    expect(shown(fresh.id)).toMatchObject({ found: true, status: 'valid', ownerName: 'Lê Thị Hạnh', replacedBy: undefined });
  });

  test('says so where there is no such certificate', () => {
    expect(shown('TT00009999')).toEqual({ found: false, serial: 'TT00009999' });
    expect(landSite.show(emptyWorld({ agencies: { land }, commands: {}, links: [] }), landSite.find('check/constructor')!, 'x')).toMatchObject({
      found: false,
    });
  });
});
