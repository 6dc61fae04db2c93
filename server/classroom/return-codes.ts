import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { DocumentKind, Documents } from './ports.ts';

/** By which a learner finds the practice again, on whichever device. */
export interface ReturnCodes {
  /** The code of a practice, in threes: "K7Q 2NM 4XB". The same one however often it is asked for. */
  issue(practice: string): Promise<string>;
  /** The practice whose code was typed. Case, spaces and dashes do not matter, nor o for 0 and i or l for 1. */
  find(typed: string): Promise<string | undefined>;
  delete(practice: string): Promise<void>;
}

/**
 * Without vowels, d, w and y: Telex and VNI keyboards would make "á", "đ", "ư" of them, a digit after a vowel included.
 * 27 signs, nine times: 42 bits.
 */
const SIGNS = '0123456789BCFGHJKMNPQRSTVXZ';
const LENGTH = 9;

const codes: DocumentKind<{ practice: string }> = { name: 'return-codes', schema: z.object({ practice: z.string() }) };
const keys: DocumentKind<{ key: string }> = { name: 'settings', schema: z.object({ key: z.string() }) };
const KEY = 'return-codes-key';

/** A code follows from the practice and this folder's key, and is looked up by its hash: it stands nowhere. */
export function createReturnCodes(documents: Documents): ReturnCodes {
  async function candidate(practice: string, attempt: number): Promise<string> {
    const settings = await documents.update(keys, KEY, (known) => (known ? undefined : { key: randomBytes(32).toString('hex') }));
    const drawn = createHmac('sha256', settings?.key ?? '')
      .update(`${practice} ${attempt}`)
      .digest();
    return signs(drawn.readBigUInt64BE());
  }

  /** The first code that is nobody else's, or is this practice's already. */
  async function codeOf(practice: string): Promise<string> {
    for (let attempt = 0; ; attempt++) {
      const code = await candidate(practice, attempt);
      const stands = await documents.update(codes, placeOf(code), (taken) => (taken ? undefined : { practice }));
      if (stands?.practice === practice) return code;
    }
  }

  return {
    issue: async (practice) => inThrees(await codeOf(practice)),
    async find(typed) {
      const code = codeIn(typed);
      return code === undefined ? undefined : (await documents.get(codes, placeOf(code)))?.practice;
    },
    async delete(practice) {
      for (let attempt = 0; ; attempt++) {
        const place = placeOf(await candidate(practice, attempt));
        const stands = await documents.get(codes, place);
        if (stands?.practice === practice) await documents.delete(codes, place);
        if (!stands || stands.practice === practice) return;
      }
    },
  };
}

const placeOf = (code: string): string => createHash('sha256').update(code).digest('hex');
const inThrees = (code: string): string => code.replace(/(...)(?=.)/g, '$1 ');

function signs(drawn: bigint): string {
  const base = BigInt(SIGNS.length);
  let code = '';
  for (let left = drawn; code.length < LENGTH; left /= base) code += SIGNS.charAt(Number(left % base));
  return code;
}

/** The code that somebody meant, if it can be one. */
function codeIn(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : undefined;
}
