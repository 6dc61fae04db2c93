import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * Launches a browser and lets it write "Đồng ý": a machine without fonts starts Chromium gladly and shows nothing.
 * Says what is wrong, or nothing.
 */
export async function troubleWith(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return 'not there';
  const browser = await chromium.launch({ executablePath: path, timeout: 30_000 }).catch((error: unknown) => String(error));
  if (typeof browser === 'string') return `does not start (${reason(browser)})`;
  try {
    const page = await browser.newPage();
    await page.setContent('<meta charset="utf-8"><span style="font: 40px sans-serif">Đồng ý</span>');
    const width = await page.locator('span').evaluate((span) => span.getBoundingClientRect().width);
    return width > 60 ? undefined : `shows no Vietnamese letters (${width} px): it finds no fonts`;
  } catch (error) {
    return `starts, but shows no page (${reason(String(error))})`;
  } finally {
    await browser.close();
  }
}

/** The line that a person can use out of Playwright's report. */
function reason(report: string): string {
  const lines = report.split('\n').map((line) => line.trim());
  return lines.find((line) => /error while loading|cannot open|ERROR/.test(line)) ?? lines[0] ?? '';
}
