import { describe, expect, jest, test } from '@jest/globals';
import { LANGUAGES } from '../../../fixtures/languages.ts';
import { lint, lineOf } from './lint.ts';

jest.setTimeout(120_000); // as long as the machine lets it take

/** A transfer that is typed by hand, by somebody who sits in the bank already. */
const YAML = `id: by-hand
level: 1
minutes: 5
modes: [practise, exam]
people:
  citizen: { recipe: citizen, bank: tre-xanh, balance: 5000000 }
  stranger: { recipe: young, bank: tre-xanh, balance: 0 }
seats: [citizen]
variants:
  - { id: rich }
  - { id: poor, people: { citizen: { balance: 300000 } } }
starts:
  at: 2026-11-10T08:30
  with:
    - { do: tre-xanh/enter, with: suggested, as: citizen }
tasks:
  - { id: order, done: { fact: tre-xanh/transfer-ordered, where: &right { to: $treasury.treXanh, amount: 150000 } } }
  - { id: pay, done: { fact: tre-xanh/transfer-made, where: *right } }
mistakes:
  - { id: wrong-payee, severity: harmful, when: { fact: tre-xanh/transfer-made, where: { toInstitution: false } }, follows: gone }
  - { id: wrong-code, severity: slip, when: { refused: tre-xanh/confirm, because: code-wrong } }
injects:
  - id: gone
    moves:
      - { do: tre-xanh/draw-off, with: { from: $citizen.account, to: $stranger.account } }
walkthroughs:
  clean:
    - { do: tre-xanh/order-transfer, with: &fee { from: $citizen.account, to: $treasury.treXanh, amount: 150000, content: fee } }
    - { do: tre-xanh/approve-transfer, with: suggested }
    - { do: tre-xanh/confirm, with: suggested }
  wrong-payee:
    - { do: tre-xanh/order-transfer, with: *fee, but: { to: $stranger.account } }
    - { do: tre-xanh/approve-transfer, with: suggested }
    - { do: tre-xanh/confirm, with: suggested }
    - { inject: gone }
  wrong-code:
    - { do: tre-xanh/order-transfer, with: *fee }
    - { do: tre-xanh/approve-transfer, with: suggested }
    - { do: tre-xanh/confirm, with: suggested, but: { code: '000000' } }
  left-early:
    makes: []
    moves:
      - { do: tre-xanh/leave, with: suggested }
`;
const WORDS = `title: t
summary: s
story: s
tasks: { order: { title: t, hints: [h] }, pay: { title: t, hints: [h] } }
mistakes:
  wrong-payee: { title: t, feedback: f, follows: f, remember: r }
  wrong-code: { title: t, feedback: f, remember: r }
injects: { gone: i }
debrief: { can: c }
`;

type Change = readonly [good: string, bad: string];

/** Replaces what is there; a piece that is not would prove nothing. */
const changed = (text: string, [good, bad]: Change): string => {
  if (!text.includes(good)) throw new Error(`not there: ${good}`);
  return text.replace(good, () => bad);
};

const remarksOn = (scenario: string, words: string): readonly string[] =>
  lint({ scenario, words: Object.fromEntries(LANGUAGES.map((language) => [language, words])) }, { ways: true }).map(lineOf);
const remarks = (...changes: readonly Change[]): readonly string[] => remarksOn(changes.reduce(changed, YAML), WORDS);

const deadEnd = (task: string, after: string): string =>
  `no way to the task "${task}" is found after the walkthrough "${after}", neither by the moves of "clean" nor by others: a dead end; let "${after}" go on until all is done, or let what blocks it be undone`;

const leave = '{ do: tre-xanh/leave, with: suggested }';
const enter = '{ do: tre-xanh/enter, with: suggested }';
const order = '{ do: tre-xanh/order-transfer, with: *fee }';
const approve = '{ do: tre-xanh/approve-transfer, with: suggested }';
const cancel = '{ do: tre-xanh/cancel, with: suggested }';
const confirm = '{ do: tre-xanh/confirm, with: suggested }';
const wrongly = "{ do: tre-xanh/confirm, with: suggested, but: { code: '000000' } }";

