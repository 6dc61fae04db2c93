import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const JestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numRuntimeErrorTestSuites: z.number() });
const PlaywrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

/** A test file that could not be read counts as one failed test. */
export function fromJest(report: unknown, code: number): Tally {
  const read = JestReport.safeParse(report);
  if (!read.success) return broken;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = read.data;
  return honest({ passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }, code);
}

/** A test that passed only on a second try has failed. */
export function fromPlaywright(report: unknown, code: number): Tally {
  const read = PlaywrightReport.safeParse(report);
  if (!read.success) return broken;
  const { expected, unexpected, flaky } = read.data.stats;
  return honest({ passed: expected, failed: unexpected + flaky }, code);
}

export const addUp = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
});

export function verdict({ passed, failed }: Tally): { readonly line: string; readonly code: 0 | 1 } {
  return { line: `${passed} passed, ${failed} failed`, code: failed > 0 || passed === 0 ? 1 : 0 };
}

/** A runner that ends badly although it names no failed test (its setup broke, nothing could be loaded) has failed once. */
const honest = (tally: Tally, code: number): Tally => (code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally);
const broken: Tally = { passed: 0, failed: 1 };
