import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { codeIn, signsOf } from './code-signs.ts';
import type { DocumentKind, Documents } from './ports.ts';

/** What the check code of an exam vouches for. */
export interface Result {
  readonly practice: string;
  readonly scenario: string;
  readonly version: string;
  /** Real time. */
  readonly beganAt: number;
  readonly tasks: number;
  readonly points: number;
  readonly passed: boolean;
}

export interface ResultCodes {
  /** The code of a result, in fours: "K7Q2 NM4X B3T9". The same one however often it is asked for. */
  issue(result: Result): Promise<string>;
  /** The practice whose result a code was given for; the caller compares what it finds there by `isFor`. */
  find(typed: string): Promise<string | undefined>;
  /** Whether a code vouches for exactly this. */
  isFor(typed: string, result: Result): boolean;
  /** Forgets the codes of practices that are gone. */
  sweep(isThere: (practice: string) => Promise<boolean>): Promise<void>;
}

const LENGTH = 12;
const codes: DocumentKind<{ practice: string }> = { name: 'result-codes', schema: z.object({ practice: z.string() }) };

/** A code follows from the result and this folder's key, and is looked up by its hash: it stands nowhere. */
export function createResultCodes(documents: Documents, key: Buffer): ResultCodes {
  const codeOf = ({ practice, scenario, version, beganAt, tasks, points, passed }: Result): string =>
    signsOf(
      createHmac('sha256', key)
        .update(JSON.stringify(['result', practice, scenario, version, beganAt, tasks, points, passed]))
        .digest(),
      LENGTH,
    );
  return {
    async issue(result) {
      const code = codeOf(result);
      await documents.update(codes, placeOf(code), (known) => (known ? undefined : { practice: result.practice }));
      return code.replace(/(....)(?=.)/g, '$1 ');
    },
    async find(typed) {
      const code = codeIn(typed, LENGTH);
      return code === undefined ? undefined : (await documents.get(codes, placeOf(code)))?.practice;
    },
    isFor: (typed, result) => codeIn(typed, LENGTH) === codeOf(result),
    async sweep(isThere) {
      for await (const place of documents.list(codes)) {
        const known = await documents.get(codes, place);
        if (known && !(await isThere(known.practice))) await documents.delete(codes, place);
      }
    },
  };
}

const placeOf = (code: string): string => createHash('sha256').update(code).digest('hex');
