import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Scenario } from '../training/read.ts';
import { walkOf } from '../training/scenario.ts';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { storedWalk } from './test-stored-walk.ts';
import { urls } from './urls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const MINUTE = 60_000;
const WALLET = urls.page('vneid', '');
const ENTER = urls.command('vneid/enter-app');
const phoneAt = (screen: string): string => `/tap/portal?phone=${screen}&tab=phone`;
const DOOR = phoneAt('vneid/log-in');
const codeOn = ({ html }: Answer): string => /<b class="code in-groups figures">([^<]+)</.exec(html)?.[1] ?? '';

async function begun(scenario = 'wallet'): Promise<Visitor> {
  const learner = app.visitor();
  const terms = await learner.post(urls.start, { scenario, mode: 'exam' });
  await learner.send(terms, urls.start);
  return learner;
}

/** The card's number and password, typed in. */
async function enter(learner: Visitor): Promise<Answer> {
  const card = (await learner.get(urls.card)).html;
  const idNumber = /data-copy="(099\d{9})"/.exec(card)?.[1] ?? '';
  const password = /<dt>Mật khẩu[^<]*<\/dt>\s*<dd><span>([^<]+)/.exec(card)?.[1] ?? '';
  return learner.send(await learner.get(DOOR), ENTER, { idNumber, password });
}

/** Of the certificates in the wallet the last is the one that is asked for. */
async function through(learner: Visitor): Promise<Answer> {
  await enter(learner);
  const wallet = await learner.get(phoneAt('vneid/wallet'));
  return learner.send(wallet, urls.command('vneid/open-paper'), { id: /.*name="id" value="([^"]+)"/s.exec(wallet.html)?.[1] ?? '' });
}

describe('before an exam', () => {
  test('its terms are told, and nothing has begun', async () => {
    const learner = app.visitor();
    const terms = await learner.post(urls.start, { scenario: 'wallet', mode: 'exam' });
    expect(terms.url).toBe(urls.examOf('wallet'));
    for (const term of ['8 phút', 'Không có gợi ý', 'thi lại được', 'không quay lại được', '70/100']) expect(terms.html).toContain(term);
    expect((await learner.get(WALLET)).status).toBe(410);
  });

  test('what has to be kept is named with what it costs, but not what only something that is to come puts to the test', async () => {
    const { html } = await app.visitor().get(urls.examOf('red-book'));
    for (const term of ['Làm xong cả 5 việc', '«Nộp mỗi khoản đúng một lần»', 'trừ 20 điểm', 'Mỗi lỗi nặng trừ 25']) expect(html).toContain(term);
    expect(html).not.toContain('trang lạ');
    const english = await app.visitor().get(urls.examOf('red-book'), { 'accept-language': 'en' });
    expect(english.html).toContain('Keep to this: “');
  });

  test('home offers it where the exercise has one', async () => {
    const { html } = await app.visitor().get(urls.home);
    expect(html).toContain(`href="${urls.examOf('wallet')}"`);
    expect(html).not.toContain(`href="${urls.examOf('check-fee')}"`);
  });

  test('test cases have none', async () => {
    expect((await app.visitor().get(urls.examOf('check-fee'))).status).toBe(404);
  });
});

