import { describe, expect, test } from '@jest/globals';
import { replay } from '../../world/act.ts';
import { leaveSeat } from '../../world/practice.ts';
import { minutes, office, person, seconds } from '../../world/world.ts';
import { instantAt, localDay } from '../calendar.ts';
import { MOST_LINES } from '../duty-line.ts';
import { land } from '../land/land.ts';
import { contractOf, notary } from '../notary/notary.ts';
import { payments } from '../payments/payments.ts';
import { dutiesOf } from '../payments/state.ts';
import { inboxOf, noticesOf, phone } from '../phone/phone.ts';
import { declareTransfer } from '../portal/commands/declare-transfer.ts';
import { portalSite } from '../portal/pages.ts';
import { handIn } from '../street/commands/hand-in.ts';
import { setOut } from '../street/commands/set-out.ts';
import { doorOf, papersInHand, street, visitsOf } from '../street/street.ts';
import { tax } from '../tax/tax.ts';
import { declineSignature } from '../vneid/commands/decline-signature.ts';
import { sign } from '../vneid/commands/sign.ts';
import { vneid } from '../vneid/vneid.ts';
import { redBookLinks } from './red-book.ts';
import { buyer, CERTIFICATE, ids, PLOT, seller, TestPractice, type Seat } from './test-transfer.ts';

/** Notices of the transfer itself; others (log-ins, payments) come in between. */
const OURS = ['contract-certified', 'duties-assessed', 'certificate-ended', 'certificate-issued'];
const DAY = minutes(24 * 60);

/** From the declaration to the notices of the tax office. */
function assessed(p: TestPractice, price?: number, taxPaidBy?: Seat): void {
  p.declare(price, taxPaidBy);
  p.wait(minutes(1));
  p.signs('seller');
  p.signs('buyer');
  p.wait(7 * DAY);
}

const amounts = (p: TestPractice): Readonly<Record<string, number>> =>
  Object.fromEntries(dutiesOf(payments.in(p.world), p.dossier.dossier).map(({ kind, amount }) => [kind, amount]));

test('every sum that the land office asks for is brought to the payments, and it cannot ask for more than are brought', () => {
  const line = { kind: 'appraisal-fee', amount: 1, formula: { kind: 'fixed', each: 1 }, basis: 'minh họa', illustrative: true } as const;
  const asked = (count: number) => ({
    ...{ dossier: 'D1', payer: 'buyer', payerName: 'Lê Thị Na', payerId: ids.buyer, due: '2026-12-10' },
    lines: Array.from({ length: count }, (_, i) => ({ ...line, amount: i + 1 })),
  });
  const brought = redBookLinks.filter(({ id }) => id.startsWith('land/fees-set → payments/post-duty')).map(({ then }) => then(asked(MOST_LINES)));
  expect(brought.map((order) => (order?.input as { readonly amount: number }).amount)).toEqual(asked(MOST_LINES).lines.map(({ amount }) => amount));
  expect(() => land.fact('fees-set', asked(MOST_LINES + 1))).toThrow();
});

