/** Native ESM (Jest needs `node --experimental-vm-modules`); TypeScript loses its types in esbuild, `npm run check` judges them. */
/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/server', '<rootDir>/fixtures', '<rootDir>/views', '<rootDir>/scenarios', '<rootDir>/e2e'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: process.env['LONG_TESTS'] === undefined ? ['<rootDir>/e2e/long/'] : [],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest.transform.mjs' },
  cacheDirectory: '<rootDir>/.cache/jest',
  maxWorkers: '100%', // of the cores; left to itself, Jest leaves one of two idle
  // far more than any test takes on a machine that has nothing else to do
  testTimeout: 30_000,
  coverageProvider: 'v8',
};
