import { findBrowser } from './browser/find-browser.ts';
import { call } from './browser/call.ts';

/** Once before all browser tests: a browser that works, and the app as it is now. Workers inherit the choice by the environment. */
export default async function prepare(): Promise<void> {
  process.env['CHROMIUM_PATH'] = await findBrowser();
  await call(process.execPath, ['build.mjs']);
}
