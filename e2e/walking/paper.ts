import { inflateSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { cutOff, MARK } from './inspection.ts';

/** An A4 sheet without its margins of 14 mm, in CSS pixels. */
const SHEET = { width: 688, height: 1017 };

/** What must be true of a page on paper: the mark stands on each sheet, nothing is cut off or there to be pressed. Resolves to how many sheets it takes. */
export async function inspectOnPaper(page: Page): Promise<number> {
  const screen = page.viewportSize() ?? SHEET;
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(SHEET);
  const where = page.url();
  const seen = await page.evaluate(look);
  expect.soft(seen.mark, `practice mark on paper, ${where}`).toContain(MARK);
  expect.soft(await page.evaluate(cutOff, true), `cut off on paper, ${where}`).toEqual([]);
  expect.soft(seen.pressable, `to be pressed on paper, ${where}`).toEqual([]);
  expect.soft(seen.words, `words on paper, ${where}`).not.toBe('');
  const sheets = sheetsIn(await page.pdf({ format: 'A4', printBackground: true }));
  expect.soft(sheets.filter((drawn) => !drawn.includes(inPdf(seen.color))).length, `sheets without the mark, ${where}`).toBe(0);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(screen);
  return sheets.length;
}

/** Runs in the page. */
function look() {
  const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const band = document.querySelector<HTMLElement>('.band > p');
  return {
    mark: band && isSeen(band) ? band.innerText : '',
    color: band ? getComputedStyle(band).backgroundColor : '',
    pressable: [...document.querySelectorAll('.button, nav')].filter(isSeen).map((element) => element.textContent.trim().slice(0, 40)),
    words: (document.querySelector('main')?.innerText ?? '').trim(),
  };
}

/** "rgb(255, 200, 61)" as Chromium writes it when it fills something with it. */
const inPdf = (color: string): string =>
  `${(color.match(/\d+/g) ?? []).map((part) => String(Number((Number(part) / 255).toFixed(4))).replace(/^0\./, '.')).join(' ')} rg`;

/** What is drawn on each sheet of a PDF that Chromium has written. */
function sheetsIn(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Type \/Page\n[^]*?\/Contents (\d+) 0 R/g)].map(([, number]) => {
    const head = new RegExp(`\\n${String(number)} 0 obj\\n[^]*?/Length (\\d+)[^]*?stream\\r?\\n`).exec(text);
    if (!head) throw new Error(`no object ${String(number)} in the PDF`);
    const from = head.index + head[0].length;
    return inflateSync(pdf.subarray(from, from + Number(head[1]))).toString('latin1');
  });
}
