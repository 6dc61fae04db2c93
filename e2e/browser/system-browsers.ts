import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Chrome, Chromium and Edge where systems install them, but no snap: it cannot see the folders that tests use, and Ubuntu's stub is no browser at all. */
export async function systemBrowsers(): Promise<readonly string[]> {
  const found = candidates().filter((path) => existsSync(path));
  const snaps = await Promise.all(found.map(isSnap));
  return found.filter((_, index) => !snaps[index]);
}

function candidates(): readonly string[] {
  if (process.platform === 'darwin') return MAC;
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return roots.flatMap((root) => WINDOWS.map((path) => join(root, path)));
  }
  return (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

export async function isSnap(path: string): Promise<boolean> {
  if (/(^|\/)snap(\/|$)/.test(await realpath(path))) return true;
  const { size } = await stat(path);
  return size < 20_000 && (await readFile(path, 'latin1')).includes('/snap/');
}
