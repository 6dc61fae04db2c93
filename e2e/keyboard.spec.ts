import { progress } from '../server/training/progress.ts';
import { expect, test } from './app.ts';
import { keyboard } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { startWalker } from './walking/walker.ts';

test.use({ viewport: { width: 1280, height: 800 } });

test('VNeID’s log-in is done by keyboard alone, and the focus is seen at every stop', async ({ page, app }) => {
  test.setTimeout(120_000);
  const walker = await startWalker({ page, app, scenario: 'log-in', hands: keyboard(page), inspect: inspector('vi') });
  expect(progress(await walker.walk('clean')).isDone).toBe(true);
});
