import type { Locator, Page } from '@playwright/test';
import type { FormPlace } from '../../server/training/places.ts';
import { placeIn, placeUrl, urls, type Place, type Tab } from '../../server/web/urls.ts';
import type { Hands } from './hands.ts';
import type { Inspect } from './inspection.ts';
import { atRest, landed } from './landing.ts';

/** Whoever goes about in a practice. */
export interface Visitor {
  readonly page: Page;
  readonly hands: Hands;
  readonly inspect: Inspect;
}

/** Below this one pane fills the screen (LOOK.md). */
const SMALL = 760;

export const whereIs = (page: Page): Place => {
  const { pathname, search } = new URL(page.url());
  const place = placeIn(pathname + search);
  if (!place) throw new Error(`not in a practice: ${page.url()}`);
  return place;
};

const isSmall = (page: Page): boolean => (page.viewportSize()?.width ?? SMALL) < SMALL;

/** Brings one pane of a small screen to the front; on a wide one all are there. */
async function openTab({ page, hands, inspect }: Visitor, tab: Tab): Promise<void> {
  if (!isSmall(page) || whereIs(page).tab === tab) return;
  await hands.press(page.locator(`#tabs a[href=${JSON.stringify(placeUrl({ ...whereIs(page), tab }))}]`));
  await page.waitForURL((url) => (placeIn(url.pathname + url.search)?.tab ?? '') === tab);
  await atRest(page);
  await inspect(page);
}

/**
 * Goes where a form stands, as somebody would who was told its page: it is there already, or in another tab, or a link that can be seen leads
 * there. Where none does, by its address: false then.
 */
export async function goTo(visitor: Visitor, { pane, page: wanted }: FormPlace, hops = 3): Promise<boolean> {
  const { page, hands, inspect } = visitor;
  const here = whereIs(page);
  const isThere = (place: Place): boolean => (pane === 'phone' ? place.phone : place.page) === wanted;
  if (isThere(here)) {
    await openTab(visitor, pane);
    return true;
  }
  const link = await linkTo(page, isThere);
  const named = link || hops === 0 ? undefined : await namedLink(page);
  if (named) {
    await landed(page, named, () => hands.press(named));
    await atRest(page);
    return goTo(visitor, { pane, page: wanted }, hops - 1);
  }
  if (link) await landed(page, link, () => hands.press(link));
  else await page.goto(placeUrl({ ...here, ...(pane === 'phone' ? { phone: wanted } : { page: wanted }), tab: pane }));
  await atRest(page);
  await openTab(visitor, pane);
  await inspect(page);
  return link !== undefined;
}

/** The link of the page in front that the coach names, or the coach's own: to a list in which one looks for it. */
async function namedLink(page: Page): Promise<Locator | undefined> {
  const [named] = await page.locator('#coach [data-towards]').evaluateAll((list) => list.map((words) => words.getAttribute('data-towards') ?? ''));
  const link = page.locator(`.world a[href=${JSON.stringify(named ?? '')}]:visible`).first();
  if (named !== undefined && (await link.count()) > 0) return link;
  const own = page.locator('#coach a[data-leads]:visible').first();
  return (await own.count()) > 0 ? own : undefined;
}

/** A link in sight that leads there; of several the coach's. */
async function linkTo(page: Page, isThere: (place: Place) => boolean): Promise<Locator | undefined> {
  const links = page.locator('a[href^="/tap/"]:visible:not(#tabs a)');
  const all = await links.evaluateAll((list) =>
    list.map((link) => ({ href: link.getAttribute('href') ?? '', fromCoach: link.hasAttribute('data-leads') })),
  );
  const leading = all.flatMap(({ href, fromCoach }, at) => {
    const place = placeIn(href);
    return place && isThere(place) ? [{ at, fromCoach }] : [];
  });
  const [best] = leading.sort((a, b) => Number(b.fromCoach) - Number(a.fromCoach));
  return best && links.nth(best.at);
}

/** Puts somebody else in front: "Đổi vai". */
export async function changeSeat(visitor: Visitor, seat: string): Promise<void> {
  const { page, hands, inspect } = visitor;
  const change = page.locator(`form[action="${urls.changeSeat}"]:has(input[name="seat"][value="${seat}"]) button`);
  if ((await change.count()) === 0) return;
  if (!(await change.first().isVisible())) await openTab(visitor, 'task');
  await landed(page, change.first(), () => hands.press(change.first()));
  await inspect(page);
}

/** Presses the coach's button that lets time pass; false where there is none. */
export async function pressJump(visitor: Visitor): Promise<boolean> {
  const { page, hands, inspect } = visitor;
  const jump = page.locator(`#coach form[action="${urls.jump}"] button`);
  if ((await jump.count()) === 0) await page.reload();
  if ((await jump.count()) === 0) return false;
  if (!(await jump.isVisible())) await openTab(visitor, 'task');
  await landed(page, jump, () => hands.press(jump));
  await inspect(page);
  return true;
}
