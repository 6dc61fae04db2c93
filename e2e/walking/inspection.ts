import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Language } from '../../fixtures/languages.ts';
import { barriersOn } from './barriers.ts';
import { atRest } from './landing.ts';

/** What must be true of every page in every state that somebody reaches. */
export type Inspect = (page: Page) => Promise<void>;

/** In whichever language one reads. */
export const MARK = 'BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT';
/** A key of the words files where its words should be: two or more dots between small words; an address or a file ends in one of these. */
const BARE_KEY = /(?<![\w./@-])[a-z][\w-]*(?:\.[a-z][\w-]*){2,}(?![\w./@-])/gi;
const ADDRESS = /\.(vn|example|invalid|yaml)$/;
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
    if (await hasNews(seen.kinds.map((kind) => `${language} ${scripted ? '' : 'plain '}${String(seen.width)} ${kind}`)))
      expect.soft(await barriersOn(page, scripted), `barriers at ${where}`).toEqual([]);
  };

const bareKeys = (words: string): readonly string[] => (words.match(BARE_KEY) ?? []).filter((found) => !ADDRESS.test(found));

/** Playwright empties this folder before each run; both workers note there what they have seen. */
const SEEN = path.join('test-results', 'inspected');

/** Whether some kind of element is there that no test of this run has met yet. */
async function hasNews(kinds: readonly string[]): Promise<boolean> {
  const seen = new Set((await readFile(SEEN, 'utf8').catch(() => '')).split('\n'));
  const fresh = kinds.map((kind) => createHash('sha256').update(kind).digest('hex').slice(0, 16)).filter((hash) => !seen.has(hash));
  if (fresh.length === 0) return false;
  await mkdir(path.dirname(SEEN), { recursive: true });
  await appendFile(SEEN, `${fresh.join('\n')}\n`);
  return true;
}

/** Runs in the page. Kinds: what stands within what within what, however often; to axe all of a kind are the same. Only what can be seen: axe looks at nothing else. */
function look() {
  const { documentElement: root, body } = document;
  const kinds = new Set<string>();
  const kindOf = (element: Element): string =>
    [
      element.tagName,
      element.className,
      ...['type', 'name', 'role', 'aria-invalid', 'aria-current', 'open', 'disabled'].map((name) => element.getAttribute(name) ?? ''),
    ].join(' ');
  const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  for (const element of body.querySelectorAll('*')) {
    if (element instanceof SVGElement || !isSeen(element)) continue;
    const around = [element.parentElement?.parentElement, element.parentElement, element];
    kinds.add(around.map((one) => (one ? kindOf(one) : '')).join(' > '));
  }
  const wide = () => [...body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3);
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
    wide:
      overflow > 0
        ? wide()
            .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}">`)
            .join(' ')
        : '',
    width: innerWidth,
    kinds: [...kinds],
  };
}

/** Runs in the page: what is to be seen only in part, because it hides what runs over. On paper nothing can be scrolled either. */
export function cutOff(onPaper: boolean): readonly string[] {
  const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip' || (onPaper && overflow !== 'visible');
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    // an address bar, and the notice of a message, show what they have room for
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.unseen, svg, .address-path, .arrived')) return [];
    const { overflowX, overflowY } = getComputedStyle(element);
    const beside = element.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
    const across = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
    return beside || across || down
      ? [`<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`]
      : [];
  });
}
