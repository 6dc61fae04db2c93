import { HOME_SCREEN, placeUrl, urls } from '../../server/web/urls.ts';
import { landed } from './landing.ts';
import type { Visitor } from './ways.ts';

/** Goes to the result of what was done. A tester closes the cases first; where one is not judged yet there is none, and the practice stays in front. */
export async function goToResult({ page, hands, inspect }: Visitor, { cases }: { readonly cases: readonly unknown[] }): Promise<void> {
  if (cases.length === 0) {
    await page.goto(urls.result);
  } else {
    await page.goto(placeUrl({ page: 'portal', phone: HOME_SCREEN, tab: 'task' }));
    const finish = page.locator(`form[action="${urls.finishQa}"] button`);
    if ((await finish.count()) > 0) await landed(page, finish, () => hands.press(finish));
  }
  await inspect(page);
}
