import { test } from '../app.ts';
import { finger, type Hands } from '../walking/hands.ts';
import { startWalker } from '../walking/walker.ts';

const FOLDER = 'docs/pictures';
/** The form that stands under all the sums of a transfer. */
const PAY = 'form[action="/lam/payments/issue-order"]';

test.use({ viewport: { width: 1280, height: 800 } });

/** README's two pictures: `npm run handouts pictures`. */
test('the home page, and paying for a transfer', async ({ page, app }) => {
  test.skip(!(process.env['HANDOUTS'] ?? '').split(',').includes('pictures'), 'only where it is asked for: it writes into the sources');
  test.setTimeout(300_000);
  await page.goto('/');
  await page.screenshot({ path: `${FOLDER}/home.png` });
  const hands: Hands = {
    ...finger,
    async press(control) {
      if (
        await control
          .locator(`xpath=ancestor::form`)
          .and(page.locator(PAY))
          .isVisible()
          .catch(() => false)
      ) {
        await page.evaluate('scrollTo(0, 0)');
        await page.screenshot({ path: `${FOLDER}/pay.png` });
      }
      await finger.press(control);
    },
  };
  const walker = await startWalker({ page, app, scenario: 'red-book', hands, inspect: () => Promise.resolve() });
  await walker.walk('clean');
});
