import type { Instant } from '../world/world.ts';

/** Which screens of a phone somebody has looked at, and when (simulated). Only for badges: in memory, and after a restart all is new again. */
export interface Seen {
  note(practice: string, seat: string, screen: string, at: Instant): void;
  lastLook(practice: string, seat: string, screen: string): Instant;
}

const MOST = 5_000;

export function createSeen(): Seen {
  const looks = new Map<string, Instant>();
  const key = (practice: string, seat: string, screen: string): string => `${practice} ${seat} ${screen}`;
  return {
    note(practice, seat, screen, at) {
      const [oldest] = looks.keys();
      if (looks.size >= MOST && oldest !== undefined) looks.delete(oldest);
      looks.set(key(practice, seat, screen), at);
    },
    lastLook: (practice, seat, screen) => looks.get(key(practice, seat, screen)) ?? 0,
  };
}
