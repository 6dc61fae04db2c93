import { describe, expect, test } from '@jest/globals';
import type { Model } from '../agencies/page.ts';
import { defects } from '../agencies/defects.ts';
import { sitesOf, spoiltWords } from '../agencies/sites.ts';
import { begin } from './begin.ts';
import type { Run } from './run.ts';
import { walkOf, type Move } from './scenario.ts';
import { loadScenario, scenarioNames } from './test-scenarios.ts';
import { play, walk } from './walk.ts';

const run = (scenario: string, moves: readonly Move[], ids: readonly string[]): Run =>
  walk(begin(loadScenario(scenario), '7', { defects: ids }), { moves });
const clean = (scenario: string): readonly Move[] => walkOf(loadScenario(scenario), 'clean').moves;
/** The data of the last fact of a kind. */
const last = ({ facts }: Run, kind: string): Model => facts.findLast((fact) => fact.kind === kind)?.data as Model;
const refusedFor = ({ facts }: Run): readonly unknown[] => facts.flatMap(({ data }) => (data as { readonly refused?: string }).refused ?? []);

function shown({ world, setup }: Run, site: string, path: string, seat: string): Model {
  const found = sitesOf(setup.defects).find(({ id }) => id === site);
  const page = found?.find(path);
  const model = found && page && found.show(world, page, seat);
  if (!model) throw new Error(`${seat} sees no page ${site}/${path}`);
  return model;
}

const FEE = { dossier: 'GPLX-261110-0007', bank: 'tre-xanh' };
const toBank: readonly Move[] = [
  { do: 'payments/issue-order', with: FEE },
  { do: 'tre-xanh/enter', with: 'suggested' },
];
const toCode: readonly Move[] = [...toBank, { do: 'tre-xanh/approve-payment', with: 'suggested' }];
const toConsent: readonly Move[] = clean('log-in').slice(0, 3);
const order = (paying: Run): string => String(last(paying, 'payments/order-issued')['order']);

type Shows = readonly [
  defect: string,
  scenario: string,
  moves: readonly Move[],
  sign: (run: Run) => unknown,
  goodAndSpoilt: readonly [unknown, unknown],
];

