import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { account, choice, code, day, dong, fieldOf, fieldsOf, idNumber, line, phone, pin, words } from './fields.ts';

describe('a field', () => {
  test('of money takes a form’s text and a scenario’s number as the same amount', () => {
    for (const given of ['87.000', '87 000 đ', '87,000', '87000', ' 87.000 đồng ', 87_000]) expect(dong().parse(given)).toBe(87_000);
    for (const given of ['', 'abc', '8.70', '87.00', '-5', '0', 0, 1.5, '1e5']) expect(dong().safeParse(given).success).toBe(false);
  });

  test('of a code takes spaces, and nothing but its digits', () => {
    expect(code().parse(' 402 917 ')).toBe('402917');
    for (const given of ['40291', '4029177', '40291a', '']) expect(code().safeParse(given).success).toBe(false);
    expect(pin(4).parse('1 2 3 4')).toBe('1234');
  });

  test('of a number takes it as people write it', () => {
    expect(idNumber().parse('099 152 000 123')).toBe('099152000123');
    expect(phone().parse('0000 123.456')).toBe('0000123456');
    expect(account().parse('1010-451-255')).toBe('1010451255');
    expect(phone().safeParse('1000123456').success).toBe(false);
  });

  test('of a day takes the way of writing of forms and of files, and no day that there is not', () => {
    expect([day().parse('5/1/2026'), day().parse('2026-01-05')]).toEqual(['2026-01-05', '2026-01-05']);
    for (const given of ['30/2/2026', '2026', '5-1-2026']) expect(day().safeParse(given).success).toBe(false);
  });

  test('of words is trimmed and composed, and not without end', () => {
    expect(line().parse(' Ha\u0300 No\u0323\u0302i ')).toBe('Hà Nội');
    expect([line(3).safeParse('abcd').success, words().safeParse('  ').success]).toEqual([false, false]);
  });

  test('says what kind it is; one that was not made here is a mistake', () => {
    expect(fieldOf(choice('a', 'b'))).toMatchObject({ field: 'choice', options: ['a', 'b'] });
    expect(fieldsOf(z.object({ code: code(), amount: dong() })).map(([name, schema]) => [name, fieldOf(schema).field])).toEqual([
      ['code', 'code'],
      ['amount', 'money'],
    ]);
    expect(() => fieldOf(z.string())).toThrow('fields.ts');
  });
});
