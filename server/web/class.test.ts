import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { classAgency, classStep } from '../classroom/class-log.ts';
import { StoreDamaged, type Logs } from '../classroom/ports.ts';
import { createReturnCodes } from '../classroom/return-codes.ts';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { urls } from './urls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function openClass(trainer: Visitor, scenario = 'log-in'): Promise<Answer> {
  return trainer.post(urls.classes, { name: 'Tổ 5', scenario, mode: 'guide' });
}

async function joined(board: Answer, name: string): Promise<Visitor> {
  const learner = app.visitor();
  const code = /code-small">([\d ]+)</.exec(board.html)?.[1] ?? '';
  await learner.send(await learner.post(urls.joinClass, { code }), urls.joinClass, { name });
  return learner;
}

const table = (trainer: Visitor, board: Answer): Promise<Answer> => trainer.get(urls.verdicts(board.url.split('/').at(-1) ?? ''));

const messages = async (learner: Visitor): Promise<string> => (await learner.get('/tap/portal?phone=phone/sms&tab=phone')).html;
const SCAM = 'dichvucong-gov.example/xac-nhan';

describe('a trainer’s button', () => {
  test('sends something into the world of one learner, and of nobody else', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer);
    const [thu, man] = [await joined(board, 'Bác Thu'), await joined(board, 'Cô Mận')];
    const full = await trainer.get(board.url);
    const after = await trainer.send(full, urls.inject(board.url.split('/').at(-1) ?? ''), { inject: 'scam-account', member: '1' });
    expect(after.html).toContain('Đã gửi cho 1 người.');
    expect(after.html).toContain('>Đã gửi: Tin lừa đảo');
    app.pass(2_000);
    expect(await messages(thu)).toContain(SCAM);
    expect(await messages(man)).not.toContain(SCAM);
  });

  test('reaches the whole class, each learner once, however often the form is sent', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer);
    const learners = [await joined(board, 'Bác Thu'), await joined(board, 'Cô Mận')];
    const id = board.url.split('/').at(-1) ?? '';
    const once = /name="once" value="([^"]+)"/.exec((await trainer.get(board.url)).html)?.[1] ?? '';
    const sent = { page: board.url, once, inject: 'scam-account' };
    const answers = await Promise.all([trainer.post(urls.inject(id), sent), trainer.post(urls.inject(id), sent)]);
    for (const { html } of answers) expect(html).toContain('Đã gửi cho 2 người.');
    const later = await trainer.send(await trainer.get(board.url), urls.inject(id), { inject: 'scam-account' });
    expect(later.html).toContain('Ai cũng đã nhận rồi');
    app.pass(2_000);
    for (const learner of learners) expect((await messages(learner)).split(SCAM)).toHaveLength(2);
  });

  test('sends nothing that the lesson does not name', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer);
    await joined(board, 'Bác Thu');
    const id = board.url.split('/').at(-1) ?? '';
    expect((await trainer.send(await trainer.get(board.url), urls.inject(id), { inject: 'scam-refund' })).status).toBe(400);
  });

  test('is there for trainers alone, who sit at this machine, and says why no key was asked', async () => {
    const trainer = app.visitor();
    expect((await trainer.get(urls.trainer)).html).toContain('nên không hỏi khóa');
    const board = await openClass(trainer);
    expect(board.html).toContain(`href="${urls.trainer}"`);
  });
});

test('neighbours in a class have different goals', async () => {
  const board = await openClass(app.visitor(), 'pay-fee');
  const learners = [];
  for (const name of ['Bác Thu', 'Cô Mận', 'Ông Sáu', 'Bà Hai']) learners.push(await joined(board, name));
  const dossiers = await Promise.all(learners.map(async (learner) => /GPLX-\d{6}-\d{4}/.exec((await learner.get('/tap/payments')).html)?.[0]));
  expect(dossiers.map((dossier, i) => dossier === dossiers[(i + 2) % 4] && dossier !== dossiers[(i + 1) % 4])).toEqual([true, true, true, true]);
});