/** Of each defect: where one meets it, the sign that it leaves there, and what that sign is without it and with it. */
const SIGNS: readonly Shows[] = [
  [
    'code-page-says-six-minutes',
    'log-in',
    clean('log-in').slice(0, 2),
    (met) => shown(met, 'vneid-web', `code/${String(last(met, 'vneid/code-sent')['id'])}`, 'citizen')['minutes'],
    [3, 6],
  ],
  [
    'bank-takes-expired-code',
    'pay-fee',
    [...toCode, { do: 'tre-xanh/confirm', with: 'suggested', late: '6 minutes' }],
    refusedFor,
    [['code-expired'], []],
  ],
  [
    'bank-takes-money-twice',
    'pay-fee',
    clean('pay-fee'),
    (met) => (shown(met, 'tre-xanh', `accounts/${String(met.cast.people['citizen']?.account)}`, 'citizen') as { balance: number }).balance,
    [4_885_000, 4_770_000],
  ],
  [
    'bank-message-names-other-sum',
    'pay-fee',
    toCode,
    (met) => (last(met, 'phone/sms-received') as { values: Model }).values['amount'],
    ['115000', '1150000'],
  ],
  [
    'bank-names-other-payee',
    'pay-fee',
    toBank,
    (met) => (shown(met, 'tre-xanh', `orders/${order(met)}`, 'citizen')['parts'] as readonly Model[]).map(({ office, payee }) => office ?? payee),
    [['licence-office'], ['NGUYEN VAN BAO']],
  ],
  ['notice-due-later', 'pay-fee', [], (met) => shown(met, 'payments', `dossiers/${FEE.dossier}`, 'citizen')['due'], ['2026-12-10', '2027-01-09']],
  ['order-paid-too-early', 'pay-fee', toBank, (met) => shown(met, 'payments', `orders/${order(met)}`, 'citizen')['state'], ['open', 'paid']],
  [
    'receipt-total-too-high',
    'pay-fee',
    clean('pay-fee'),
    (met) => shown(met, 'payments', `receipts/${String(last(met, 'payments/duty-posted')['id'])}`, 'citizen')['amount'],
    [115_000, 1_150_000],
  ],
  [
    'payments-stay-open',
    'log-in',
    [...clean('log-in'), { do: 'portal/log-out', with: {} }],
    (met) => shown(met, 'payments', '', 'citizen')['loggedIn'],
    [false, true],
  ],
  ['vneid-takes-old-code', 'check-log-in', walkOf(loadScenario('check-log-in'), 'old-code').moves, refusedFor, [['code-replaced'], []]],
  [
    'vneid-locks-too-soon',
    'log-in',
    [1, 2].map(() => ({ do: 'vneid/log-in', with: 'suggested', but: { password: 'hoa-mai' } })),
    (met) => shown(met, 'vneid-web', 'log-in', 'citizen')['lock'] !== undefined,
    [false, true],
  ],
  [
    'consent-shows-other-birthday',
    'log-in',
    toConsent,
    (met) => {
      const { shared } = shown(met, 'vneid-web', `consent/${String(last(met, 'vneid/code-sent')['id'])}`, 'citizen') as { shared: Model };
      return shared['birth'] === met.cast.people['citizen']?.birth;
    },
    [true, false],
  ],
  [
    'consent-with-a-gap',
    'log-in',
    [],
    (met) => Object.values(spoiltWords(met.setup.defects, 'vi')).filter((text) => text.includes('%TEN_DICH_VU%')).length,
    [0, 1],
  ],
  [
    'certificate-of-other-holder',
    'red-book',
    [],
    (met) => (last(met, 'vneid/paper-added') as { values: Model }).values['holder'] === met.cast.people['seller']?.name,
    [true, false],
  ],
  [
    'certificate-of-other-area',
    'red-book',
    [],
    (met) => {
      const { paper } = shown(met, 'vneid', `wallet/${String(last(met, 'vneid/paper-added')['id'])}`, 'seller') as { paper: { values: Model } };
      return Number(paper.values['area']) / (met.cast.plots['plot']?.area ?? 0);
    },
    [1, 10],
  ],
  [
    'notary-fee-of-other-bracket',
    'red-book',
    clean('red-book').slice(0, 9),
    (met) => {
      const { price, fee } = last(met, 'notary/contract-certified') as { price: number; fee: { formula: { base: number } } };
      return Math.round(price / fee.formula.base);
    },
    [1, 10],
  ],
  [
    'registration-fee-not-reduced',
    'red-book',
    clean('red-book').slice(0, 10),
    (met) => (last(met, 'tax/duties-set') as { lines: readonly Model[] }).lines.map(({ reduction }) => reduction !== undefined),
    [
      [false, true],
      [false, false],
    ],
  ],
];

describe('a seeded defect leaves its sign where one meets it', () => {
  test.each(SIGNS)('%s', (id, scenario, moves, sign, goodAndSpoilt) => {
    expect([sign(run(scenario, moves, [])), sign(run(scenario, moves, [id]))]).toEqual(goodAndSpoilt);
  });

  test('each of them, of which there are a dozen at least', () => {
    expect(SIGNS.map(([id]) => id).sort()).toEqual(defects.map(({ id }) => id).sort());
    expect(new Set(defects.map(({ id }) => id)).size).toBeGreaterThanOrEqual(12);
  });

  test('and each can be switched on for a class: some exercise has a case that shows it', () => {
    const used = scenarioNames.flatMap((name) => loadScenario(name).defects);
    expect([...new Set(used)].sort()).toEqual(defects.map(({ id }) => id).sort());
  });

  test('and the country of a practice without it stays whole', () => {
    const start = begin(loadScenario('pay-fee'), '7', { defects: defects.map(({ id }) => id) });
    expect(play(start, []).country).not.toBe(begin(loadScenario('pay-fee'), '7').country);
    expect(refusedFor(run('pay-fee', clean('pay-fee'), []))).toEqual([]);
  });
});
