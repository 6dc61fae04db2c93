import { describe, expect, test } from '@jest/globals';
import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import type { Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { office, type Instant } from '../../world/world.ts';
import { certifyContract } from './commands/certify-contract.ts';
import { drawUp } from './commands/draw-up.ts';
import { recordDecline } from './commands/record-decline.ts';
import { recordSignature } from './commands/record-signature.ts';
import { contractOf, notary } from './notary.ts';
import { notarySite } from './pages.ts';

const commands: readonly Command[] = [drawUp, recordSignature, recordDecline, certifyContract];
const country: Country = {
  agencies: { practice, notary },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [],
};
const MORNING: Instant = Date.parse('2026-11-10T08:30:00+07:00');

const terms = {
  ...{ dossier: '099-261110-0007', certificate: 'TT00001234', serial: 'TT 00001234', price: 3_200_000_000, taxPaidBy: 'buyer' },
  ...{ seller: 'seller', sellerName: 'Trần Văn Bình', sellerId: '099055000001', buyer: 'buyer', buyerName: 'Lê Thị Hạnh', buyerId: '099171000002' },
  plot: { sheet: '14', number: '128', area: 86.4, use: 'ODT', ward: 'Phường Tây Hồ', address: 'Hà Nội', origin: 'recognised', term: 'long-term' },
};
const contract = contractOf(terms.dossier);

interface Step {
  readonly command: { readonly id: string };
  readonly input: unknown;
}
const play = (...steps: readonly Step[]): Outcome =>
  steps.reduce<Outcome>(
    ({ world }, { command, input }, i) => act(country, world, { command: command.id, by: office('notary'), input }, MORNING + i * 1000),
    { world: emptyWorld(country), facts: [] },
  );
const drawn = { command: drawUp, input: terms };
const signs = (who: string, which = contract) => ({ command: recordSignature, input: { contract: which, who } });
const declines = (who: string, which = contract) => ({ command: recordDecline, input: { contract: which, who } });
const certified = { command: certifyContract, input: { contract } };
const refusal = (...steps: readonly Step[]) => play(...steps).refusal?.refused;
const kinds = (...steps: readonly Step[]) => play(...steps).facts.map(({ kind }) => kind);

describe('a contract', () => {
  test('is drawn up once for a dossier', () => {
    expect(kinds(drawn)).toEqual(['notary/contract-drawn']);
    expect(refusal(drawn, drawn)).toBe('contract-drawn-already');
  });

  test('is ready with the second signature, whoever signs first', () => {
    expect(kinds(drawn, signs('buyer'))).toEqual(['notary/signature-recorded']);
    expect(kinds(drawn, signs('buyer'), signs('seller'))).toEqual(['notary/signature-recorded', 'notary/contract-ready']);
    expect(kinds(drawn, signs('seller'), signs('buyer'))).toEqual(['notary/signature-recorded', 'notary/contract-ready']);
  });

  test('takes each party’s signature once, and nobody else’s', () => {
    expect(refusal(drawn, signs('buyer'), signs('buyer'))).toBe('signed-already');
    expect(refusal(drawn, signs('citizen'))).toBe('no-party');
    expect(refusal(drawn, signs('constructor'))).toBe('no-party');
    expect(refusal(drawn, signs('buyer', 'HD-099-261110-0008'))).toBe('contract-unknown');
    expect(refusal(drawn, signs('buyer'), signs('seller'), signs('seller'))).toBe('contract-closed');
  });

  test('is void when a party declines, and takes no signature after', () => {
    expect(play(drawn, signs('seller'), declines('buyer')).facts[0]?.data).toEqual({
      contract,
      dossier: terms.dossier,
      price: terms.price,
      by: 'buyer',
      other: 'seller',
    });
    expect(refusal(drawn, declines('buyer'), signs('seller'))).toBe('contract-closed');
    expect(refusal(drawn, declines('buyer'), declines('seller'))).toBe('contract-closed');
    expect(refusal(drawn, declines('citizen'))).toBe('no-party');
    expect(refusal(declines('buyer'))).toBe('contract-unknown');
    expect(refusal(drawn, declines('buyer'), certified)).toBe('not-signed');
  });

  test('cannot be declined any more when both have signed', () => {
    expect(refusal(drawn, signs('seller'), signs('buyer'), declines('buyer'))).toBe('contract-closed');
  });

  test('is certified once, after both signatures, with number and fee', () => {
    expect(refusal(certified)).toBe('contract-unknown');
    expect(refusal(drawn, certified)).toBe('not-signed');
    expect(refusal(drawn, signs('seller'), certified)).toBe('not-signed');
    const outcome = play(drawn, signs('seller'), signs('buyer'), certified);
    expect(outcome.facts[0]).toMatchObject({ kind: 'notary/contract-certified', data: { fee: { amount: 2_300_000 }, due: '2027-01-09' } });
    expect(notary.in(outcome.world).contracts[contract]?.number).toMatch(/^\d{4}\/2026\/CCGD$/);
    expect(refusal(drawn, signs('seller'), signs('buyer'), certified, certified)).toBe('certified-already');
  });
});

describe('the contract’s page', () => {
  const shown = (seat: string, outcome: Outcome) => notarySite.show(outcome.world, notarySite.find(`contracts/${contract}`)!, seat);

  test('is for the two parties only', () => {
    const outcome = play(drawn, signs('seller'));
    expect(shown('buyer', outcome)).toMatchObject({
      drawn: true,
      state: 'to-sign',
      parties: [{ signedAt: MORNING + 1000 }, { signedAt: undefined }],
    });
    expect(shown('citizen', outcome)).toBeUndefined();
  });

  test('says that it is being drawn up before it is', () => {
    expect(shown('buyer', { world: emptyWorld(country), facts: [] })).toEqual({ drawn: false, contract });
  });
});
