import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../world/act.ts';
import { link } from '../../world/world.ts';
import { admitPayer, dismissPayer } from './commands/admit-payer.ts';
import { paymentsSite } from './pages.ts';
import { dossier, duty, dutyNamed, fee, issue, lastOrder, next, pay, play, TOTAL } from './test-world.ts';

const show = ({ world }: Pick<Outcome, 'world'>, path: string, seat = 'citizen') => {
  const found = paymentsSite.find(path);
  return found && paymentsSite.show(world, found, seat);
};
const posted = play(duty(), fee());
const paid = pay(next(posted, issue()));

describe('the pages of the payments', () => {
  test('show nothing to whoever is not logged in to the portal', () => {
    const away = next(paid, { command: dismissPayer, by: link('portal'), input: { who: 'citizen' } });
    for (const path of ['', `dossiers/${dossier}`, `dossiers/${dossier}/receipts`, `receipts/${dutyNamed(paid, 'notary-fee').id}`])
      expect(show(away, path)).toMatchObject({ loggedIn: false });
    expect(JSON.stringify(show(away, ''))).not.toContain(dossier);
  });

  test('show nobody what another has to pay', () => {
    const both = next(paid, { command: admitPayer, by: link('portal'), input: { who: 'seller', name: 'PHẠM VĂN ĐỨC' } });
    expect(show(both, '', 'seller')).toMatchObject({ dossiers: [], unmatched: [] });
    for (const path of [
      `dossiers/${dossier}`,
      `dossiers/${dossier}/receipts`,
      `orders/${lastOrder(paid).order}`,
      `receipts/${dutyNamed(paid, 'notary-fee').id}`,
    ])
      expect(show(both, path, 'seller')).toBeUndefined();
  });

  test('say of each line who pays it by law, and whether another does here', () => {
    const agreed = play(duty({ kind: 'personal-income-tax', owedBy: 'seller' }), fee());
    const lines = show(agreed, `dossiers/${dossier}`)?.['lines'] as readonly Readonly<Record<string, unknown>>[];
    expect(lines.map(({ kind, byLaw, forOther }) => [kind, byLaw, forOther])).toEqual([
      ['personal-income-tax', { by: 'seller', illustrative: false }, true],
      ['notary-fee', { by: 'who-asks', illustrative: true }, false],
    ]);
  });

  test('give each duty before its reduction, and the total after it', () => {
    const model = show(posted, `dossiers/${dossier}`);
    expect(model).toMatchObject({ stage: 'waiting', total: TOTAL, due: '2026-12-10' });
    expect((model?.['lines'] as readonly { gross: number; amount: number }[]).map(({ gross, amount }) => [gross, amount])).toEqual([
      [16_000_000, 14_400_000],
      [2_300_000, 2_300_000],
    ]);
  });

  test.each([
    ['incomplete', play(duty())],
    ['waiting', posted],
    ['under-way', next(posted, issue())],
    ['paid', paid],
    ['nothing', play(duty({ amount: 0, last: true }))],
  ])('know the stage %s', (stage, outcome) => {
    expect(show(outcome, `dossiers/${dossier}`)).toMatchObject({ stage });
  });

  test('warn of an order whose duties have been paid by another', () => {
    const two = play(duty(), fee(), issue(), issue());
    const [first, second] = Object.values((two.world.states['payments'] as { orders: Record<string, { order: string }> }).orders);
    const one = pay(two, { order: first?.order });
    expect(show(one, `orders/${second?.order ?? ''}`)).toMatchObject({ state: 'open', covered: true });
    expect(show(pay(one, { payment: 'A2' }), '')).toMatchObject({ unmatched: [{ because: 'settled-already', amount: TOTAL }] });
  });

  test('draw a receipt with taxpayer, form, number and account for each duty', () => {
    expect(show(paid, `receipts/${dutyNamed(paid, 'registration-fee').id}`)).toMatchObject({
      ...{ amount: 14_400_000, gross: 16_000_000, taxpayer: 'LÊ THỊ HẠNH', payerName: 'LÊ THỊ HẠNH', bank: 'tre-xanh', account: '1010000030' },
      receipt: { form: 'C1-02/NS' },
    });
    expect(show(posted, `receipts/${dutyNamed(posted, 'notary-fee').id}`)).toBeUndefined();
  });
});
