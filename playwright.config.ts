import { defineConfig } from '@playwright/test';

const long = process.env['LONG_TESTS'] !== undefined;
const handouts = process.env['HANDOUTS'] !== undefined;
const browser = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: handouts ? 'e2e/handouts' : 'e2e',
  testMatch: long ? ['**/e2e/long/**/*.spec.ts', '**/e2e/handouts/handouts.spec.ts'] : '**/*.spec.ts',
  testIgnore: handouts || long ? [] : ['e2e/long/**', 'e2e/handouts/**'],
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // far more than any test takes on a machine that has nothing else to do
  timeout: long ? 600_000 : 60_000,
  expect: { timeout: 5_000 },
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // costs a quarter of the time; by hand: npx playwright test --trace on
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
    // found by the global setup; workers read this file again after it
    launchOptions: browser === undefined ? {} : { executablePath: browser },
  },
});