describe('the transfer with the offices connected', () => {
  test('goes from the declaration to the new certificate without a refusal', () => {
    const p = new TestPractice();
    assessed(p);
    expect(p.dossier.stage).toBe('assessed');
    p.pays('buyer');
    expect(p.dossier.stage).toBe('paid');
    p.wait(4 * DAY);
    expect(p.dossier.stage).toBe('registered');
    const { certificates } = land.in(p.world);
    const fresh = certificates[p.dossier.values['newCertificate']!];
    expect(fresh).toMatchObject({ owner: 'buyer', ownerName: 'Lê Thị Hạnh', status: 'valid', plot: { ...PLOT, origin: 'transferred' } });
    expect(certificates[CERTIFICATE]).toMatchObject({ status: 'ended', replacedBy: fresh?.id, owner: 'seller' });
    expect(fresh?.serial).toMatch(/^TT 0000\d{4}$/);
    expect(p.refusals()).toEqual([]);
  });

  test('puts the new certificate into the buyer’s wallet, marks the seller’s, and tells both', () => {
    const p = new TestPractice();
    assessed(p);
    p.pays('buyer');
    p.wait(4 * DAY);
    const { papers } = vneid.in(p.world);
    expect(Object.values(papers).map(({ who, status, values }) => [who, status, values['holder']])).toEqual([
      ['seller', 'ended', 'Trần Văn Bình'],
      ['buyer', 'in-force', 'Lê Thị Hạnh'],
    ]);
    const told = (who: Seat) => noticesOf(phone.in(p.world), who).flatMap(({ message }) => (OURS.includes(message) ? [message] : []));
    expect(told('buyer')).toEqual(['contract-certified', 'duties-assessed', 'certificate-issued']);
    expect(told('seller')).toEqual(['contract-certified', 'certificate-ended']);
    const texts = inboxOf(phone.in(p.world), 'buyer').map(({ message }) => message);
    expect(texts).toEqual(['duties-assessed', 'bank-payment-code', 'certificate-issued']);
  });

  test('asks for the sums of the test vector: 3,2 tỷ, after the reduction', () => {
    const p = new TestPractice();
    assessed(p);
    expect(amounts(p)).toEqual({
      'notary-fee': 2_300_000,
      'appraisal-fee': 4_800_000,
      'change-registration-fee': 0,
      'certificate-fee': 0,
      'personal-income-tax': 64_000_000,
      'registration-fee': 14_400_000,
    });
  });

  test('works the taxes out on the land table where the price is below it', () => {
    const p = new TestPractice();
    assessed(p, 1_000_000_000);
    expect(tax.in(p.world).assessed[p.dossier.dossier]).toMatchObject({ base: 2_592_000_000, baseFrom: 'table' });
    expect(amounts(p)).toMatchObject({ 'personal-income-tax': 51_840_000, 'notary-fee': 1_000_000, 'appraisal-fee': 1_500_000 });
  });

  test('lets the seller pay the income tax where the contract says so, and registers only when both have paid', () => {
    const p = new TestPractice();
    assessed(p, 3_200_000_000, 'seller');
    p.pays('buyer');
    p.wait(4 * DAY);
    expect(p.dossier.stage).toBe('assessed');
    p.pays('seller');
    p.wait(4 * DAY);
    expect(p.dossier.stage).toBe('registered');
  });

  test('takes working time only: what is signed on a Monday evening is certified on Wednesday, because 24/11 is a day off', () => {
    const p = new TestPractice();
    p.declare();
    p.wait(minutes(1));
    p.signs('seller');
    p.wait(instantAt('2026-11-23', '18:00') - p.world.now);
    p.signs('buyer');
    p.wait(7 * DAY);
    expect(localDay(p.dossier.reached.certified!)).toBe('2026-11-25');
  });

  test('is void when a party declines; the other hears of it, and the certificate can be declared anew', () => {
    const p = new TestPractice();
    p.declare();
    p.wait(minutes(1));
    p.signs('seller');
    const [input] = declineSignature.suggest(p.world, buyer, () => true);
    p.give({ command: declineSignature.id, by: buyer, input });
    p.wait(minutes(1));
    expect(p.dossier).toMatchObject({ stage: 'declared', withdrawnBy: 'buyer' });
    expect(noticesOf(phone.in(p.world), 'seller').map(({ message }) => message)).toContain('contract-voided');
    expect(p.declare().refusal).toBeUndefined();
    expect(p.refusals()).toEqual([]);
  });

  test.each(['asked', 'signed'])('takes back what the other party was asked to sign when one declines: %s', (how) => {
    const p = new TestPractice();
    p.declare(123_000_000);
    p.wait(minutes(1));
    if (how === 'signed') p.signs('seller');
    const [input] = declineSignature.suggest(p.world, buyer, () => true);
    p.give({ command: declineSignature.id, by: buyer, input });
    p.wait(minutes(1));
    expect(Object.values(vneid.in(p.world).requests).map(({ who, state }) => [who, state])).toEqual([
      ['seller', 'withdrawn'],
      ['buyer', 'declined'],
    ]);
    expect(sign.suggest(p.world, seller, () => true)).toEqual([]);
    p.declare();
    p.wait(minutes(1));
    expect(p.signs('seller') && p.signs('buyer')).toBe(true);
  });

  test('lets the world sign for nobody once the contract is void', () => {
    const p = new TestPractice({ seats: ['buyer'] });
    p.declare();
    p.wait(seconds(10));
    const [input] = declineSignature.suggest(p.world, buyer, () => true);
    p.give({ command: declineSignature.id, by: buyer, input });
    p.wait(minutes(5));
    expect(Object.values(vneid.in(p.world).requests).map(({ state }) => state)).toEqual(['withdrawn', 'declined']);
  });

  test('offers plot, buyer and tax payer of a stopped contract when the seller declares anew, but not its price', () => {
    const p = new TestPractice();
    const again = () => portalSite.show(p.world, portalSite.find('declare')!, 'seller')?.['again'];
    expect(again()).toBeUndefined();
    p.declare(123_000_000, 'seller');
    p.wait(minutes(1));
    const [input] = declineSignature.suggest(p.world, buyer, () => true);
    p.give({ command: declineSignature.id, by: buyer, input });
    p.wait(minutes(1));
    expect(again()).toEqual({ dossier: p.dossier.dossier, values: { certificate: CERTIFICATE, buyerId: ids.buyer, taxPaidBy: 'seller' } });
    p.declare();
    expect(again()).toBeUndefined();
  });

  test('ends a certificate for good: it cannot be declared again, and the buyer can declare the new one', () => {
    const p = new TestPractice();
    assessed(p);
    p.pays('buyer');
    p.wait(4 * DAY);
    expect(p.declare().refusal?.refused).toBe('certificate-ended');
    const certificate = p.dossier.values['newCertificate']!;
    const back = declareTransfer.order(buyer, { certificate, buyerId: ids.seller, price: 2_000_000_000, taxPaidBy: 'seller' });
    expect(p.give(back).refusal).toBeUndefined();
    expect(notary.in(p.world).contracts[contractOf(p.dossier.dossier)]).toBeUndefined();
  });

  test('goes on by itself where the world plays both, and waits for whoever is played by a learner', () => {
    const alone = new TestPractice({ seats: [] });
    alone.declare();
    alone.wait(minutes(2));
    expect(alone.dossier.stage).toBe('signed');

    const pair = new TestPractice({ seats: ['buyer'] });
    pair.declare();
    pair.wait(minutes(9));
    expect(notary.in(pair.world).contracts[contractOf(pair.dossier.dossier)]?.signedAt).toMatchObject({ seller: expect.any(Number) as unknown });
    pair.signs('buyer');
    pair.wait(minutes(1));
    expect(pair.dossier.stage).toBe('signed');
    pair.give(leaveSeat.order(office('practice'), { seat: 'buyer' }));
    pair.wait(minutes(1));
    expect(pair.refusals().filter((refusal) => (refusal as { command: string }).command === sign.id)).toEqual([]);
  });

  test('is the same world again from its facts', () => {
    const p = new TestPractice();
    assessed(p);
    expect({ ...replay(p.rules, p.facts), now: 0 }).toEqual({ ...p.world, now: 0 });
  });
});

