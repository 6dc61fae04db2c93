import { describe, expect, test } from '@jest/globals';
import { act, emptyWorld, living, replay, type Country, type Outcome } from '../../world/act.ts';
import type { Agency, Command } from '../../world/agency.ts';
import { begin, leaveSeat, passTime, practice, takeSeat } from '../../world/practice.ts';
import { link, minutes, office, person, type Fact, type Instant, type Order, type World } from '../../world/world.ts';
import { instantAt, localDay } from '../calendar.ts';
import { checkDossier } from '../land/commands/check-dossier.ts';
import { receiveDossier } from '../land/commands/receive-dossier.ts';
import { registerCertificate } from '../land/commands/register-certificate.ts';
import { updateRegister } from '../land/commands/update-register.ts';
import { brokenInvariants } from '../land/invariants.ts';
import { land } from '../land/land.ts';
import { redBookLinks, redBookPolicies } from './red-book.ts';
import { certifyContract } from '../notary/commands/certify-contract.ts';
import { drawUp } from '../notary/commands/draw-up.ts';
import { recordDecline } from '../notary/commands/record-decline.ts';
import { recordSignature } from '../notary/commands/record-signature.ts';
import { contractOf, notary } from '../notary/notary.ts';
import { admitPayer } from '../payments/commands/admit-payer.ts';
import { issueOrder } from '../payments/commands/issue-order.ts';
import { postDuty } from '../payments/commands/post-duty.ts';
import { recordPayment } from '../payments/commands/record-payment.ts';
import { payments } from '../payments/payments.ts';
import { dutiesOf } from '../payments/state.ts';
import { receiveNotice } from '../phone/commands/receive-notice.ts';
import { receiveSms } from '../phone/commands/receive-sms.ts';
import { inboxOf, noticesOf, phone } from '../phone/phone.ts';
import type { Plot } from '../plot.ts';
import { declareTransfer } from '../portal/commands/declare-transfer.ts';
import { knowCertificate } from '../portal/commands/know-certificate.ts';
import { knowPerson } from '../portal/commands/know-person.ts';
import { noteSignature } from '../portal/commands/note-signature.ts';
import { noteStage } from '../portal/commands/note-stage.ts';
import { openSession } from '../portal/commands/open-session.ts';
import { withdrawDossier } from '../portal/commands/withdraw-dossier.ts';
import { portal, type Dossier } from '../portal/portal.ts';
import { byHand, streetLinks } from '../street/by-hand.ts';
import { arrive } from '../street/commands/arrive.ts';
import { handIn } from '../street/commands/hand-in.ts';
import { receivePaper } from '../street/commands/receive-paper.ts';
import { returnPaper } from '../street/commands/return-paper.ts';
import { setOut } from '../street/commands/set-out.ts';
import { doorOf, papersInHand, street, visitsOf } from '../street/street.ts';
import { assess } from '../tax/commands/assess.ts';
import { tax } from '../tax/tax.ts';
import { addPaper } from '../vneid/commands/add-paper.ts';
import { askSignature } from '../vneid/commands/ask-signature.ts';
import { changePaper } from '../vneid/commands/change-paper.ts';
import { declineSignature } from '../vneid/commands/decline-signature.ts';
import { enterApp } from '../vneid/commands/enter-app.ts';
import { openAccount } from '../vneid/commands/open-account.ts';
import { sign } from '../vneid/commands/sign.ts';
import { vneid } from '../vneid/vneid.ts';

const named = <T, K extends keyof T & string>(list: readonly T[], key: K): Readonly<Record<string, T>> =>
  Object.fromEntries(list.map((item) => [item[key], item]));

/** The offices of a land transfer and their links: a small country of its own. */
const countryWhere = ({ linked }: { linked: boolean }): Country => ({
  agencies: named<Agency, 'name'>([practice, portal, vneid, phone, payments, notary, land, tax, street], 'name'),
  commands: named<Command, 'id'>(
    [
      ...[begin, takeSeat, leaveSeat, passTime, openAccount, enterApp, sign, declineSignature, askSignature, addPaper, changePaper],
      ...[knowPerson, openSession, declareTransfer, knowCertificate, noteSignature, noteStage, withdrawDossier, receiveSms, receiveNotice],
      ...[admitPayer, issueOrder, postDuty, recordPayment, registerCertificate, receiveDossier, checkDossier, updateRegister],
      ...[drawUp, recordSignature, recordDecline, certifyContract, assess, setOut, arrive, handIn, receivePaper, returnPaper],
    ],
    'id',
  ),
  links: [...(linked ? redBookLinks : redBookLinks.map(byHand)), ...redBookPolicies, ...streetLinks],
});