describe('in an exam', () => {
  test('the minutes left are told, and there is no hint, no way back and no second start', async () => {
    const learner = await begun();
    app.pass(3 * MINUTE);
    const page = await learner.get(DOOR);
    expect(page.html).toContain('Còn 5 phút');
    for (const gone of [urls.rewind, urls.restart, urls.command('coach/take-hint')]) {
      expect(page.html).not.toContain(`action="${gone}"`);
      const refused = await learner.post(gone, { page: page.url, once: /name="once" value="([^"]+)"/.exec(page.html)?.[1] ?? '' });
      expect([refused.status, refused.html.includes('Đang ở bài thi')]).toEqual([403, true]);
    }
  });

  test('the coach says nothing of what is to come: what there is to press is the same whether something comes or not', async () => {
    const coachIn = async (scenario: string): Promise<readonly string[]> => {
      const { html } = await (await begun(scenario)).get(urls.practice);
      const coach = /<section class="coach.*?<\/section>/s.exec(html)?.[0] ?? '';
      return [...coach.matchAll(/<form[^>]*action="([^"]+)"|class="(next)"/g)].map(([, action, next]) => action ?? next ?? '');
    };
    expect(await coachIn('wallet')).toEqual([urls.jump]);
    expect(await coachIn('spot-scam')).toEqual(await coachIn('wallet'));
  });

  test('waiting brings what comes, or shows that nothing came', async () => {
    const waits = async (scenario: string): Promise<Answer> => {
      const learner = await begun(scenario);
      return learner.send(await learner.get('/tap/portal?phone=phone/sms&tab=phone'), urls.jump);
    };
    const [scam, nothing] = [await waits('spot-scam'), await waits('wallet')];
    expect(scam.html.match(/class="sms-head"/g)).toHaveLength(4); // three at first, whichever they are
    for (const { html } of [scam, nothing]) expect(html).toContain('Trong bài bây giờ là 08:31, ');
  });

  test('who opens it again, by its page, the start or the return code, is told that it runs and for how long', async () => {
    const learner = await begun();
    const code = /coach-foot.*?<b[^>]*>([^<]+)</s.exec((await learner.get('/tap/portal?tab=task')).html)?.[1] ?? '';
    app.pass(3 * MINUTE);
    const elsewhere = app.visitor();
    for (const again of [
      await learner.get(urls.examOf('wallet')),
      await learner.post(urls.start, { scenario: 'wallet', mode: 'exam', ready: '1' }),
      await elsewhere.post(urls.resume, { code }),
    ])
      expect([again.url, again.html.includes('Bài thi của bạn đang chạy, còn 5 phút.')]).toEqual([urls.examRuns, true]);
    expect((await learner.get(urls.home)).html).toContain('Bài thi của bạn đang chạy, còn 5 phút.');
    expect((await learner.get(urls.examOf('spot-scam'))).url).toBe(urls.examOf('spot-scam'));
    await learner.send(await learner.get(urls.handIn), urls.handIn);
    expect((await learner.get(urls.examRuns)).url).toBe(urls.result);
  });

  test('its result is not told before its end', async () => {
    const learner = await begun();
    expect((await learner.get(urls.result)).url).toBe(urls.handIn);
  });

  test('a wrong order gets the world’s own line and no help', async () => {
    const learner = await begun();
    const page = await learner.send(await learner.get(DOOR), ENTER, { idNumber: '099152000001', password: 'x' });
    expect(page.html).toContain('aria-invalid="true"');
    const [, helped = ''] = page.html.split('class="helped"');
    expect(helped.split('</div>')[0]).not.toContain('Thẻ nhân vật');
  });
});

describe('the end of an exam', () => {
  test('comes by handing in: asked once more, then nothing is taken, and the result stays', async () => {
    const learner = await begun();
    const page = await learner.get(DOOR);
    const asked = await learner.get(urls.handIn);
    expect(asked.html).toContain('Đã xong 0/2 việc, còn 8 phút.');
    const result = await learner.send(asked, urls.handIn);
    expect([result.url, result.html.includes('Chưa đạt'), result.html.includes('Đã nộp bài.')]).toEqual([urls.result, true, true]);
    const late = await learner.send(page, ENTER, { idNumber: '099152000001', password: 'x' });
    expect([late.url, late.html.includes('không được nhận')]).toEqual([urls.resultLate, true]);
    expect([codeOn(late), (await learner.get('/tap/portal')).url]).toEqual([codeOn(result), urls.result]);
  });

  test('without anything done is told as it is: nobody is praised for no mistakes', async () => {
    const learner = await begun();
    const { html } = await learner.send(await learner.get(urls.handIn), urls.handIn);
    expect([html.includes('Chưa làm xong việc nào'), html.includes('Không sai chỗ nào')]).toEqual([true, false]);
    const trainer = app.visitor();
    const found = await trainer.send(await trainer.get(urls.checkResult), urls.checkResult, { code: codeOn(await learner.get(urls.result)) });
    expect([found.html.includes('0/2'), found.html.includes('<dt>Chỗ sai')]).toEqual([true, false]);
    const other = await begun();
    await enter(other);
    expect((await other.send(await other.get(urls.handIn), urls.handIn)).html).toContain('Không sai chỗ nào');
  });

  test('comes when time is up: the next order is not taken, and what was done before counts', async () => {
    const learner = await begun();
    await enter(learner);
    const page = await learner.get(phoneAt('vneid/wallet'));
    app.pass(8 * MINUTE);
    const late = await learner.send(page, urls.command('vneid/open-paper'));
    expect(late.url).toBe(urls.resultLate);
    for (const told of ['Đã hết giờ.', 'không được nhận', 'Đã làm 1/2 việc', '8 phút']) expect(late.html).toContain(told);
  });

  test('comes when all is done: passed, with points and a code, and a way to another one', async () => {
    const learner = await begun();
    const done = await through(learner);
    expect(done.html).toContain(`href="${urls.result}"`);
    const result = await learner.get(urls.result);
    expect(result.html).toContain('Đạt');
    expect(result.html).toContain('100/100 điểm');
    expect(result.html).not.toContain(`action="${urls.restart}"`);
    expect(codeOn(result)).toMatch(/^\S{4} \S{4} \S{4}$/);
    expect(result.html).toContain('Thi lại với nhân vật khác');
    expect((await learner.send(result, urls.start, { scenario: 'wallet', mode: 'exam' })).url).toBe(urls.examOf('wallet'));
  });
});

