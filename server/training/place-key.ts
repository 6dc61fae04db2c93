import { isOpen } from '../agencies/calendar.ts';
import type { World } from '../world/world.ts';

/** Drawn ids ("T12345678", "099-261110-0007"), one-time codes. Balances, account numbers and ID numbers are no such thing. */
const DRAWN = /^([A-Z]{1,3}-?\d{4,14}|([A-Z]{2}-)?\d{3}-\d{6}-\d{4}|\d{6}|\d{13})$/;
/** Greater than any sum of money: a moment. */
const MOMENT = 1e12;

const known = new WeakMap<object, number>();

/** Two numbers into one of 53 bits, unlike for other pairs. */
function mixed(a: number, b: number): number {
  let high = Math.imul((a / 0x200000) ^ b, 0x85ebca6b) ^ Math.imul(a ^ (b / 0x200000), 0xc2b2ae35);
  let low = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x27d4eb2f);
  high = Math.imul(high ^ (high >>> 15), 0x2c1b3c6d);
  low = Math.imul(low ^ (low >>> 13) ^ high, 0x297a2d39);
  return ((high >>> 0) * 0x200000 + ((low >>> 11) & 0x1fffff)) % Number.MAX_SAFE_INTEGER;
}

/** The same few thousand texts make up all worlds of a house. */
const texts = new Map<string, number>();
const MOST_TEXTS = 5_000;

function ofText(text: string): number {
  const found = texts.get(text);
  if (found !== undefined) return found;
  const key = DRAWN.test(text) ? 35 : hashOf(text);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(text, key);
  return key;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash >>> 0, text.length);
}

/**
 * A number that is the same for two values that differ only in what was drawn and in moments. States are shared between worlds, so each part is
 * looked at once: after a step only what that step changed.
 */
function keyOf(value: unknown): number {
  if (typeof value === 'string') return ofText(value);
  if (typeof value === 'number') return value >= MOMENT ? 36 : mixed(value, 37);
  if (typeof value !== 'object' || value === null) return ofText(String(value));
  const before = known.get(value);
  if (before !== undefined) return before;
  let key = Array.isArray(value) ? 38 : 39;
  for (const name in value) key = mixed(mixed(key, ofText(name)), keyOf((value as Readonly<Record<string, unknown>>)[name]));
  known.set(value, key);
  return key;
}

/** Two worlds with the same key are the same place on the way: the hour is all one, but for whether offices are open. */
export const placeKey = ({ states, due, now }: World): number =>
  due.reduce(
    (sum, { command, by, input }) => mixed(mixed(sum, ofText(command)), mixed(keyOf(by), keyOf(input))),
    mixed(keyOf(states), isOpen(now) ? 1 : 0),
  );
