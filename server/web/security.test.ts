import { expect, test } from '@jest/globals';
import { formIds } from './security.ts';

const key = Buffer.from('a key of this data folder');
const { fresh, page, ...ids } = formIds(key);
const isOurs = (id: unknown): boolean => ids.isOurs(id);

test('each form has an id of its own, and pages that were drawn elsewhere are not to be guessed', () => {
  const [one, other] = [page(), page()];
  const made = [one(), one(), other(), other(), fresh(), fresh()];
  expect(new Set(made).size).toBe(made.length);
  expect(made.every(isOurs)).toBe(true);
  const drawn = (id: string | undefined): string | undefined => id?.split('.')[2];
  expect(drawn(made[0])).toBe(drawn(made[1]));
  expect(drawn(made[0])).not.toBe(drawn(made[2]));
});

test('a form from before a restart is ours; one with another key, or with a changed signature, is not', () => {
  expect(isOurs(formIds(key).fresh())).toBe(true);
  expect(isOurs(formIds(Buffer.from('another key')).fresh())).toBe(false);
  const [issuer = '', proof = '', drawn = ''] = fresh().split('.');
  expect(isOurs(`${issuer}.${proof.slice(1)}A.${drawn}.0`)).toBe(false);
  expect(isOurs(`${issuer}..${drawn}.0`)).toBe(false);
  expect([undefined, 7, ''].some(isOurs)).toBe(false);
});
