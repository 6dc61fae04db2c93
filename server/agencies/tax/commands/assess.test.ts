import { describe, expect, test } from '@jest/globals';
import { act, emptyWorld, type Country, type Outcome } from '../../../world/act.ts';
import { practice } from '../../../world/practice.ts';
import { link } from '../../../world/world.ts';
import { tax } from '../tax.ts';
import { assess } from './assess.ts';

const country: Country = { agencies: { practice, tax }, commands: { [assess.id]: assess }, links: [] };
const slip = {
  ...{ dossier: '099-261110-0007', price: 3_200_000_000, tablePrice: 30_000_000, area: 86.4, taxPaidBy: 'buyer', online: true },
  ...{ seller: 'seller', sellerName: 'Trần Văn Bình', sellerId: '099055000001', buyer: 'buyer', buyerName: 'Lê Thị Hạnh', buyerId: '099171000002' },
};
const play = (...slips: readonly (Partial<typeof slip> & { readonly on?: string })[]): Outcome =>
  slips.reduce<Outcome>(
    ({ world }, { on = '2026-11-10', ...change }) =>
      act(country, world, { command: assess.id, by: link('land'), input: { ...slip, ...change } }, Date.parse(`${on}T09:00:00+07:00`)),
    { world: emptyWorld(country), facts: [] },
  );
const setIn = ({ world }: Outcome, dossier = slip.dossier) => tax.in(world).assessed[dossier]!;

describe('assessing a transfer', () => {
  test('sends two notices with numbers of their own, due in 30 days', () => {
    const { lines, on, due } = setIn(play({}));
    expect([on, due]).toEqual(['2026-11-10', '2026-12-10']);
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['personal-income-tax', 64_000_000],
      ['registration-fee', 14_400_000],
    ]);
    expect(new Set(lines.map(({ notice }) => notice)).size).toBe(2);
    for (const { notice } of lines) expect(notice).toMatch(/^099261110\d{7}$/);
  });

  test('says whose each duty is and who pays it', () => {
    const who = (taxPaidBy: 'buyer' | 'seller') => setIn(play({ taxPaidBy })).lines.map(({ owedBy, payer }) => [owedBy, payer]);
    expect(who('buyer')).toEqual([
      ['seller', 'buyer'],
      ['buyer', 'buyer'],
    ]);
    expect(who('seller')).toEqual([
      ['seller', 'seller'],
      ['buyer', 'buyer'],
    ]);
  });

  test('takes the table where the price is below it, for both', () => {
    const { base, baseFrom, lines } = setIn(play({ price: 1_000_000_000 }));
    expect([base, baseFrom]).toEqual([2_592_000_000, 'table']);
    expect(lines.map(({ formula }) => 'base' in formula && formula.base)).toEqual([2_592_000_000, 2_592_000_000]);
  });

  test('happens once for a dossier', () => {
    expect(play({}, {}).refusal?.refused).toBe('assessed-already');
  });

  test('reduces the registration fee of one person once a year', () => {
    const second = play({}, { dossier: '099-261120-0008' });
    expect(setIn(second, '099-261120-0008').lines[1]).toMatchObject({ amount: 16_000_000 });
    const nextYear = play({}, { dossier: '099-270120-0009', on: '2027-01-20' });
    expect(setIn(nextYear, '099-270120-0009').lines[1]).toMatchObject({ amount: 14_400_000 });
    const somebodyElse = play({}, { dossier: '099-261120-0008', buyer: 'citizen' });
    expect(setIn(somebodyElse, '099-261120-0008').lines[1]).toMatchObject({ amount: 14_400_000 });
  });
});
