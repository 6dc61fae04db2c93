import { expect, test } from '@jest/globals';
import { isNamedBy, signsOf } from './signs.ts';
import { loadScenario } from './test-scenarios.ts';

const signs = [
  ['hết hạn', '6 phút', '1.150.000'],
  ['nhận', 'accept'],
];

test.each([
  ['Mã HẾT HẠN vẫn được nhận', true],
  ['ma het han van duoc nhan', true], // without a mark
  ['Chờ 6  phút,\ngõ mã: ngân hàng nhận', true],
  ['after 6 phút it is accepted', true], // from the beginning of a word
  ['trừ 1 150 000 đ, đã nhận', true],
  ['Mã hết hạn', false], // one line of the two
  ['Mã het han vẫn được nhận', false], // marked elsewhere: another word
  ['Chờ 16 phút, nhận', false],
  ['', false],
])('%s', (text, is) => {
  expect(isNamedBy(signs, text)).toBe(is);
});

test('are read in each language', () => {
  expect(signsOf(loadScenario('check-log-in'), 'code-page-says-six-minutes')).toEqual([[['6 min', 'six min']], [['6 phút', 'sáu phút']]]);
  expect(signsOf(loadScenario('check-log-in'), 'no-such')).toEqual([]);
});
