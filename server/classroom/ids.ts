import { randomBytes } from 'node:crypto';

/** Crockford's base 32, in small letters: file names must not differ by case. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 25;

/** An id that cannot be guessed (125 bits), after a letter that says of what: ids made of digits alone come out in the order of numbers. */
export const newId = (letter: 'p' | 'c'): string => letter + Array.from(randomBytes(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');

/** Whether a text that came over the wire can be such an id. */
export const isId = (text: string): boolean => /^[a-z][a-z0-9]{1,39}$/.test(text);
