import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Scenario } from '../training/read.ts';
import { walkOf, type Move } from '../training/scenario.ts';
import { storedWalk } from './test-stored-walk.ts';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { urls } from './urls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const walked =
  (...names: readonly string[]) =>
  (scenario: Scenario): readonly Move[] =>
    names.flatMap((name) => walkOf(scenario, name).moves);

/** Somebody who comes back to a lesson played this far; it is eight o'clock. */
async function back(scenario: string, moves: (scenario: Scenario) => readonly Move[], at = '2026-11-10T07:48:00+07:00'): Promise<Visitor> {
  const visitor = app.visitor();
  await visitor.post(urls.resume, { code: await storedWalk(app, { scenario, moves, at }) });
  return visitor;
}

describe('the home page', () => {
  test('tells where an unfinished lesson stands, and its card leads back into it', async () => {
    const visitor = await back('log-in', (scenario) => walked('clean')(scenario).slice(0, 2));
    const { html } = await visitor.get(urls.home);
    expect(html).toContain('Đang tập dở: Đăng nhập VNeID');
    expect(html).toContain('Việc 3/5: Nhập mã trong tin nhắn');
    expect(html).toContain('Lần trước cách đây 12 phút');
    expect(html).toContain(`<a class="lesson-go" href="${urls.practice}">Tập tiếp<span class="unseen">: Đăng nhập VNeID</span>`);
  });

  test('says of a step just taken that it is less than a minute ago, not “0 minutes”', async () => {
    const visitor = await back('log-in', (scenario) => walked('clean')(scenario).slice(0, 1), '2026-11-10T07:59:30+07:00');
    expect((await visitor.get(urls.home)).html).toContain('Lần trước cách đây chưa tới một phút');
  });

  test('shows a finished lesson as done, with its result, the next one and the same again', async () => {
    const visitor = await back('log-in', walked('clean'));
    const home = await visitor.get(urls.home);
    expect(home.html).toContain('Đã xong: Đăng nhập VNeID');
    expect(home.html).not.toContain('Đang tập dở');
    expect(home.html).toContain(`href="${urls.result}"`);
    expect((await visitor.send(home, urls.restart)).url).toMatch(/^\/tap\//);
    expect((await visitor.get(urls.home)).html).toContain('Đang tập dở: Đăng nhập VNeID');
  });
});

describe('the result', () => {
  test('says of a mistake what it was, what came of it and how to do better', async () => {
    const visitor = await back('log-in', (scenario) => [...walked('guessed-code')(scenario), ...walked('clean')(scenario).slice(2)]);
    const { html } = await visitor.get(urls.result);
    expect(html).toContain('2 chỗ sai, để lần sau tránh');
    for (const line of ['Sai mã 5 lần', 'Lần đăng nhập đó bị dừng', 'Đừng đoán mã.', 'Gõ sai mã', 'Không mất gì, sửa lại được ngay.'])
      expect(html).toContain(line);
  });

  test('praises nobody for a trap that never came up', async () => {
    const kept = 'Không gõ mật khẩu và mã vào trang lạ';
    expect((await (await back('log-in', walked('clean'))).get(urls.result)).html).not.toContain(kept);
    const { html } = await (await back('log-in', walked('turned-away', 'clean'))).get(urls.result);
    expect(html).toContain(kept);
    expect(html).toContain('Không mắc bẫy tin nhắn');
  });

  test('says first what the learner did, and below it in plain words what the old way took', async () => {
    const { html } = await (await back('red-book', walked('clean'))).get(urls.result);
    expect(html).toContain('Đã xong cả 5 việc');
    expect(html).toContain('Không sai chỗ nào.');
    expect(html).toContain('Có đất, có tiền thì kẻ lừa tìm tới');
    expect(html).toMatch(/Kết quả của bạn[^]*Làm gì tiếp[^]*Trước đây phải đi \d+ lần, nay không phải đi\./);
    expect(html.match(/<button class="button">/g)).toHaveLength(1);
  });

  test('leads into the next lesson first; after the last one, into the same without guidance', async () => {
    const first = async (scenario: string): Promise<string> => {
      const visitor = await back(scenario, walked('clean'));
      const result = await visitor.get(urls.result);
      await visitor.send(result, urls.start);
      return (await visitor.get(urls.home)).html;
    };
    expect(await first('log-in')).toContain('Đang tập dở: Nộp một khoản lệ phí');
    expect(await first('red-book')).toContain('Đang tập dở: Tin nào thật, tin nào lừa?');
    expect(await first('carry-papers')).toMatch(/Đang tập dở: [^<]* khi chưa liên thông/);
  });

  test('sets a lesson that is done again beside the run before, and nothing beside another lesson', async () => {
    const visitor = await back('wallet', (scenario) => [...walked('wrong-password')(scenario), ...walked('clean')(scenario).slice(1)]);
    expect((await visitor.get(urls.result)).html).not.toContain('So với lần trước');
    await visitor.post(urls.start, { scenario: 'wallet', mode: 'practise' });
    const card = (await visitor.get(urls.card)).html;
    const onCard = (label: string): string => new RegExp(`${label}[^]*?data-copy="([^"]+)"`).exec(card)?.[1] ?? '';
    const door = await visitor.get('/tap/portal?phone=vneid/log-in&tab=phone');
    await visitor.send(door, '/lam/vneid/enter-app', { idNumber: onCard('Số định danh'), password: onCard('Mật khẩu') });
    expect((await visitor.get(urls.result)).html).not.toContain('So với lần trước');
    const wallet = await visitor.get('/tap/portal?phone=vneid/wallet&tab=phone');
    await visitor.send(wallet, '/lam/vneid/open-paper', { id: /.*name="id" value="([^"]+)"/s.exec(wallet.html)?.[1] ?? '' }); // the last is asked for
    const { html } = await visitor.get(urls.result);
    expect(html).toContain('Lần trước có hướng dẫn từng bước, lần này tự làm.');
    for (const row of ['<dt>Chỗ sai</dt><dd>1 → 0</dd>', '<dt>Gợi ý đã xin</dt><dd>vẫn là 0</dd>']) expect(html).toContain(row);
    await visitor.post(urls.start, { scenario: 'log-in', mode: 'practise' });
    expect((await visitor.get(urls.result)).html).not.toContain('So với lần trước');
  });

  test('brings the next goal in its turn to whoever does a lesson once more, and the same to who starts it over', async () => {
    const visitor = app.visitor();
    const goal = async (): Promise<string> => {
      const { html } = await visitor.get('/tap/portal?phone=phone/sms&tab=phone');
      return ['THIEU PHI', 'CAT DIEN', 'no thue', 'bi khoa'].find((words) => html.toLowerCase().includes(words.toLowerCase())) ?? html;
    };
    const again = async (): Promise<string> => {
      await visitor.post(urls.start, { scenario: 'spot-scam', mode: 'practise' });
      return goal();
    };
    const goals = [await again(), await again(), await again(), await again()];
    expect(new Set(goals).size).toBe(4);
    await visitor.send(await visitor.get('/tap/portal'), urls.restart);
    expect(await goal()).toBe(goals[3]);
    expect(await again()).toBe(goals[0]);
  });

  test('lays open what the comparison assumes', async () => {
    const { html } = await app.visitor().get(urls.assumptions);
    expect(html).toContain('Số lần đi lại');
  });

  test('leads whoever is not through yet back into the lesson', async () => {
    const visitor = await back('log-in', (scenario) => walked('clean')(scenario).slice(0, 2));
    expect((await visitor.get(urls.result)).html).toContain(`href="${urls.practice}"`);
  });
});

describe('a test case', () => {
  const judged = { case: 'code-minutes', actual: 'Trang ghi 6 phút' };
  const report = { title: 'Sai số phút', steps: 'Đăng nhập\nĐọc trang', expected: '3 phút', actual: '6 phút' };

  const fieldIn = ({ html }: Answer, id: string): string | undefined => new RegExp(`<textarea[^>]* id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1];

  async function tester(): Promise<Visitor> {
    const visitor = app.visitor();
    await visitor.post(urls.start, { scenario: 'check-log-in' });
    return visitor;
  }

  test('shows its verdict and what was seen when it is opened again, and can be judged anew', async () => {
    const visitor = await tester();
    const page = await visitor.get('/tap/portal?tab=task&case=code-minutes');
    const after = await visitor.send(page, urls.judgeCase, { ...judged, verdict: 'pass' });
    expect(after.html).toContain('Đã ghi ca 2: Đạt.');
    const again = await visitor.get('/tap/portal?tab=task&case=code-minutes');
    expect(again.html).toContain('Trang ghi 6 phút');
    expect(again.html).not.toContain(`action="${urls.judgeCase}"`);
    const anew = await visitor.get('/tap/portal?tab=task&case=code-minutes&edit=1');
    const failed = await visitor.send(anew, urls.judgeCase, { ...judged, verdict: 'fail' });
    expect(failed.html).toContain('Đã ghi ca 2: Không đạt.');
    expect(failed.html).toContain('>Trang ghi 6 phút</textarea>');
  });

  test('asks what should happen, filled in as the case says it; own words are shown again, and filled into the report', async () => {
    const visitor = await tester();
    const page = await visitor.get('/tap/portal?tab=task&case=code-minutes');
    expect(fieldIn(page, 'qa-expected')).toBe('Trang ghi mã dùng được trong 3 phút.');
    const unjudged = await visitor.get('/tap/portal?tab=task&case=code-minutes&report=1');
    expect(fieldIn(unjudged, 'bug-expected')).toBe('Trang ghi mã dùng được trong 3 phút.');
    const failed = await visitor.send(page, urls.judgeCase, { ...judged, expected: 'Phải là ba phút', verdict: 'fail' });
    expect(failed.html).toContain('Đúng ra:</b> Phải là ba phút</p>');
    expect([fieldIn(failed, 'bug-expected'), fieldIn(failed, 'bug-actual')]).toEqual(['Phải là ba phút', 'Trang ghi 6 phút']);
    const anew = await visitor.get('/tap/portal?tab=task&case=code-minutes&edit=1');
    expect(fieldIn(anew, 'qa-expected')).toBe('Phải là ba phút');
    const emptied = await visitor.send(anew, urls.judgeCase, { ...judged, expected: ' ', verdict: 'fail' });
    expect(emptied.html).toContain('Đúng ra:</b> Trang ghi mã dùng được trong 3 phút.</p>');
  });

  test('keeps no number in what should happen that may be somebody’s, but those of the person in the exercise', async () => {
    const visitor = await tester();
    const page = await visitor.get('/tap/portal?tab=task&case=right-code');
    const real = await visitor.send(page, urls.judgeCase, { expected: 'Gọi 0912 345 678', actual: 'Hiện tên', verdict: 'pass' });
    expect(real.html).toContain('id="qa-expected-error"');
    expect(real.html).not.toContain('0912 345 678');
    expect([fieldIn(real, 'qa-expected'), fieldIn(real, 'qa-actual')]).toEqual([fieldIn(page, 'qa-expected'), 'Hiện tên']);
    const own = /\b099\d{9}\b/.exec(page.html.replaceAll(/(?<=\d)[ \u00a0](?=\d)/g, ''))?.[0] ?? '';
    expect(own).not.toBe('');
    const kept = await visitor.send(real, urls.judgeCase, { expected: `Hiện số ${own}`, actual: 'Hiện tên', verdict: 'pass' });
    expect(kept.html).toContain('Đã ghi ca 1: Đạt.');
  });

  test('stays in hand while one works through the pages under test', async () => {
    const visitor = await tester();
    await visitor.get('/tap/portal?tab=task&case=wrong-code');
    expect((await visitor.get('/tap/portal/log-in?tab=task')).html).toContain('Ca kiểm thử 3/4');
  });

  test('a report needs what should happen and what happens, and is confirmed', async () => {
    const visitor = await tester();
    const page = await visitor.get('/tap/portal?tab=task&case=code-minutes&report=1');
    const missing = await visitor.send(page, urls.reportBug, { ...report, expected: '' });
    expect(missing.html).toContain('Ghi điều đúng ra phải xảy ra.');
    expect(missing.html).toContain('>6 phút</textarea>');
    const sent = await visitor.send(missing, urls.reportBug, report);
    expect(sent.html).toContain('Đã gửi báo lỗi.');
    expect(sent.html).toContain('<li>Sai số phút</li>');
  });

  test('begins in a world where nothing is left over, and no verdict is lost', async () => {
    const visitor = await tester();
    const page = await visitor.get('/tap/portal?tab=task');
    expect(page.html).not.toContain('Đưa mọi thứ về lúc đầu');
    await visitor.send(page, urls.judgeCase, { case: 'right-code', actual: 'Đúng', verdict: 'pass' });
    await visitor.send(await visitor.get('/tap/portal/log-in'), '/lam/portal/open-log-in');
    const later = await visitor.get('/tap/portal?tab=task');
    expect(later.html).toContain('Đưa mọi thứ về lúc đầu');
    const to = /name="to" value="(\d+)"/.exec(later.html)?.[1] ?? '';
    await visitor.send(later, urls.rewind, { to });
    const fresh = await visitor.get('/tap/portal?tab=task');
    expect(fresh.html).not.toContain('Đưa mọi thứ về lúc đầu');
    expect(fresh.html).toContain('Ca kiểm thử 2/4');
  });

  test('that was not run before it is judged is told so at once, kindly, with the way back; one that was run is not', async () => {
    const told = 'Hình như ca này chưa được chạy thử';
    const visitor = await tester();
    const after = await visitor.send(await visitor.get('/tap/portal?tab=task&case=wrong-code'), urls.judgeCase, { actual: 'Đúng', verdict: 'pass' });
    expect([after.html.includes('Đã ghi ca 3: Đạt.'), after.html.includes(told)]).toEqual([true, true]);
    expect(after.html).toMatch(/case=wrong-code">Mở lại ca này/);
    for (const id of ['right-code', 'code-minutes', 'old-code'])
      await visitor.send(await visitor.get(`/tap/portal?tab=task&case=${id}`), urls.judgeCase, { actual: 'Đúng', verdict: 'pass' });
    const { html: result } = await visitor.send(await visitor.get('/tap/portal?tab=task'), urls.finishQa);
    expect(result).toMatch(/Chấm khi chưa chạy thử: \d\/4 ca/);
    const other = await back('check-log-in', walked('wrong-code'));
    const run = await other.send(await other.get('/tap/portal?tab=task&case=wrong-code'), urls.judgeCase, { actual: 'Đúng', verdict: 'pass' });
    expect([run.html.includes('Đã ghi ca 3: Đạt.'), run.html.includes(told)]).toEqual([true, false]);
  });

  test('the result says what the score is made of', async () => {
    const visitor = await tester();
    for (const [id, verdict] of [
      ['right-code', 'pass'],
      ['code-minutes', 'pass'],
      ['wrong-code', 'pass'],
      ['old-code', 'pass'],
    ] as const)
      await visitor.send(await visitor.get(`/tap/portal?tab=task&case=${id}`), urls.judgeCase, { actual: 'Như mô tả', verdict });
    expect((await visitor.get(urls.qaResult)).html).not.toContain('Điểm:');
    const page = await visitor.get('/tap/portal?tab=task&case=code-minutes&edit=1');
    const { html } = await visitor.send(page, urls.finishQa);
    expect(html).toContain('Điểm: 25/100');
    expect(html).toContain('Chấm đúng 2/4 ca');
    expect(html).toContain('25/50 điểm');
    expect(html).toContain('Đã chấm: Đạt. Đúng ra: Không đạt.');
    const late = await visitor.send(page, urls.judgeCase, { case: 'code-minutes', actual: '6 phút', verdict: 'fail' });
    expect(late.html).toContain('Điểm: 25/100');
    expect((await visitor.get('/tap/portal?tab=task')).html).not.toContain(`action="${urls.judgeCase}"`);
  });

  test('the faults are not told before the last case is judged and the cases are closed', async () => {
    const visitor = await tester();
    const told = await visitor.get(urls.qaResult);
    expect(told.html).toContain('Ca kiểm thử 1/4');
    expect(told.html).not.toContain('Điểm:');
    await visitor.post(urls.finishQa, {});
    expect((await visitor.get(urls.qaResult)).html).not.toContain('Điểm:');
  });
});
