import { expect, test } from '@jest/globals';
import { withWholeNumbers } from './whole-numbers.ts';

const whole = (number: string): string => `<span class="whole">${number}</span>`;

test.each(['DD-261105-0012', 'GPLX-261110-0007', '099-261110-7822', 'HD-099-261110-7822', 'TT 00009435', 'TT\u00a000009435', '099 182 062 165'])(
  '%s is kept whole, wherever it stands',
  (number) => {
    expect(withWholeNumbers(`<p>Hồ sơ ${number}, <b>${number}</b>.</p>`)).toBe(`<p>Hồ sơ ${whole(number)}, <b>${whole(number)}</b>.</p>`);
  },
);

test('what is no text on the page stays as it is', () => {
  const html = '<title>DD-261105-0012</title><a href="/tap/DD-261105-0012" data-copy="TT 00009435">x</a><textarea>\nDD-261105-0012</textarea>';
  expect(withWholeNumbers(html)).toBe(html);
});

test('a link about one of them shows it whole', () => {
  const html = (shown: string): string => `<a href="/tap/DD-261105-0012" data-about="TT 00009435">${shown}</a>`;
  expect(withWholeNumbers(html('DD-261105-0012'))).toBe(html(whole('DD-261105-0012')));
});

test('other numbers are none of these', () => {
  const html = '<p>+00 000 119, 10/11/2026, 68.496.000 đ, 099182062165, A74185599, X-DD-261105-00123</p>';
  expect(withWholeNumbers(html)).toBe(html);
});
