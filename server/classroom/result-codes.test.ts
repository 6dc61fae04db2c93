import { expect, test } from '@jest/globals';
import { memoryDocuments } from '../store/memory.ts';
import { createResultCodes, type Result } from './result-codes.ts';

const result: Result = { practice: 'p1', scenario: 'wallet', version: 'v1', beganAt: 5, tasks: 2, points: 90, passed: true };
const key = Buffer.from('a key of this folder');

test('a code is three times four signs, the same each time and after a restart, and is found as people type it', async () => {
  const documents = memoryDocuments();
  const code = await createResultCodes(documents, key).issue(result);
  const later = createResultCodes(documents, key);
  expect(code).toMatch(/^[0-9BCFGHJKMNPQRSTVXZ]{4}( [0-9BCFGHJKMNPQRSTVXZ]{4}){2}$/);
  expect(await later.issue(result)).toBe(code);
  expect(await later.find(code.toLowerCase().replaceAll(' ', '-'))).toBe('p1');
  expect(later.isFor(code, result)).toBe(true);
});

test('vouches for this result alone, and only by the key of this folder', async () => {
  const codes = createResultCodes(memoryDocuments(), key);
  const code = await codes.issue(result);
  for (const other of [
    { points: 95 },
    { passed: false },
    { practice: 'p2' },
    { beganAt: 6 },
    { version: 'v2' },
    { scenario: 'log-in' },
    { tasks: 1 },
  ])
    expect(codes.isFor(code, { ...result, ...other })).toBe(false);
  expect(createResultCodes(memoryDocuments(), Buffer.from('another')).isFor(code, result)).toBe(false);
  expect([await codes.find('0000 0000 0000'), await codes.find('nonsense')]).toEqual([undefined, undefined]);
});

test('is forgotten with its practice', async () => {
  const codes = createResultCodes(memoryDocuments(), key);
  const [gone, stays] = [await codes.issue(result), await codes.issue({ ...result, practice: 'p2' })];
  await codes.sweep((practice) => Promise.resolve(practice === 'p2'));
  expect([await codes.find(gone), await codes.find(stays)]).toEqual([undefined, 'p2']);
});
