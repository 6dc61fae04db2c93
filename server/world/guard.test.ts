import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makePerson } from '../../fixtures/people/person.ts';
import { personRecipes, type PersonRecipe } from '../../fixtures/recipes.ts';
import type { FieldKind } from './fields.ts';
import { ASSIGNED_PREFIXES, looksReal } from './guard.ts';

const nobody = () => false;
const people = fc
  .tuple(fc.string(), fc.constantFrom(...(Object.keys(personRecipes) as PersonRecipe[])))
  .map(([seed, recipe]) => makePerson(seed, recipe));
const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((drawn) => drawn.join(''));
/** A number as people write it: in groups, with spaces, dots or hyphens, or in one piece. */
const written = (number: string) =>
  fc
    .tuple(fc.constantFrom('', ' ', '.', '-', ' - '), fc.integer({ min: 2, max: 5 }))
    .map(([between, size]) => number.match(new RegExp(`.{1,${size}}`, 'g'))!.join(between));

describe('the guard', () => {
  test('refuses every ID number with an assigned prefix', () => {
    expect(new Set(ASSIGNED_PREFIXES).size).toBe(63);
    fc.assert(
      fc.property(fc.constantFrom(...ASSIGNED_PREFIXES), digits(9), (prefix, rest) => {
        expect(looksReal('id-number', prefix + rest, nobody)).toBe('real-id-number');
      }),
    );
  });

  test('refuses numbers of living networks in every field that one can type a number into', () => {
    const kinds = fc.constantFrom<FieldKind>('phone', 'id-number', 'code', 'account', 'money', 'secret', 'pin');
    fc.assert(
      fc.property(kinds, fc.constantFrom('03', '05', '07', '08', '09'), digits(8).chain(written), (kind, prefix, rest) => {
        expect(looksReal(kind, prefix + rest, nobody)).toBe('real-phone');
      }),
    );
  });

  test.each([
    '+84 912 345 678',
    '84912345678',
    '0084 912 345 678',
    '+84 (0) 912 345 678',
    '024 3825 3825',
    '０９１２３４５６７８',
    '0912\u200b345678',
  ])('refuses the phone %s', (phone) => {
    expect(looksReal('phone', phone, nobody)).toBe('real-phone');
  });

  test.each(['9704 1985 2619 1432 198', '4111-1111-1111-1111', '5555555555554444'])('refuses the card %s, wherever it is typed', (card) => {
    for (const kind of ['account', 'code', 'money', 'secret', 'id-number'] as const) expect(looksReal(kind, card, nobody)).toBe('real-card');
    expect(looksReal('text', card, nobody)).toBe('real-in-text');
  });

  test('takes a card number with a wrong check digit for no card', () => {
    expect(looksReal('code', '4111 1111 1111 1112', nobody)).toBeUndefined();
  });

  test('refuses an account that is not of this world, and no other', () => {
    expect(looksReal('account', '1903 555 888', nobody)).toBe('account-outside');
    expect(looksReal('account', '1010 234 567', (number) => number === '1010234567')).toBeUndefined();
    expect(looksReal('account', '12', nobody)).toBeUndefined();
  });

  test('lets everything through that is made up here', () => {
    fc.assert(
      fc.property(people, ({ idNumber, phone, password, passcode, bankUser, bankPassword, accounts, name, address, birth }) => {
        const known = (text: string) => [idNumber, phone, accounts.treXanh, accounts.saoBien].includes(text);
        const typed: readonly (readonly [FieldKind, string])[] = [
          ['id-number', idNumber],
          ['phone', phone],
          ['secret', password],
          ['secret', bankPassword],
          ['pin', passcode],
          ['text', bankUser],
          ['text', name],
          ['text', address],
          ['date', birth],
          ['account', accounts.treXanh],
          ['account', accounts.saoBien],
          ['long-text', `Tôi là ${name}, số ${idNumber}, sinh ${birth}, điện thoại ${phone}, STK ${accounts.treXanh}.`],
        ];
        for (const [kind, text] of typed) expect([text, looksReal(kind, text, known)]).toEqual([text, undefined]);
        expect(looksReal('id-number', idNumber, nobody)).toBeUndefined();
        expect(looksReal('phone', phone, nobody)).toBeUndefined();
      }),
    );
  });

  test('finds unknown runs of nine or more digits in a text, however they are written', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 9, max: 18 })
          .chain(digits)
          .filter((number) => !number.endsWith('000'))
          .chain(written),
        fc.constantFrom('Gọi ', 'STK:', '(', ''),
        (number, before) => {
          expect(looksReal('long-text', `${before}${number} nhé`, nobody)).toBe('real-in-text');
        },
      ),
    );
  });

  test.each(['an.nguyen@gmail.com', 'Viết cho tôi: lan_hoa+1@congty.com.vn nhé'])('finds the address in “%s”', (text) => {
    expect(looksReal('text', text, nobody)).toBe('real-in-text');
  });

  test.each([
    'Số 12, ngõ Hoa Mận, phường Tây Hồ, Hà Nội',
    'Nộp lúc 09:42 ngày 24/11/2026, hạn 2026-12-24 17:00',
    'Giá 3.200.000.000 đồng, thuế 64.000.000, trước bạ 16.000.000 đ.',
    'Mong đợi 120.000.000 nhưng thấy 64.000.000',
    'Chuyển 3 200 000 000đ hoặc 3200000000 VND',
    'Thuế 16.000.000\n14.400.000\n4.800.000',
    'Mã 402 917 không đúng',
    'Hỏi lan@bank.example',
    'TT 00001234, tờ 17, thửa 208',
  ])('leaves “%s” alone', (text) => {
    expect(looksReal('long-text', text, nobody)).toBeUndefined();
  });

  test.each(['Số tôi là 0912 345 678 đ', 'thẻ 4111111111111111 đồng', 'STK 19035558881 ACB', 'căn cước 001.183.004.521', 'sđt (024) 3825-3825'])(
    'is not led astray by “%s”',
    (text) => {
      expect(looksReal('text', text, nobody)).toBe('real-in-text');
    },
  );

  test('knows a dossier’s number as a whole, with its dots and letters', () => {
    const dossier = '000.00.01.H26-260930-0012';
    const text = `Hồ sơ ${dossier}: chưa thấy biên lai`;
    expect(looksReal('text', text, nobody)).toBe('real-in-text');
    expect(looksReal('text', text, (word) => word === dossier)).toBeUndefined();
  });

  test('looks for numbers in a field whose words are no number', () => {
    expect(looksReal('account', 'STK 19035558881', nobody)).toBe('real-in-text');
    expect(looksReal('money', '3.200.000.000 đ', nobody)).toBeUndefined();
  });

  test('takes an amount for an amount, also when it begins with 84', () => {
    expect(looksReal('money', '84.912.345.678', nobody)).toBeUndefined();
  });

  test('leaves alone what nobody types', () => {
    for (const kind of ['hidden', 'choice'] as const) expect(looksReal(kind, '0912345678', nobody)).toBeUndefined();
  });

  test('answers at once, whatever is thrown at it', () => {
    const bombs = ['a'.repeat(200_000), '1 '.repeat(100_000), 'a.'.repeat(100_000) + '@', '1.000'.repeat(40_000), '@a.'.repeat(60_000)];
    for (const bomb of bombs) looksReal('long-text', bomb, nobody);
  }, 5_000);
});