describe('an exam that is not passed', () => {
  /** Somebody whose exam ran out of time after the moves of a walkthrough. */
  async function after(scenario: string, walkthrough: string): Promise<Visitor> {
    const learner = app.visitor();
    const moves = (found: Scenario) => walkOf(found, walkthrough).moves;
    await learner.post(urls.resume, { code: await storedWalk(app, { scenario, mode: 'exam', moves, at: '2026-11-10T07:00:00+07:00' }) });
    return learner;
  }
  const reasonsIn = ({ html }: Answer): string => /<ul class="reasons">.*?<\/section>/s.exec(html)?.[0] ?? '';

  test('says why: what is not done, the harm, what was not kept to, each with its points, and the points that are left', async () => {
    const told = reasonsIn(await (await after('spot-scam', 'gave-details')).get(urls.result));
    expect(told).toMatch(/Xong \d\/\d việc. Chưa xong:/);
    for (const reason of [
      'Gõ thông tin vào trang lừa đảo (trừ 40 điểm)',
      'Không gõ gì vào trang lạ (trừ 20 điểm)',
      'Còn 0/100 điểm, muốn đạt phải còn ít nhất 60',
    ])
      expect(told).toContain(reason);
    expect(told).toContain('Tập lại bài này cho quen tay');
  });

  test('says of slips what they cost, and that points were enough', async () => {
    const learner = await begun();
    await learner.send(await learner.get(DOOR), ENTER, { idNumber: '099152000001', password: 'x' });
    const told = reasonsIn(await learner.send(await learner.get(urls.handIn), urls.handIn));
    expect(told).toMatch(/Còn 90\/100 điểm, đủ mức 70\..*\(trừ 10 điểm\)/s);
    expect(told).not.toContain('Lỗi nặng');
  });

  test('leads first to the same exercise with a guide; one that is passed leads on', async () => {
    const firstAct = ({ html }: Answer): string => /<div class="stack">.*?<\/form>/s.exec(html)?.[0] ?? '';
    const failed = await begun();
    const result = await failed.send(await failed.get(urls.handIn), urls.handIn);
    expect(firstAct(result)).toContain('Tập lại, có chỉ dẫn từng bước');
    expect((await failed.send(result, urls.start)).html).toContain('data-guide=');
    const passed = await begun();
    await through(passed);
    const { html } = await passed.get(urls.result);
    for (const gone of ['Vì sao chưa đạt', 'Tập lại, có chỉ dẫn']) expect(html).not.toContain(gone);
  });
});

describe('the check of a result code', () => {
  test('tells what a right code stands for, and in plain words that there is none for a wrong one', async () => {
    const learner = await begun();
    await through(learner);
    const code = codeOn(await learner.get(urls.result));
    const trainer = app.visitor();
    const right = await trainer.send(await trainer.get(urls.checkResult), urls.checkResult, { code: code.toLowerCase().replaceAll(' ', '') });
    for (const told of ['Đạt', '2/2', '100/100', '10/11/2026']) expect(right.html).toContain(told);
    const wrong = await trainer.send(right, urls.checkResult, { code: '0000 0000 0000' });
    expect([wrong.status, wrong.html.includes('không có kết quả nào mang mã này')]).toEqual([404, true]);
    expect((await trainer.get(urls.trainer)).html).toContain(`href="${urls.checkResult}"`);
  });

  test('knows nothing of a practice that was deleted', async () => {
    const learner = await begun();
    const code = codeOn(await learner.send(await learner.get(urls.handIn), urls.handIn));
    app.pass(31 * 24 * 60 * MINUTE);
    await app.sweep();
    const trainer = app.visitor();
    expect((await trainer.send(await trainer.get(urls.checkResult), urls.checkResult, { code })).status).toBe(404);
  });
});

