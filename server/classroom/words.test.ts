import { describe, expect, test } from '@jest/globals';
import { createWords } from './words.ts';

const PAGE = '/tap/portal/log-in';

describe('typed words', () => {
  test('wait for the page of their seat and no other', () => {
    const words = createWords<string>(() => 0);
    words.keep('buyer', PAGE, 'typed');
    expect(words.for('buyer', PAGE)).toBe('typed');
    expect(words.for('buyer', '/tap/bank')).toBeUndefined();
    expect(words.for('seller', PAGE)).toBeUndefined();
  });

  test('outlast a reload and a look at another page', () => {
    const words = createWords<string>(() => 0);
    words.keep('buyer', PAGE, 'typed');
    words.for('buyer', '/tap/phone');
    words.keep('buyer', 'vneid/sign', 'refused on the phone meanwhile');
    expect([words.for('buyer', PAGE), words.for('buyer', PAGE)]).toEqual(['typed', 'typed']);
  });

  test('are gone after ten minutes, and when they are forgotten', () => {
    let now = 0;
    const words = createWords<string>(() => now);
    words.keep('buyer', PAGE, 'typed');
    now = 10 * 60_000 - 1;
    expect(words.for('buyer', PAGE)).toBe('typed');
    now += 1;
    expect(words.for('buyer', PAGE)).toBeUndefined();
    words.keep('buyer', PAGE, 'again');
    words.forget('buyer');
    expect(words.for('buyer', PAGE)).toBeUndefined();
  });
});