describe('a board', () => {
  const idOf = ({ url }: Answer): string => url.split('/').at(-1) ?? '';

  test('keeps telling who fell for a scam, though it was taken back, and what the class got wrong', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer, 'pay-fee');
    const thu = await joined(board, 'Bác Thu');
    await trainer.send(await trainer.get(board.url), urls.inject(idOf(board)), { inject: 'scam-refund' });
    app.pass(6_000);
    const list = await thu.get('/tap/portal?phone=phone/sms&tab=phone');
    const message = /href="(\/tap\/[^"]*phone=phone\/sms\/[^"]*)"/.exec(list.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const opened = await thu.send(await thu.get(message), '/lam/phone/open-link');
    const fallen = 'Mở đường dẫn trong tin «hoàn phí»';
    for (const page of [await trainer.get(board.url), (await thu.send(opened, urls.rewind), await trainer.get(board.url))]) {
      expect(page.html).toMatch(new RegExp(`class="harm">[^]*${fallen}`));
      expect(page.html).toMatch(new RegExp(`Những chỗ cả lớp đã sai[^]*${fallen}[^]*Bác Thu[^]*1 người học`));
    }
  });

  test('says what was refused and why', async () => {
    const board = await openClass(app.visitor());
    const thu = await joined(board, 'Bác Thu');
    await thu.send(await thu.get('/tap/vneid-web/log-in'), '/lam/vneid/log-in', { idNumber: '099152000001', password: 'x' });
    expect((await app.visitor().get(board.url)).html).toContain('Chưa được: Đăng nhập. ');
  });

  test('offers nothing that follows a mistake: that is played out by who made it', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer, 'pay-fee');
    await joined(board, 'Bác Thu');
    const { html } = await trainer.get(board.url);
    expect(html).toContain('name="inject" value="scam-refund"');
    expect(html).not.toContain('value="money-gone"');
  });

  test('looks again by itself, until somebody wants to read in peace', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer);
    expect(board.headers.get('refresh')).toBe(`15; url=${board.url}`);
    const still = await trainer.get(`${board.url}?dung=1`);
    expect([still.headers.get('refresh'), still.html.includes('Cho bảng tự xem lại')]).toEqual([null, true]);
  });

  test('is closed only after a question, and can be read afterwards', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer);
    const thu = await joined(board, 'Bác Thu');
    const code = /code-small">([\d ]+)</.exec(board.html)?.[1] ?? '';
    const ask = await trainer.get(urls.closeClass(idOf(board)));
    expect(ask.html).toContain('Đóng lớp Tổ 5?');
    const closed = await trainer.send(ask, urls.closeClass(idOf(board)));
    expect(closed.html).toMatch(/lớp đã đóng[^]*Bác Thu/);
    expect(closed.html).not.toContain(`action="${urls.inject(idOf(board))}"`);
    expect((await trainer.get(urls.trainer)).html).toMatch(new RegExp(`Các lớp đã đóng[^]*${board.url}`));
    expect((await app.visitor().post(urls.joinClass, { code })).html).toContain('Không có lớp nào đang mở với mã này');
    expect((await thu.get('/tap/portal')).status).toBe(200);
  });
});

test('an exercise that is not practised in the chosen way is practised in its own', async () => {
  const board = await openClass(app.visitor(), 'check-fee');
  expect([board.status, board.html.includes('Tự làm')]).toEqual([200, true]);
});

