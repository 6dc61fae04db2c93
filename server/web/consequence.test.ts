import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Scenario } from '../training/read.ts';
import { walkOf } from '../training/scenario.ts';
import { startTestApp, type TestApp, type Visitor } from './test-app.ts';
import { storedWalk } from './test-stored-walk.ts';
import { urls } from './urls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Somebody who has just typed bank details into a fraudster's page. */
async function robbed(mode: 'guide' | 'exam' = 'guide'): Promise<Visitor> {
  const visitor = app.visitor();
  const code = await storedWalk(app, {
    scenario: 'spot-scam',
    mode,
    moves: (scenario) => walkOf(scenario, 'gave-details').moves.filter((move) => 'do' in move),
    at: '2026-11-10T07:59:30+07:00',
  });
  await visitor.post(urls.resume, { code });
  return visitor;
}

describe('what would follow a mistake', () => {
  test('is played out on the phone once: the money is gone, and going back brings it back', async () => {
    const visitor = await robbed();
    const before = await visitor.get(urls.practice);
    expect(before.html).toContain('Xem điều gì sẽ xảy ra');
    const after = await visitor.send(before, urls.consequence);
    expect(after.html).toContain('Kẻ gian đã chuyển hết 5.000.000');
    expect(after.html).not.toContain('Xem điều gì sẽ xảy ra');
    app.pass(60_000);
    expect((await visitor.get('/tap/portal?phone=phone/notices&tab=phone')).html).toMatch(/5\.000\.000/);
    const back = await visitor.send(after, urls.rewind);
    expect(back.html).not.toContain('Kẻ gian đã chuyển hết');
    expect(back.url).toBe('/tap/portal?phone=phone/sms&tab=phone');
    expect((await visitor.get('/tap/portal?phone=phone/notices&tab=phone')).html).not.toMatch(/5\.000\.000/);
  });

  test('is all that is spoken of, though the lesson is done: praise waits until it is taken back', async () => {
    const visitor = app.visitor();
    const given = (scenario: Scenario) => {
      const { moves } = walkOf(scenario, 'gave-details');
      return moves.slice(0, moves.findIndex((move) => 'do' in move && move.do === 'trap/give-details') + 1);
    };
    await visitor.post(urls.resume, { code: await storedWalk(app, { scenario: 'pay-fee', moves: given, at: '2026-11-10T07:59:30+07:00' }) });
    const page = await visitor.get('/tap/portal');
    expect(page.html).toContain('Quay lại trước lúc bấm');
    expect(page.html).not.toContain('Làm được rồi, xong cả bài');
    const back = await visitor.send(page, urls.rewind);
    expect(back.url).toContain('phone=phone/sms&tab=phone');
    expect(back.html).toContain('Làm được rồi, xong cả bài');
  });

  test('is sent again to no effect, and is not there where nothing went wrong', async () => {
    const visitor = await robbed();
    const page = await visitor.get(urls.practice);
    const [first, second] = [await visitor.send(page, urls.consequence), await visitor.send(page, urls.consequence)];
    expect([first.status, second.status]).toEqual([200, 200]);
    const other = app.visitor();
    const door = await other.post(urls.start, { scenario: 'spot-scam' });
    expect(door.html).not.toContain('Xem điều gì sẽ xảy ra');
    const once = /name="once" value="([^"]+)"/.exec(door.html)?.[1] ?? '';
    expect((await other.post(urls.consequence, { once, page: '/tap/portal' })).status).toBe(403);
  });

  test('is played out too where an office found the mistake a little later, by itself', async () => {
    const visitor = app.visitor();
    const moves = (scenario: Scenario) => walkOf(scenario, 'return-pending').moves.slice(0, 4);
    await visitor.post(urls.resume, {
      code: await storedWalk(app, { scenario: 'pay-fee', variant: 'two', moves, rest: 0, at: '2026-11-10T08:01:00+07:00' }),
    });
    app.pass(10_000);
    const after = await visitor.send(await visitor.get(urls.practice), urls.consequence);
    expect(after.html).toContain('Nộp lại từ trong hồ sơ.');
    expect(after.html).toMatch(/23\.000[^<]*chuyển không khớp đang chờ trả lại/);
    expect(after.html).not.toContain('Xem điều gì sẽ xảy ra');
  });

  test('is not shown in an exam', async () => {
    const visitor = await robbed('exam');
    expect((await visitor.get('/tap/portal')).html).not.toContain('Xem điều gì sẽ xảy ra');
  });
});

describe('after harm that one does not take back', () => {
  test('whoever did it still finds the way to the other seat, beside the way back', async () => {
    const visitor = app.visitor();
    const moves = (scenario: Scenario) => walkOf(scenario, 'wrong-price').moves.slice(0, 1);
    await visitor.post(urls.resume, { code: await storedWalk(app, { scenario: 'red-book', mode: 'guide', moves, at: '2026-11-10T07:59:30+07:00' }) });
    const { html } = await visitor.send(await visitor.get('/tap/portal'), urls.changeSeat, { seat: 'seller' });
    expect(html).toContain('bên bán</b>');
    expect(html).toContain(`action="${urls.rewind}"`);
    expect(html).toContain(`action="${urls.changeSeat}"`);
  });
});
