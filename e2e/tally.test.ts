import { describe, expect, test } from '@jest/globals';
import { addUp, fromJest, fromPlaywright, verdict } from './tally.ts';

const jest = (passed: number, failed: number, unreadable = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: unreadable,
});
const playwright = (expected: number, unexpected: number, flaky = 0) => ({ stats: { expected, unexpected, flaky } });

describe('the last line of npm test', () => {
  test('is the sum of both runners', () => {
    expect(verdict(addUp([fromJest(jest(3, 0), 0), fromPlaywright(playwright(2, 0), 0)]))).toEqual({ line: '5 passed, 0 failed', code: 0 });
  });

  test('counts a failure of either runner', () => {
    expect(verdict(addUp([fromJest(jest(3, 1), 1), fromPlaywright(playwright(2, 2), 1)]))).toEqual({ line: '5 passed, 3 failed', code: 1 });
  });

  test('fails when nothing ran', () => {
    expect(verdict(addUp([fromJest(jest(0, 0), 0), fromPlaywright(playwright(0, 0), 0)])).code).toBe(1);
  });

  test('counts a test file that cannot be read as a failure', () => {
    expect(fromJest(jest(3, 0, 1), 1)).toEqual({ passed: 3, failed: 1 });
  });

  test('counts a runner without a report as a failure', () => {
    expect(fromJest(null, 1)).toEqual({ passed: 0, failed: 1 });
    expect(fromPlaywright(null, 0)).toEqual({ passed: 0, failed: 1 });
  });

  test('counts a runner that ends badly without a failed test as a failure', () => {
    expect(fromPlaywright(playwright(4, 0), 1)).toEqual({ passed: 4, failed: 1 });
  });

  test('counts a test that passed on a second try as a failure', () => {
    expect(fromPlaywright(playwright(4, 0, 1), 0)).toEqual({ passed: 4, failed: 1 });
  });
});
