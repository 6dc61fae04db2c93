import type { Language } from '../../../fixtures/languages.ts';
import type { z } from 'zod';
import type { House, LearnersPractice } from '../house.ts';

/** Who asks: in which practice, as whom, in which language. */
export interface Caller {
  readonly house: House;
  readonly practice: LearnersPractice;
  readonly seat: string;
  readonly language: Language;
}

export interface Asked {
  /** The rest of the path: "vneid/log-in" of /commands/vneid/log-in. */
  readonly rest: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The same request again is answered as before. */
  readonly once: string;
}

/** What is answered; a refusal names its code, and its field if it belongs to one. */
export type Answer =
  | { readonly status: 200 | 201; readonly body: unknown }
  | { readonly status: 404 | 409 | 422; readonly error: { readonly code: string; readonly field?: string | null } };

export const missing: Answer = { status: 404, error: { code: 'not-found' } };

/** One thing that the API can do. The routes and the OpenAPI document are made from this list. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** Below /api/v1; "*" stands for the rest of the path. */
  readonly path: string;
  readonly id: string;
  readonly body?: z.ZodType;
  /** What is answered where all goes well. */
  readonly says: z.ZodType;
  /** Codes of what stands in the way (409). */
  readonly conflicts?: readonly string[];
  readonly answer: (caller: Caller, asked: Asked) => Promise<Answer> | Answer;
}
