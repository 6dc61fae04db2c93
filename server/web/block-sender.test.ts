import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type Answer, type TestApp } from './test-app.ts';
import { urls } from './urls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const hasForm = ({ html }: Answer, command: string): boolean => html.includes(`data-command="${command}"`);

test('a sender is blocked from its message, the list says so, and it is unblocked there', async () => {
  const visitor = app.visitor();
  await visitor.post(urls.start, { scenario: 'spot-scam' });
  app.pass(20_000);
  const list = '/tap/portal?phone=phone/sms&tab=phone';
  const link = /class="sms-link" href="([^"]+)"/.exec((await visitor.get(list)).html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const message = await visitor.get(link);
  const sender = /<h3>Tin của ([^<]+)<\/h3>/.exec(message.html)?.[1] ?? '';
  expect([sender, hasForm(message, 'phone/block-sender')]).toEqual([expect.stringMatching(/^[+A-Z]/), true]);
  expect(hasForm(await visitor.get(list), 'phone/unblock-sender')).toBe(false);

  await visitor.send(message, urls.command('phone/block-sender'));
  const blocked = await visitor.get(link);
  expect([blocked.html.includes('<span class="tag">Đã chặn</span>'), hasForm(blocked, 'phone/block-sender')]).toEqual([true, false]);
  const after = await visitor.get(list);
  expect(after.html).toContain(`<p class="strong">${sender}</p>`);

  await visitor.send(after, urls.command('phone/unblock-sender'));
  expect(hasForm(await visitor.get(list), 'phone/unblock-sender')).toBe(false);
  expect(hasForm(await visitor.get(link), 'phone/block-sender')).toBe(true);
});
