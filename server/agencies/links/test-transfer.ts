import { offices } from '../../../fixtures/offices.ts';
import type { Command } from '../../world/agency.ts';
import { act, emptyWorld, living, type Country, type Outcome } from '../../world/act.ts';
import { begin, passTime, takeSeat } from '../../world/practice.ts';
import { office, person, seconds, type Fact, type Instant, type Order, type World } from '../../world/world.ts';
import { treXanh } from '../bank/banks.ts';
import { countryOf } from '../country.ts';
import { registerCertificate } from '../land/commands/register-certificate.ts';
import { brokenInvariants } from '../land/invariants.ts';
import { land } from '../land/land.ts';
import { notary } from '../notary/notary.ts';
import { issueOrder } from '../payments/commands/issue-order.ts';
import type { Plot } from '../plot.ts';
import { declareTransfer } from '../portal/commands/declare-transfer.ts';
import { openSession } from '../portal/commands/open-session.ts';
import { portal, type Dossier } from '../portal/portal.ts';
import { enterApp } from '../vneid/commands/enter-app.ts';
import { openAccount } from '../vneid/commands/open-account.ts';
import { sign } from '../vneid/commands/sign.ts';
import { vneid } from '../vneid/vneid.ts';

export const MORNING = Date.parse('2026-11-10T08:30:00+07:00');
export const PLOT: Plot = {
  ...{ sheet: '14', number: '128', area: 86.4, use: 'ODT', ward: 'Phường Tây Hồ', address: 'Số 12, ngõ Bàng, phường Tây Hồ, Hà Nội' },
  ...{ origin: 'recognised', term: 'long-term' },
};
export const CERTIFICATE = 'TT00001234';
export const ids = { seller: '099055000001', buyer: '099171000002' } as const;
export type Seat = keyof typeof ids;
/** Requests to sign a contract that is void: nobody may be asked for what no longer counts. */
const asksInVain = (world: World): readonly string[] =>
  Object.values(vneid.in(world).requests).flatMap(({ document, who, state }) =>
    notary.in(world).contracts[document]?.state === 'void' && state !== 'declined' && state !== 'withdrawn'
      ? [`${who} is still asked to sign ${document}, which is void: ${state}`]
      : [],
  );
export const buyer = person('buyer');
export const seller = person('seller');

/** A practice of the whole country in which one plot may be transferred: seller and buyer are logged in everywhere. Every fact is kept, as the store keeps it. */
export class TestPractice {
  world: World;
  facts: readonly Fact[] = [];
  readonly rules: Country;

  constructor({ linked = true, seats = ['buyer', 'seller'] }: { linked?: boolean; seats?: readonly Seat[] } = {}) {
    this.rules = countryOf({ linked });
    this.world = emptyWorld(this.rules);
    this.give(begin.order(office('practice'), { seed: '7', scenario: 'test', version: 'v1', mode: 'guide', linked, defects: [] }), MORNING);
    for (const who of ['seller', 'buyer'] as const) this.arrives(who);
    this.give(
      registerCertificate.order(office('land'), {
        ...{ serial: 'TT 00001234', owner: 'seller', ownerName: 'Trần Văn Bình', ownerId: ids.seller, plot: PLOT },
        ...{ tablePrice: 30_000_000, issuedOn: '2016-05-18' },
      }),
    );
    for (const { id, holder, accounts } of Object.values(offices))
      if (accounts) this.give(treXanh.commands.openAccount.order(office('tre-xanh'), { number: accounts.treXanh, owner: id, holder, balance: 0 }));
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
    const bank = {
      number: `10101000${who === 'seller' ? '01' : '02'}`,
      owner: who,
      holder: name,
      balance: 400_000_000,
      user: `2600000${String(who.length)}`,
    };
    this.give(treXanh.commands.openAccount.order(office('tre-xanh'), { ...bank, password: 'Xanh#2026' }));
    this.give(openSession.order(office('portal'), { who, name, method: 'password' }));
    this.give(enterApp.order(person(who), { idNumber, password: 'Xanh#2026' }));
  }

  give = (order: Order, at: Instant = this.world.now): Outcome => this.keep(act(this.rules, this.world, order, at));
  wait = (time: Instant): Outcome => this.give(passTime.order(office('practice'), {}), this.world.now + time);

  private keep(outcome: Outcome): Outcome {
    this.world = outcome.world;
    this.facts = [...this.facts, ...(JSON.parse(JSON.stringify(outcome.facts)) as Fact[])];
    const broken = [...brokenInvariants(land.in(this.world)), ...asksInVain(this.world)];
    if (broken.length > 0) throw new Error(broken.join('; '));
    return outcome;
  }

  declare(price = 3_200_000_000, taxPaidBy: Seat = 'buyer'): Outcome {
    return this.give(declareTransfer.order(seller, { certificate: CERTIFICATE, buyerId: ids.buyer, price, taxPaidBy }));
  }
  signs(who: Seat): boolean {
    return this.does(sign, who);
  }
  /** Does what somebody would plausibly do with this command now; false where there is nothing to do. */
  does(command: Command, who: Seat): boolean {
    const [input] = command.suggest(this.world, person(who), () => true);
    if (input === undefined) return false;
    return this.give({ command: command.id, by: person(who), input }).refusal === undefined;
  }
  /** Pays all that this person has to pay, at the bank, with the code from the SMS. False where there is nothing to pay, or the bank will not. */
  pays(who: Seat): boolean {
    const { enter, approvePayment, confirm } = treXanh.commands;
    if (!this.does(issueOrder, who)) return false;
    this.does(enter, who);
    if (!this.does(approvePayment, who)) return false;
    this.wait(seconds(5));
    const paid = this.does(confirm, who);
    this.wait(seconds(10));
    return paid;
  }
  get dossier(): Dossier {
    const last = Object.values(portal.in(this.world).dossiers).at(-1);
    if (!last) throw new Error('nothing is declared');
    return last;
  }
  refusals(): readonly unknown[] {
    return living(this.facts).flatMap(({ kind, data }) => (kind === 'practice/refused' ? [data] : []));
  }
}
