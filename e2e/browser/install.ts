import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { call } from './call.ts';
import { systemBrowsers } from './system-browsers.ts';

/** Only as root, where nobody has to be asked for a password. */
export async function chromiumFromDebian(): Promise<readonly string[]> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [];
  await call('apt-get', ['update', '-qq']);
  await call('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  return systemBrowsers();
}

export async function chromiumFromPlaywright(): Promise<readonly string[]> {
  await call(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  return [chromium.executablePath()];
}