test('the projector shows the code in threes, who has come, and the way back; it looks again by itself', async () => {
  const trainer = app.visitor();
  const board = await openClass(trainer);
  await joined(board, 'Bác Thu');
  const { html, headers } = await trainer.get(`${board.url}/man-chieu`);
  expect(html).toMatch(/throw-code figures">\d{3} \d{3}</);
  expect([html.includes('Bác Thu'), html.includes(`href="${board.url}"`), headers.get('refresh')]).toEqual([true, true, '10']);
});

describe('a file that was changed on the disk', () => {
  /** From now on what is stored under this id cannot be read. */
  function damage(logs: Logs, id: string): void {
    const read = logs.read.bind(logs);
    logs.read = (asked) => (asked === id ? Promise.reject(new StoreDamaged(`${id} is damaged`)) : read(asked));
  }

  test('is told on the board in plain words, and to its learner, whose home page stays open', async () => {
    const trainer = app.visitor();
    const board = await openClass(trainer);
    await joined(board, 'Cô Mận');
    const id = board.url.split('/').at(-1) ?? '';
    const member = classAgency.fact('member-joined', { number: 2, practice: 'pdamaged' });
    await app.store.classes.append(id, 2, classStep({ facts: 2 }, member, Date.parse('2026-11-10T08:00:00+07:00')));
    damage(app.store.practices, 'pdamaged');
    const { status, html } = await trainer.get(board.url);
    expect([status, html.includes('bị hỏng, không đọc được'), html.includes('Cô Mận')]).toEqual([200, true, true]);
    const sent = await trainer.send(await trainer.get(board.url), urls.inject(id), { inject: 'scam-account' });
    expect(sent.html).toContain('Đã gửi cho');
    const learner = app.visitor();
    const answer = await learner.post(urls.resume, { code: await createReturnCodes(app.store.documents).issue('pdamaged') });
    expect([answer.status, answer.html.includes('Không đọc lại được bài này')]).toEqual([500, true]);
    expect((await learner.get(urls.home)).status).toBe(200);
  });

  test('of a class takes no other class along', async () => {
    const trainer = app.visitor();
    const [lost, whole] = [await openClass(trainer), await openClass(trainer)];
    damage(app.store.classes, lost.url.split('/').at(-1) ?? '');
    const { status, html } = await trainer.get(urls.trainer);
    expect([status, html.includes(whole.url), html.includes(lost.url), html.includes('Không đọc được lớp này')]).toEqual([200, true, false, true]);
    expect((await trainer.get(lost.url)).html).toContain('Không đọc lại được bài này');
  });
});

describe('what a trainer chooses for a class', () => {
  const idOn = async (learner: Visitor): Promise<string> => /data-copy="(099\d{9})"/.exec((await learner.get('/tap/portal')).html)?.[1] ?? 'none';

  test('the same world for everybody, or one for each', async () => {
    const trainer = app.visitor();
    const numbers = async (more: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> => {
      const board = await trainer.post(urls.classes, { name: 'Tổ 6', scenario: 'log-in', mode: 'guide', ...more });
      return new Set([await idOn(await joined(board, 'Bác Thu')), await idOn(await joined(board, 'Cô Mận'))]);
    };
    expect([await numbers({ same: 'on' }), await numbers({})].map(({ size }) => size)).toEqual([1, 2]);
  });

  test('which defects are on, and nobody who learns is told', async () => {
    const trainer = app.visitor();
    const facts = async (more: Readonly<Record<string, string>>): Promise<unknown> => {
      const board = await trainer.post(urls.classes, { name: 'Tổ 7', scenario: 'check-fee', mode: 'practise', ...more });
      const learner = await joined(board, 'Bác Thu');
      expect((await learner.get('/tap/portal')).html).not.toContain('bank-takes-expired-code');
      const practices: string[] = [];
      for await (const id of app.store.practices.list()) practices.push(id);
      const last = await Promise.all(practices.map((id) => app.store.practices.read(id)));
      return last
        .flatMap((steps) => steps[0]?.facts[0]?.data ?? [])
        .filter((data) => (data as { readonly scenario: string }).scenario === 'check-fee')
        .at(-1);
    };
    expect(await facts({ defect: 'check-fee/bank-takes-expired-code' })).toMatchObject({ defects: ['bank-takes-expired-code'] });
    expect((await trainer.get(urls.trainer)).html).toContain('value="check-fee/bank-takes-expired-code" checked');
  });

  test('verdicts as a table: one line a learner and case, and no cell that a spreadsheet would run', async () => {
    const trainer = app.visitor();
    const board = await trainer.post(urls.classes, { name: 'Tổ 8', scenario: 'check-log-in', mode: 'practise' });
    await joined(board, '=Bác Thu');
    const answer = await table(trainer, board);
    const lines = answer.html.replace('\ufeff', '').trim().split('\r\n');
    expect([answer.headers.get('content-type'), lines[0]]).toEqual([expect.stringContaining('text/csv'), expect.stringContaining('"Ca kiểm thử"')]);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines[1]).toMatch(/^"'=Bác Thu",".+","Chưa/u);
  });

  test('verdicts as a table: what should happen and what was seen, and how many reports are about a built-in fault', async () => {
    const trainer = app.visitor();
    const board = await trainer.post(urls.classes, {
      name: 'Tổ 9',
      scenario: 'check-log-in',
      mode: 'practise',
      defect: 'check-log-in/code-page-says-six-minutes',
    });
    const learner = await joined(board, 'Bác Thu');
    const page = await learner.get('/tap/portal?tab=task&case=code-minutes');
    await learner.send(page, urls.judgeCase, { expected: '=HYPERLINK("x")', actual: '-6 phút', verdict: 'fail' });
    const report = { title: 'Trang ghi 6 phút', steps: 'Mở trang\nĐọc trang', expected: 'Ba phút', actual: 'Sáu phút' };
    for (const more of [{}, { case: 'wrong-code', title: 'Màu chữ', actual: 'Chữ xanh' }])
      await learner.send(await learner.get('/tap/portal?tab=task&case=code-minutes&report=1'), urls.reportBug, { ...report, ...more });
    await learner.send(await learner.get('/tap/portal?tab=task&case=wrong-code'), urls.judgeCase, { expected: '', actual: 'Đúng', verdict: 'pass' });
    const { html } = await table(trainer, board);
    expect(html).toContain('"Đúng ra phải thế nào","Đã thấy gì","Số báo lỗi","Số báo lỗi trúng lỗi cài sẵn"');
    expect(html).toContain(`"Thời hạn của mã","Không đạt","Không đạt","đúng","'=HYPERLINK(""x"")","'-6 phút","1","1",`);
    expect(html).toContain('"Nhập sai mã","Đạt","Đạt","đúng","Trang báo mã không đúng, chưa vào được cổng, và vẫn gõ lại được.","Đúng","1","0",');
    expect(html).toContain('"Dùng mã cũ","Chưa làm","Đạt","chưa kết luận","","","0","0",');
  });
});
