import { LogMovedOn } from '../classroom/ports.ts';
import { Unplayable } from '../training/unplayable.ts';

/** What a request can meet instead of its page. Every code has its status here and its words at yard.errors.<code>. */
const STATUS = {
  'no-token': 401,
  'not-found': 404,
  'not-allowed': 403,
  'in-exam': 403,
  'other-origin': 403,
  'host-unknown': 421,
  'request-malformed': 400,
  'request-too-large': 413,
  'too-many': 429,
  'practice-gone': 410,
  'moved-on': 409,
  'disk-full': 507,
  'read-only': 503,
  'store-damaged': 500,
  unplayable: 503,
  broken: 500,
} as const;

export type ErrorCode = keyof typeof STATUS;
export const statusOf = (code: ErrorCode): number => STATUS[code];

/** A caller's mistake, or a machine's: shown as a page of its own. */
export class WebError extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

/** What others throw, in our codes. Anything unknown is a bug: "broken", and logged. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof WebError) return error.code;
  if (error instanceof LogMovedOn) return 'moved-on';
  if (error instanceof Unplayable) return 'unplayable';
  const code = (error as { readonly code?: unknown } | null)?.code ?? (error as { readonly type?: unknown } | null)?.type;
  switch (code) {
    case 'disk-full':
    case 'read-only':
      return code;
    case 'practice-gone':
    case 'store-damaged':
      return code;
    case 'entity.too.large':
      return 'request-too-large';
    case 'entity.parse.failed':
    case 'encoding.unsupported':
    case 'parameters.too.many':
      return 'request-malformed';
    default:
      return error instanceof URIError ? 'request-malformed' : 'broken';
  }
}
