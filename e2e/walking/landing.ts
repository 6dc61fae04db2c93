import type { Locator, Page } from '@playwright/test';

/** How long a page may take to come. */
const PATIENCE = 15_000;
const PAUSE = 20;

interface State {
  /** Tells one document from the next. */
  readonly origin: number;
  readonly ready: boolean;
  /** The script is fetching something. */
  readonly busy: boolean;
  /** What was marked is still there. */
  readonly marked: boolean;
}

/**
 * Does something with a control that leads on, and waits until that has come: another page, or, with script from the phone or by the coach's link
 * to it, another screen in the place of the one that the control stood on.
 */
export async function landed(page: Page, control: Locator, act: () => Promise<unknown>): Promise<void> {
  const { swaps, origin } = await control.evaluate((element) => {
    element.setAttribute('data-walked', '');
    return { swaps: element.closest('#phone, #arrived, #coach [data-leads]') !== null, origin: performance.timeOrigin };
  });
  await act();
  await until(page, (state) => atRestNow(state) && (state.origin !== origin || (swaps && !state.marked)), 'nothing came of it');
}

/** Waits until nothing is under way. */
export const atRest = (page: Page): Promise<void> => until(page, atRestNow, 'the page never came to rest');

const atRestNow = ({ ready, busy }: State): boolean => ready && !busy;

async function until(page: Page, isSo: (state: State) => boolean, complaint: string): Promise<void> {
  const last = Date.now() + PATIENCE;
  for (;;) {
    const state = await stateOf(page);
    if (state && isSo(state)) return;
    if (Date.now() > last) throw new Error(`${complaint} at ${page.url()} (${JSON.stringify(state)})`);
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/** Undefined between two pages. Asked from here, again and again: it must also work where a page runs no script. */
const stateOf = (page: Page): Promise<State | undefined> =>
  page
    .evaluate(() => ({
      origin: performance.timeOrigin,
      ready: document.readyState === 'complete',
      busy: document.body.dataset['busy'] !== undefined,
      marked: document.querySelector('[data-walked]') !== null,
    }))
    .catch(() => undefined);