const PAID = 'done: { fact: tre-xanh/transfer-made, where: *right }';
const WRONG_CODE = 'when: { refused: tre-xanh/confirm, because: code-wrong }';
const POOR: Change = ['balance: 300000', 'balance: 299999'];
/** No guide would be too late on purpose. */
const LATE: readonly Change[] = [
  [PAID, 'done: { refused: tre-xanh/confirm, because: code-expired }'],
  [confirm, '{ do: tre-xanh/confirm, with: suggested, late: 20 minutes }'],
  [`      - ${leave}\n`, `      - ${leave}\n      - ${enter}\n`],
];

describe('an exercise without guidance has no dead end', () => {
  test('where the way on begins with what is not in “clean”, and goes on with what is typed there', () => {
    expect(remarks()).toEqual([]);
  });

  test('where a code has to be typed wrong on purpose, as in “clean”', () => {
    const wrong: Change = [PAID, 'done: { refused: tre-xanh/confirm, because: code-wrong }'];
    expect(remarks(wrong, [WRONG_CODE, 'when: { fact: tre-xanh/approval-cancelled }'], [wrongly, cancel], [confirm, wrongly])).toEqual([]);
  });

  test('where only doing as “clean” does leads on', () => {
    expect(remarks(...LATE)).toEqual([]);
  });

  test('where an earlier mistake comes to light on the way', () => {
    const told =
      '  - id: told\n    when: { fact: tre-xanh/left, after: 15 minutes }\n    moves: [{ do: phone/receive-notice, with: { owner: citizen, app: tre-xanh-app, message: call-the-bank, values: {} } }]\n';
    const changes: readonly Change[] = [
      ...LATE,
      ['injects:\n', `injects:\n${told}`],
      [WRONG_CODE, 'when: { fact: phone/notice-received, where: { message: call-the-bank } }'],
      [`    - ${wrongly}\n`, `    - ${leave}\n    - ${enter}\n    - { wait: 20 minutes }\n`],
    ];
    expect(remarksOn(changes.reduce(changed, YAML), changed(WORDS, ['injects: { ', 'injects: { told: i, ']))).toEqual([]);
  });

  test('where a walkthrough goes on to the end after what would follow was played out', () => {
    const paidBack = '{ do: tre-xanh/draw-off, with: { from: $stranger.account, to: $citizen.account } }';
    expect(
      remarks(
        POOR,
        ['walkthroughs:', `      - ${paidBack}\nwalkthroughs:`],
        ['{ inject: gone }\n', `{ inject: gone }\n    - ${order}\n    - ${approve}\n    - ${confirm}\n`],
      ),
    ).toEqual([]);
  });
});

describe('an exercise without guidance has a dead end', () => {
  test('where the money is gone, in the variant where it was short, whatever is played out then', () => {
    expect(remarks(POOR)).toEqual([`scenario.yaml:31:3: in the variant "poor": ${deadEnd('order', 'wrong-payee')}`]);
  });

  test('where a mistake can never be made good, in every variant', () => {
    expect(remarks([PAID, 'done: { all: [{ fact: tre-xanh/transfer-made, where: *right }, { never: { refused: tre-xanh/confirm } }] }'])).toEqual([
      `scenario.yaml:36:3: ${deadEnd('pay', 'wrong-code')}`,
    ]);
  });

  test('where what “clean” does would be a mistake by now', () => {
    expect(
      remarks(
        [WRONG_CODE, 'when: { count: { fact: tre-xanh/transfer-ordered, where: *right }, above: 1 }'],
        [wrongly, order],
        [leave, `${order}\n      - ${approve}\n      - ${cancel}`],
      ),
    ).toEqual([`scenario.yaml:40:3: ${deadEnd('pay', 'left-early')}`]);
  });
});
