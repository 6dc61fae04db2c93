/**
 * Without vowels, d, w and y: Telex and VNI keyboards would make "á", "đ", "ư" of them, a digit after a vowel included.
 * 27 signs: nine make 42 bits, twelve 57.
 */
const SIGNS = '0123456789BCFGHJKMNPQRSTVXZ';

/** A code of so many signs (13 at most) from what was drawn. */
export function signsOf(drawn: Buffer, length: number): string {
  const base = BigInt(SIGNS.length);
  let code = '';
  for (let left = drawn.readBigUInt64BE(); code.length < length; left /= base) code += SIGNS.charAt(Number(left % base));
  return code;
}

/** The code that somebody meant, if it can be one. */
export function codeIn(typed: string, length: number): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((sign) => SIGNS.includes(sign)) ? code : undefined;
}