const MORNING = Date.parse('2026-11-10T08:30:00+07:00');
const PLOT: Plot = {
  ...{ sheet: '14', number: '128', area: 86.4, use: 'ODT', ward: 'Phường Tây Hồ', address: 'Số 12, ngõ Bàng, phường Tây Hồ, Hà Nội' },
  ...{ origin: 'recognised', term: 'long-term' },
};
const CERTIFICATE = 'TT00001234';
const ids = { seller: '099055000001', buyer: '099171000002' } as const;
type Seat = keyof typeof ids;
const buyer = person('buyer');
const seller = person('seller');

class TestPractice {
  world: World;
  readonly facts: Fact[] = [];
  readonly rules: Country;

  constructor({ linked = true, seats = ['buyer', 'seller'] }: { linked?: boolean; seats?: readonly Seat[] } = {}) {
    this.rules = countryWhere({ linked });
    this.world = emptyWorld(this.rules);
    this.give(begin.order(office('practice'), { seed: '7', scenario: 'test', version: 'v1', mode: 'guide', linked, defects: [] }), MORNING);
    for (const who of ['seller', 'buyer'] as const) this.arrives(who);
    this.give(
      registerCertificate.order(office('land'), {
        ...{ serial: 'TT 00001234', owner: 'seller', ownerName: 'Trần Văn Bình', ownerId: ids.seller, plot: PLOT },
        ...{ tablePrice: 30_000_000, issuedOn: '2016-05-18' },
      }),
    );
    for (const seat of seats) this.give(takeSeat.order(office('practice'), { seat }));
  }

  private arrives(who: Seat): void {
    const [idNumber, name] = [ids[who], who === 'seller' ? 'Trần Văn Bình' : 'Lê Thị Hạnh'];
    const account = {
      sex: 'male',
      birth: '1955-02-03',
      address: 'Hà Nội',
      phone: '0000000214',
      level: 2,
      password: 'Xanh#2026',
      passcode: '135790',
    } as const;
    this.give(openAccount.order(office('vneid'), { who, idNumber, name, ...account }));
    this.give(knowPerson.order(office('portal'), { who, idNumber, name }));
    this.give(openSession.order(office('portal'), { who, name, method: 'password' }));
    this.give(admitPayer.order(office('payments'), { who, name }));
    this.give(enterApp.order(person(who), { idNumber, password: 'Xanh#2026' }));
  }

  give = (order: Order, at: Instant = this.world.now): Outcome => this.keep(act(this.rules, this.world, order, at));
  wait = (time: Instant): Outcome => this.give(passTime.order(office('practice'), {}), this.world.now + time);

  private keep(outcome: Outcome): Outcome {
    this.world = outcome.world;
    this.facts.push(...(JSON.parse(JSON.stringify(outcome.facts)) as Fact[]));
    expect(brokenInvariants(land.in(this.world))).toEqual([]);
    return outcome;
  }

  declare(price = 3_200_000_000, taxPaidBy: Seat = 'buyer'): Outcome {
    return this.give(declareTransfer.order(seller, { certificate: CERTIFICATE, buyerId: ids.buyer, price, taxPaidBy }));
  }
  signs(who: Seat): Outcome {
    const [input] = sign.suggest(this.world, person(who), () => true);
    return this.give({ command: sign.id, by: person(who), input });
  }
  pays(who: Seat): void {
    const [input] = issueOrder.suggest(this.world, person(who), () => true);
    this.give({ command: issueOrder.id, by: person(who), input });
    const order = Object.values(payments.in(this.world).orders).find(({ payer, state }) => payer === who && state === 'open')!;
    this.give(
      recordPayment.order(link('bank'), { payment: `G${order.order}`, order: order.order, payer: who, bank: order.bank, amount: order.total }),
    );
  }
  get dossier(): Dossier {
    return Object.values(portal.in(this.world).dossiers).at(-1)!;
  }
  refusals(): readonly unknown[] {
    return living(this.facts).flatMap(({ kind, data }) => (kind === 'practice/refused' ? [data] : []));
  }
}

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
    const told = (who: Seat) => noticesOf(phone.in(p.world), who).map(({ message }) => message);
    expect(told('buyer')).toEqual(['contract-certified', 'duties-assessed', 'certificate-issued']);
    expect(told('seller')).toEqual(['contract-certified', 'certificate-ended']);
    expect(inboxOf(phone.in(p.world), 'buyer').map(({ message }) => message)).toEqual(['duties-assessed', 'certificate-issued']);
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
    const { id, office: door } = held[0]!;
    if (doorOf(street.in(p.world), who) !== door) {
      p.give(setOut.order(person(who), { office: door }));
      p.wait(minutes(40));
    }
    const closed = p.give(handIn.order(person(who), { id })).refusal?.refused === 'counter-closed';
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
