import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { byLanguage } from '../../fixtures/languages.ts';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { urls } from './urls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const SCENARIO = `id: my-sms
level: 1
minutes: 5
people: { citizen: { recipe: citizen } }
seats: [citizen]
starts:
  at: 2026-11-10T08:30
  with:
    - do: phone/receive-sms
      with: { owner: citizen, sender: QUATANG, message: own/lucky-draw, values: { amount: 5000000, link: trung-thuong.example/nhan, trap: fake-refund } }
tasks: [{ id: away, done: { fact: phone/sms-deleted, where: { message: own/lucky-draw }, by: citizen } }]
walkthroughs:
  clean: [{ do: phone/delete-sms, about: own/lucky-draw }]
`;
const wordsWith = (message: string): string => `title: t
summary: s
story: s
tasks: { away: { title: t, hints: [h] } }
messages: { lucky-draw: '${message}' }
debrief: { can: c }
`;

/** A trainer puts the exercise on the shelf, or another version of it. */
async function keep(vi: string, en: string): Promise<void> {
  const trainer = app.visitor();
  const texts = { ...byLanguage(() => wordsWith(en)), scenario: SCENARIO, vi: wordsWith(vi) };
  const checked = await trainer.post(urls.checkWritten, texts);
  expect(checked.html).toContain('Không còn lỗi');
  expect((await trainer.send(checked, urls.keepWritten, texts)).status).toBe(200);
}

async function learner(): Promise<Visitor> {
  const visitor = app.visitor();
  await visitor.post(urls.start, { scenario: 'my-sms' });
  return visitor;
}

const LIST = '/tap/portal?phone=phone/sms&tab=phone';
/** What can be read: no tags, one space between words. */
const readOn = ({ html }: Answer): string => html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');

test('the author’s words stand wherever the message is shown, in the reader’s language, marked as every message is', async () => {
  await keep('Ban TRUNG THUONG {{amount}}: {{link}}', 'You have WON {{amount}}: {{link}}');
  const visitor = await learner();
  const vi = 'Ban TRUNG THUONG 5.000.000 đ: trung-thuong.example/nhan';
  expect(readOn(await visitor.get('/tap/portal'))).toContain(`TẬP QUATANG ${vi}`);
  const list = await visitor.get(LIST);
  const one = await visitor.get(/class="sms-link" href="([^"]+)"/.exec(list.html)?.[1]?.replaceAll('&amp;', '&') ?? '');
  for (const page of [list, one]) expect(readOn(page)).toContain(`TIN LUYỆN TẬP ${vi}`);
  expect(readOn(await visitor.get(urls.handout('my-sms')))).toContain(`TẬP ${vi}`);

  const opened = await visitor.send(one, urls.command('phone/open-link'));
  expect(opened.url).toContain('phone=trap/fake-refund');

  const reader = { 'accept-language': 'en' };
  const english = app.visitor();
  await english.post(urls.start, { scenario: 'my-sms' }, reader);
  expect(readOn(await english.get(LIST, reader))).toContain('PRACTICE MESSAGE You have WON 5.000.000 đ: trung-thuong.example/nhan');
});

test('a practice keeps the words that it began with', async () => {
  await keep('Loi cu: {{amount}} {{link}}', 'Old words: {{amount}} {{link}}');
  const before = await learner();
  await keep('Loi moi: {{amount}} {{link}}', 'New words: {{amount}} {{link}}');
  const after = await learner();
  expect([readOn(await before.get(LIST)).includes('Loi cu'), readOn(await after.get(LIST)).includes('Loi moi')]).toEqual([true, true]);
});

test('a seat of the author’s own is called as the exercise says, on every page that names it', async () => {
  const scenario = SCENARIO.replaceAll('citizen:', 'mai:')
    .replaceAll('[citizen]', '[mai]')
    .replaceAll('owner: citizen', 'owner: mai')
    .replaceAll('by: citizen', 'by: mai')
    .replace('my-sms', 'my-seat');
  const trainer = app.visitor();
  const named = (name: string): string => `${wordsWith('Qua {{amount}}: {{link}}')}seats: { mai: ${name} }\n`;
  const texts = { ...byLanguage(() => named('the tenant')), vi: named('bên thuê nhà'), scenario };
  const checked = await trainer.post(urls.checkWritten, texts);
  expect(checked.html).toContain('Không còn lỗi');
  await trainer.send(checked, urls.keepWritten, texts);
  const visitor = app.visitor();
  await visitor.post(urls.start, { scenario: 'my-seat' });
  for (const page of [
    await visitor.get('/tap/portal'),
    await visitor.get(urls.card),
    await trainer.get(urls.lesson('my-seat')),
    await trainer.get(urls.handout('my-seat')),
  ])
    expect(readOn(page)).toMatch(/bên thuê nhà/i);
});