/** Walks every paper that this person holds to its counter, until none is left. */
function walks(p: TestPractice, who: Seat): void {
  for (let held = papersInHand(street.in(p.world), who); held.length > 0; held = papersInHand(street.in(p.world), who)) {
    const { title, office: door } = held[0]!;
    if (doorOf(street.in(p.world), who) !== door) {
      p.give(setOut.order(person(who), { office: door }));
      p.wait(minutes(40));
    }
    const closed = p.give(handIn.order(person(who), { paper: title })).refusal?.refused === 'counter-closed';
    p.wait(closed ? minutes(60) : minutes(1));
  }
}

describe('the transfer with the offices not connected', () => {
  test('ends in the same register, with every paper walked by hand', () => {
    const [on, off] = [new TestPractice(), new TestPractice({ linked: false })];
    assessed(on);
    on.pays('buyer');
    on.wait(4 * DAY);

    off.declare();
    off.wait(minutes(1));
    walks(off, 'seller');
    off.signs('seller');
    off.signs('buyer');
    off.wait(4 * DAY);
    walks(off, 'buyer'); // the certified contract, to the service point
    off.wait(4 * DAY);
    walks(off, 'buyer'); // the slip, to the tax office
    off.pays('buyer');
    off.wait(4 * DAY);
    walks(off, 'buyer'); // the receipts, to the service point
    off.wait(4 * DAY);

    const register = (p: TestPractice) =>
      Object.values(land.in(p.world).certificates).map(({ owner, ownerName, plot, status }) => ({ owner, ownerName, plot, status }));
    expect(register(off)).toEqual(register(on));
    expect(off.dossier.stage).toBe('registered');
    expect(visitsOf(street.in(off.world), 'seller')).toHaveLength(1);
    expect(visitsOf(street.in(off.world), 'buyer').map(({ office: door }) => door)).toEqual(['service-point', 'tax', 'service-point']);
  });

  test('has the same taxes, but not what the law gives to electronic filing', () => {
    const p = new TestPractice({ linked: false });
    p.declare();
    p.wait(minutes(1));
    walks(p, 'seller');
    p.signs('seller');
    p.signs('buyer');
    for (let paper = 0; paper < 2; paper++) {
      p.wait(4 * DAY);
      walks(p, 'buyer');
    }
    expect(amounts(p)).toEqual({
      'notary-fee': 2_300_000,
      'appraisal-fee': 4_800_000,
      'change-registration-fee': 28_000,
      'certificate-fee': 25_000,
      'personal-income-tax': 64_000_000,
      'registration-fee': 16_000_000,
    });
  });

  test('does not move while nobody carries the declaration', () => {
    const p = new TestPractice({ linked: false });
    p.declare();
    p.wait(9 * DAY);
    expect(Object.keys(notary.in(p.world).contracts)).toEqual([]);
    expect(papersInHand(street.in(p.world), 'seller').map(({ title }) => title)).toEqual(['declaration']);
  });
});
