import { knownTo } from '../server/training/persona.ts';
import { person, type Order } from '../server/world/world.ts';
import { loadWords } from '../server/web/words.ts';
import { expect, test } from './app.ts';
import { startApp, type RunningApp } from './start-app.ts';
import { formOf, send } from './walking/forms.ts';
import { finger } from './walking/hands.ts';
import { inspector } from './walking/inspection.ts';
import { startWalker, type Walker } from './walking/walker.ts';

test.setTimeout(120_000);

const citizen = person('citizen');
const { say } = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
}).vi;

/** What the citizen would enter at a command now. */
async function orderFor({ practice }: Walker, command: string): Promise<Order> {
  const { country, world, cast, scenario } = await practice.run();
  const [input] = country.commands[command]?.suggest(world, citizen, knownTo({ world, cast, scenario }, scenario.seats)) ?? [];
  if (!input) throw new Error(`nothing to enter at ${command}`);
  return { command, by: citizen, input };
}

const startAgain = ({ dataFolder, url }: RunningApp): Promise<RunningApp> => startApp({ dataFolder, environment: { PORT: new URL(url).port } });

async function die({ process }: RunningApp): Promise<void> {
  const gone = new Promise((done) => process.once('exit', done));
  process.kill('SIGKILL');
  await gone;
}

test('where the server is gone for a moment, words typed in both panes stay, the page says so, and the same tap then works', async ({ browser }) => {
  const first = await startApp();
  const context = await browser.newContext({ baseURL: first.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const walker = await startWalker({ page, app: first, scenario: 'log-in', hands: finger, inspect: inspector('vi') });
  await walker.walk('clean', 0, 2);
  const enter = await orderFor(walker, 'vneid/enter-app');
  await walker.goToForm(enter);
  const inBrowser = page.locator('#browser form[data-command="vneid/confirm-code"] [data-field="code"]');
  await inBrowser.fill('12');
  const form = formOf(page, enter);
  const typed = Object.entries(enter.input as object).map(([name, value]) => [form.locator(`[data-field="${name}"]`), String(value)] as const);
  for (const [field, words] of typed) await field.fill(words);

  await die(first);
  await form.locator('button:not([type="button"])').click();
  await expect(page.locator('#lost')).toBeVisible();
  for (const [field, words] of typed) await expect(field).toHaveValue(words);
  await expect(form.locator('button:not([type="button"])')).toBeEnabled();

  const second = await startAgain(first);
  await send(page, form, enter, finger);
  await expect(page.locator('#lost')).toBeHidden();
  await expect(inBrowser).toHaveValue('12');
  expect((await walker.practice.facts()).filter(({ kind }) => kind === 'vneid/app-entered')).toHaveLength(1);
  await context.close();
  await second.stop();
});

test('a form sent to a server that is gone stays with its words, the page says so in its own language, and the same button sends it once', async ({
  browser,
}) => {
  const first = await startApp();
  const context = await browser.newContext({ baseURL: first.url, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const walker = await startWalker({ page, app: first, scenario: 'log-in', hands: finger, inspect: inspector('vi') });
  await walker.walk('clean', 0, 1);
  const logIn = await orderFor(walker, 'vneid/log-in');
  await walker.goToForm(logIn);
  const form = formOf(page, logIn);
  for (const [name, value] of Object.entries(logIn.input as object)) await form.locator(`[data-field="${name}"]`).fill(String(value));

  await die(first);
  await form.locator('button:not([type="button"])').click();
  await expect(page.locator('#lost')).toHaveText(say('yard.lost.sent'), { useInnerText: true });
  for (const [name, value] of Object.entries(logIn.input as object)) await expect(form.locator(`[data-field="${name}"]`)).toHaveValue(String(value));
  const second = await startAgain(first);
  await send(page, form, logIn, finger);
  expect((await walker.practice.facts()).filter(({ kind }) => kind === 'vneid/log-in-started')).toHaveLength(1);
  await context.close();
  await second.stop();
});