describe('an exam of a class', () => {
  /** A trainer's class that sits the exam; the board's address and the code. */
  async function examClass(): Promise<{ readonly trainer: Visitor; readonly board: string; readonly code: string }> {
    const trainer = app.visitor();
    const { html, url } = await trainer.post(urls.classes, { name: 'Tổ 8', scenario: 'wallet', mode: 'exam' });
    return { trainer, board: url, code: /code-small">([\d ]+)</.exec(html)?.[1] ?? '' };
  }
  const joins = async (learner: Visitor, code: string, name: string): Promise<Answer> =>
    learner.send(await learner.post(urls.joinClass, { code }), urls.joinClass, { name });

  test('is still one of its class for who comes back by the return code: nothing else is offered', async () => {
    const { code } = await examClass();
    const { html } = await joins(app.visitor(), code, 'Bác Thu');
    const elsewhere = app.visitor();
    await elsewhere.post(urls.resume, { code: /coach-foot.*?<b[^>]*>([^<]+)</s.exec(html)?.[1] ?? '' });
    const result = await elsewhere.send(await elsewhere.get(urls.handIn), urls.handIn);
    expect(result.html).toContain('Đã nộp bài.');
    for (const alone of ['Tự luyện bài này', 'Thi lại']) expect(result.html).not.toContain(alone);
    expect((await elsewhere.post(urls.joinClass, { code, name: 'Bác Thu hai' })).url).toContain(urls.result);
  });

  test('is one attempt on a device, whatever else was done there meanwhile; only “next person” begins another', async () => {
    const { trainer, board, code } = await examClass();
    const learner = app.visitor();
    await joins(learner, code, 'Bác Thu');
    await enter(learner);
    await learner.post(urls.start, { scenario: 'log-in', mode: 'guide' });
    const running = await learner.post(urls.joinClass, { code, name: 'Bác Thu hai' });
    expect([running.url, running.html.includes('Bài thi của bạn đang chạy, còn 8 phút.')]).toEqual([urls.examRuns, true]);
    const card = await learner.get(urls.card);
    const result = await learner.send(await learner.get(urls.handIn), urls.handIn);
    expect(result.html).toContain('Đã làm 1/2 việc');
    await learner.post(urls.start, { scenario: 'log-in', mode: 'guide' });
    const again = await learner.post(urls.joinClass, { code });
    expect([again.url, again.html.includes('Máy này đã thi ở lớp này rồi'), codeOn(again)]).toEqual([urls.resultOnce, true, codeOn(result)]);
    expect((await learner.get(`${urls.joinClass}?ma=${code.replace(' ', '')}`)).url).toBe(urls.resultOnce);
    await learner.send(again, urls.leave);
    await joins(learner, code, 'Cô Mận');
    expect((await learner.get(urls.card)).html).not.toBe(card.html);
    const { html } = await trainer.get(board);
    expect([...html.matchAll(/<th scope="row">([^<]+)/g)].map(([, name]) => name?.trim())).toEqual(['Bác Thu', 'Cô Mận']);
  });

  test('is told before it is joined, is one attempt, and its result stands on the board and in the table', async () => {
    const trainer = app.visitor();
    const board = await trainer.post(urls.classes, { name: 'Tổ 7', scenario: 'wallet', mode: 'exam' });
    const code = /code-small">([\d ]+)</.exec(board.html)?.[1] ?? '';
    const learner = app.visitor();
    const join = await learner.post(urls.joinClass, { code });
    expect(join.html).toContain('Mỗi người thi một lần');
    expect(join.html).not.toContain('thi lại được');
    await learner.send(join, urls.joinClass, { name: 'Bác Thu' });
    expect((await trainer.get(board.url)).html).toContain('Còn 8 phút');
    const result = await learner.send(await learner.get(urls.handIn), urls.handIn);
    expect(result.html).not.toContain(`action="${urls.restart}"`);
    expect(result.html).not.toContain('Thi lại');
    expect((await learner.post(urls.joinClass, { code, name: 'Bác Thu hai' })).url).toBe(urls.resultOnce);
    const { html } = await trainer.get(board.url);
    expect(html).toMatch(/<p class="verdict"><b class="tag waiting">Chưa đạt<\/b> <span>vào lúc \d\d:\d\d</);
    expect(html).toContain(`Đã nộp bài. Mã ${codeOn(result)}`);
    expect(html).not.toContain('Bác Thu hai');
    const table = await trainer.get(urls.examResults(board.url.split('/').at(-1) ?? ''));
    expect(table.html).toContain('Bác Thu');
    expect(table.html).toContain('Vào lúc');
    expect(table.html).toContain(codeOn(result));
  });
});
