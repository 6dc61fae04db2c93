import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { atRest } from './landing.ts';

export type Language = 'vi' | 'en';

/** What must be true of every page in every state that somebody reaches. */
export type Inspect = (page: Page) => Promise<void>;

/** In whichever language one reads. */
const MARK = 'BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT';
/** A key of the words files where its words should be: two or more dots between small words; an address ends in one of these. */
const BARE_KEY = /(?<![\w./@-])[a-z][\w-]*(?:\.[a-z][\w-]*){2,}(?![\w./@-])/gi;
const ADDRESS = /\.(vn|example|invalid)$/;
/** What templates leave behind when something was not there. */
const LEFTOVER = /\{\{|undefined|\bNaN\b|\[object |\bnull\b/;

export const inspector =
  (language: Language, scripted = true): Inspect =>
  async (page) => {
    await atRest(page);
    const where = page.url();
    const seen = await page.evaluate(look);
    expect.soft(seen.lang, `language at ${where}`).toBe(language);
    expect.soft(seen.mark, `practice mark at ${where}`).toContain(MARK);
    expect.soft(seen.headings, `first headings at ${where}`).toBe(1);
    expect.soft(seen.title, `title at ${where}`).not.toBe('');
    expect.soft(seen.overflow, `sideways scrolling at ${where}: ${seen.wide}`).toBeLessThanOrEqual(0);
    expect.soft(bareKeys(`${seen.words}\n${seen.title}`), `keys in the place of words at ${where}`).toEqual([]);
    expect.soft(seen.words, `leftovers at ${where}`).not.toMatch(LEFTOVER);
    if (scripted && (await isNew(`${language} ${seen.skeleton}`))) await withoutBarriers(page);
  };

const bareKeys = (words: string): readonly string[] => (words.match(BARE_KEY) ?? []).filter((found) => !ADDRESS.test(found));

async function withoutBarriers(page: Page): Promise<void> {
  // there are no frames: all in the page itself, which is four times faster
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${(failureSummary ?? '').split('\n')[1]?.trim() ?? ''})`),
  );
  expect.soft(told, `barriers at ${page.url()}`).toEqual([]);
}

/** Playwright empties this folder before each run; both workers look there. */
const SEEN = path.join('test-results', 'inspected');

/** Whether no test of this run has met this state yet. */
async function isNew(state: string): Promise<boolean> {
  await mkdir(SEEN, { recursive: true });
  const file = await open(path.join(SEEN, createHash('sha256').update(state).digest('hex').slice(0, 20)), 'wx').catch(() => undefined);
  await file?.close();
  return file !== undefined;
}

/** Runs in the page. The skeleton: which kinds of elements stand within which, however many; two pages that share it are the same to axe. */
function look() {
  const { documentElement: root, body } = document;
  const kinds = new Set<string>();
  const kindOf = (element: Element): string =>
    [
      element.tagName,
      element.className,
      ...['type', 'role', 'aria-invalid', 'aria-current', 'open', 'disabled'].map((name) => element.getAttribute(name) ?? ''),
    ].join(' ');
  for (const element of body.querySelectorAll('*'))
    if (!(element instanceof SVGElement)) kinds.add(`${element.parentElement ? kindOf(element.parentElement) : ''} > ${kindOf(element)}`);
  const isSeen = (element: HTMLElement): boolean => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
  const wide = [...body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3);
  const overflow = root.scrollWidth - root.clientWidth;
  return {
    lang: root.lang,
    title: document.title,
    mark: [...document.querySelectorAll<HTMLElement>('.band')]
      .filter(isSeen)
      .map((element) => element.innerText)
      .join(' '),
    headings: document.querySelectorAll('h1').length,
    words: body.innerText,
    overflow,
    wide: overflow > 0 ? wide.map((element) => `<${element.tagName.toLowerCase()} class="${element.className}">`).join(' ') : '',
    skeleton: `${String(innerWidth)} ${root.className} ${body.className} ${[...kinds].sort().join('\n')}`,
  };
}
