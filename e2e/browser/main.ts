import { findBrowser } from './find-browser.ts';

/** `npm run browser`: prints which browser the tests use, and gets one where there is none. */
process.stdout.write(`${await findBrowser()}\n`);
