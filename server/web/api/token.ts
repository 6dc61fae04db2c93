import { createHmac, timingSafeEqual } from 'node:crypto';

/** A learner's own token for one practice: names it, and proves that this yard gave it out. It ends when the practice is deleted. */
export interface Tokens {
  readonly of: (practice: string) => string;
  /** The practice that a token is for; undefined for one that is not ours. */
  readonly practiceOf: (token: string) => string | undefined;
}

export function apiTokens(key: Buffer): Tokens {
  const sign = (practice: string): string => createHmac('sha256', key).update(`api ${practice}`).digest('base64url').slice(0, 32);
  return {
    of: (practice) => `${practice}.${sign(practice)}`,
    practiceOf(token) {
      const [practice = '', signature = ''] = token.split('.');
      const [right, said] = [Buffer.from(sign(practice)), Buffer.from(signature)];
      return right.length === said.length && timingSafeEqual(right, said) ? practice : undefined;
    },
  };
}
