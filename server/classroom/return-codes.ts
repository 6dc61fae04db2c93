import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { codeIn, signsOf } from './code-signs.ts';
import type { DocumentKind, Documents } from './ports.ts';

/** By which a learner finds the practice again, on whichever device. */
export interface ReturnCodes {
  /** The code of a practice, in threes: "K7Q 2NM 4XB". The same one however often it is asked for. */
  issue(practice: string): Promise<string>;
  /** The practice whose code was typed. Case, spaces and dashes do not matter, nor o for 0 and i or l for 1. */
  find(typed: string): Promise<string | undefined>;
  delete(practice: string): Promise<void>;
}

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
    return signsOf(drawn, LENGTH);
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
      const code = codeIn(typed, LENGTH);
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
