import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { storedWalk } from './test-stored-walk.ts';
import { urls } from './urls.ts';

let app: TestApp;
let visitor: Visitor;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => {
  visitor = app.visitor();
});

const part = ({ html }: Answer, from: string, to: string): string => html.split(from)[1]?.split(to)[0] ?? '';
const coachOf = (page: Answer): string => part(page, 'id="coach"', 'id="browser"');
/** What is to be copied into each field, by its name. */
const slipsOn = ({ html }: Answer): Readonly<Record<string, string>> =>
  Object.fromEntries(
    html.split('class="field').flatMap((field) => {
      const name = /data-field="([^"]+)"/.exec(field)?.[1];
      const copy = /class="slip"[\s\S]*?data-copy="([^"]+)"/.exec(field)?.[1];
      return name !== undefined && copy !== undefined ? [[name, copy] as const] : [];
    }),
  );

/** What the card says, to be typed by hand. */
const cardOn = ({ html }: Answer): Readonly<Record<'idNumber' | 'password', string>> => ({
  idNumber: /Số định danh[\s\S]*?data-copy="([^"]+)"/.exec(html)?.[1] ?? '',
  password: /Mật khẩu[\s\S]*?data-copy="([^"]+)"/.exec(html)?.[1] ?? '',
});

const begin = (scenario: string, mode = 'guide'): Promise<Answer> => visitor.post(urls.start, { scenario, mode });

/** Gives a command by its form, with what the coach's slips say. */
const giveBySlips = async (page: Answer, command: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  visitor.send(page, urls.command(command), { ...slipsOn(page), ...more });

const codeOn = async (): Promise<string> => {
  const { html } = await visitor.get('/tap/portal?phone=phone/sms&tab=phone');
  return (/class="code">([\d ]+)</.exec(html)?.[1] ?? '').replace(' ', '');
};

async function logIn(): Promise<Answer> {
  const code = await giveBySlips(await visitor.get(urls.page('vneid-web', 'log-in')), 'vneid/log-in');
  app.pass(4_000);
  const consent = await visitor.send(await visitor.get(code.url), urls.command('vneid/confirm-code'), { code: await codeOn() });
  return visitor.send(consent, urls.command('vneid/grant-access'));
}

/** Where the arrow above a phone's screen leads. */
const backFrom = (page: Answer): string | undefined => /screen-head no-print"><a class="round" href="([^"]+)"/.exec(page.html)?.[1];

describe('the coach', () => {
  test('says what is to be done before it leads to where that is done, and there only what to do', async () => {
    const told = (page: Answer): string => (/class="next-text"[^>]*>([\s\S]*?)<\/p>/.exec(page.html)?.[1] ?? '').replace(/<[^>]*>/g, '').trim();
    await begin('red-book');
    expect(told(await visitor.get(urls.page('tre-xanh', 'log-in')))).toBe('Đăng nhập Cổng: bấm nút dưới đây để mở «Đăng nhập bằng tài khoản VNeID».');
    expect(told(await visitor.get(urls.page('vneid-web', 'log-in')))).toMatch(/^Điền số định danh/);
  });
  test('lays at each field of the next form what the card says, and nothing at others', async () => {
    await begin('red-book');
    const page = await visitor.get(urls.page('vneid-web', 'log-in'));
    const card = [...page.html.matchAll(/<dd>(?:(?!<\/dd>)[\s\S])*?data-copy="([^"]+)"/g)].map(([, value]) => value);
    const slips = slipsOn(page);
    expect(Object.keys(slips).sort()).toEqual(['idNumber', 'password']);
    expect(card).toEqual(expect.arrayContaining(Object.values(slips)));
    const phone = await visitor.get('/tap/portal?phone=vneid/log-in&tab=phone');
    expect(slipsOn(phone)).toEqual({});
  });

  test('names the task in hand to who practises alone, and leaves that to the next step where there is a guide', async () => {
    expect(coachOf(await begin('log-in', 'practise'))).toMatch(/class="task-now">[^<]+Cổng[^<]*</);
    expect(coachOf(await begin('log-in'))).not.toContain('task-now');
  });

  test('lays nothing there for who practises alone, and no code for anybody', async () => {
    await begin('red-book', 'practise');
    expect(slipsOn(await visitor.get(urls.page('vneid-web', 'log-in')))).toEqual({});
    visitor = app.visitor();
    await begin('red-book');
    const code = await giveBySlips(await visitor.get(urls.page('vneid-web', 'log-in')), 'vneid/log-in');
    app.pass(4_000);
    const page = await visitor.get(code.url);
    expect([page.html.includes('data-field="code"'), slipsOn(page)]).toEqual([true, {}]);
  });

  test('says what each hint costs before it is taken, and the result what was taken off', async () => {
    await begin('log-in', 'practise');
    const hint = urls.command('coach/take-hint');
    const page = await visitor.get('/tap/portal');
    expect(coachOf(page)).toContain('Gợi ý 1 · trừ 2 điểm');
    const second = await visitor.send(page, hint);
    expect(coachOf(second)).toContain('Gợi ý 2 · trừ 4 điểm');
    await visitor.send(second, hint);
    await visitor.send(await visitor.get(urls.page('portal', 'log-in')), urls.command('portal/open-log-in'));
    const { idNumber, password } = cardOn(await visitor.get(urls.card));
    const code = await visitor.send(await visitor.get(urls.page('vneid-web', 'log-in')), urls.command('vneid/log-in'), { idNumber, password });
    app.pass(4_000);
    const consent = await visitor.send(await visitor.get(code.url), urls.command('vneid/confirm-code'), { code: await codeOn() });
    await visitor.send(consent, urls.command('vneid/grant-access'));
    expect((await visitor.get(urls.result)).html).toContain('94/100 điểm · trừ 6 vì gợi ý');
  });

  test('says first how to get to the page, and only there what to do', async () => {
    await begin('red-book');
    const elsewhere = await visitor.get(urls.page('tre-xanh', 'log-in'));
    const there = /class="button" href="([^"]+)" data-leads/.exec(coachOf(elsewhere))?.[1] ?? '';
    expect(there).toBe('/tap/vneid-web/log-in');
    expect(coachOf(elsewhere)).not.toContain('Điền số định danh');
    const page = await visitor.get(there);
    expect(coachOf(page)).toContain('Điền số định danh');
    expect(coachOf(page)).not.toContain('data-leads');
  });

  test.each(['log-in', 'red-book'])(
    'at the door of %s it names the button of the page, all the way to VNeID, and sets none of its own beside it',
    async (lesson) => {
      const nextOf = (page: Answer): string => part(page, 'class="next"', 'class="card persona"');
      const door = await begin(lesson);
      expect(nextOf(door)).toContain('Đăng nhập Cổng: bấm «Đăng nhập» trên trang.');
      expect(nextOf(door)).not.toMatch(/<a |<button/);
      const towards = /data-towards="([^"]+)"/.exec(nextOf(door))?.[1] ?? '';
      expect(part(door, 'id="browser"', 'id="phone"')).toContain(`href="${towards}"`);
      const gate = await visitor.get(towards);
      expect(nextOf(gate)).toContain('Bấm «Tài khoản định danh điện tử (VNeID)».');
      expect(nextOf(gate)).not.toMatch(/<a |<button/);
      expect((await giveBySlips(gate, 'portal/open-log-in')).url).toBe(urls.page('vneid-web', 'log-in'));
    },
  );

  test('on the tab of the coach, where a small screen shows no page, it leads to the page', async () => {
    await begin('log-in');
    expect(coachOf(await visitor.get('/tap/portal?tab=task'))).toContain('href="/tap/portal/log-in" data-leads');
    expect(coachOf(await visitor.get('/tap/portal/log-in?tab=task'))).toContain('one-pane" href="/tap/portal/log-in" data-leads');
  });

  test.each(['log-in', 'red-book'])('tells at first sight of %s that the address bar is drawn, and after the first step no more', async (lesson) => {
    const notice = 'thanh có chữ TẬP';
    expect(coachOf(await begin(lesson))).toContain(notice);
    const next = await giveBySlips(await visitor.get(urls.page('portal', 'log-in')), 'portal/open-log-in');
    expect(coachOf(next)).not.toContain(notice);
  });

  test('a number of a dossier or certificate is kept whole, in a message and in the banner that tells of it', async () => {
    const code = await storedWalk(app, { scenario: 'spot-scam', variant: 'tax', moves: () => [], at: '2026-11-10T08:00:00+07:00' });
    await visitor.post(urls.resume, { code });
    app.pass(20_000);
    const { html } = await visitor.get('/tap/portal?phone=phone/sms&tab=phone');
    expect(html).toContain('<span class="whole">DD-261105-0012</span>');
    expect(html).not.toMatch(/[^>]DD-261105-0012/);
  });

  test('never takes the link in a message for a button to be pressed, nor one of several of the same name', async () => {
    await begin('spot-scam');
    app.pass(20_000);
    const list = await visitor.get('/tap/portal?phone=phone/sms&tab=phone');
    expect(list.html).toContain('class="sms-link"');
    expect(coachOf(list)).toContain('Đọc từng tin nhắn.'); // which one it is one finds by reading
    expect(coachOf(list)).not.toMatch(/phone\/sms\/\w+|bấm «/);
    const opened = await Promise.all(
      [...list.html.matchAll(/class="text-link" href="([^"]+phone\/sms\/[^"]+)"/g)].map(([, href = '']) =>
        visitor.get(href.replaceAll('&amp;', '&')),
      ),
    );
    expect(opened).toHaveLength(3);
    for (const message of opened) {
      expect(coachOf(message)).toContain('Đọc kỹ tin này.'); // the same of each: no word and no ring gives away which one it is
      expect(message.html).not.toContain('data-guide=');
      expect(backFrom(message)).toBe('/tap/portal?phone=phone/sms&amp;tab=phone');
    }
    const scam = opened.find(({ html }) => html.includes('action="/lam/phone/open-link"'))!;
    const trap = await visitor.send(scam, '/lam/phone/open-link');
    expect(trap.url).toContain('phone=trap/');
    expect(backFrom(trap)).toBe('/tap/portal?phone=phone/sms&amp;tab=phone');
  });

  test('leads to the message with the code first, and from there back to the page', async () => {
    await begin('red-book');
    const code = await giveBySlips(await visitor.get(urls.page('vneid-web', 'log-in')), 'vneid/log-in');
    app.pass(4_000);
    const leadOn = async (search: string): Promise<string | undefined> =>
      /href="([^"]+)" data-leads/.exec(coachOf(await visitor.get(`${code.url}${search}`)))?.[1];
    expect([await leadOn(''), await leadOn('?tab=phone')]).toEqual(Array(2).fill(`${code.url}?phone=phone/sms&amp;tab=phone`));
    expect(await leadOn('?phone=phone/sms&tab=phone')).toBe(`${code.url}?phone=phone/sms`);
  });

  test('once the message with the code was opened it speaks of the field, and offers another look quietly', async () => {
    await begin('red-book');
    const code = await giveBySlips(await visitor.get(urls.page('vneid-web', 'log-in')), 'vneid/log-in');
    app.pass(4_000);
    expect(coachOf(await visitor.get(code.url))).toContain('Đọc mã 6 số trong Tin nhắn');
    await visitor.get(`${code.url}?phone=phone/sms&tab=phone`);
    const after = coachOf(await visitor.get(code.url));
    expect(after).toContain('Gõ mã 6 số trong tin nhắn vào ô, rồi bấm Tiếp tục.');
    expect(part({ html: after } as Answer, 'class="next"', 'class="next-why"')).not.toContain('class="button');
    expect(after).toMatch(/<a href="[^"]*phone=phone\/sms[^"]*" data-leads>Xem lại tin nhắn</);
  });

  test('an empty box is spoken of by what belongs in it: the number below a QR code is in no message', async () => {
    await begin('log-in-qr');
    await visitor.send(await visitor.get(urls.page('vneid-web', 'log-in')), urls.command('vneid/show-qr'));
    await giveBySlips(await visitor.get('/tap/portal?phone=vneid/log-in&tab=phone'), 'vneid/enter-app');
    const refused = await visitor.send(await visitor.get('/tap/portal?phone=vneid/scan&tab=phone'), urls.command('vneid/read-qr'), { code: '' });
    expect(refused.html).toContain('Chưa nhập số dưới mã QR.');
    expect(coachOf(refused)).toContain('đọc 6 số ngay dưới mã');
  });

  test('lets what comes at once come by itself: its button is for pages without script', async () => {
    await begin('red-book');
    const code = await giveBySlips(await visitor.get(urls.page('vneid-web', 'log-in')), 'vneid/log-in');
    expect(coachOf(code)).toMatch(new RegExp(`<noscript>\\s*<form method="post" action="${urls.jump}"`));
  });

  test('names the seat in front, and offers the other one loudly only when it is its turn', async () => {
    const first = await begin('red-book');
    expect(coachOf(first)).toMatch(/class="seat seat-buyer">[\s\S]*<b>bên mua<\/b>/);
    expect(coachOf(first)).toMatch(/<button class="pill">/);
    const turn = coachOf(await logIn());
    expect(turn).toMatch(/<button class="button">[\s\S]*Đổi sang bên bán/);
    expect(turn).not.toContain('class="pill"><svg');
  });

  test('tells the story with the tasks, and at first sight whom one plays where one plays several', async () => {
    const first = coachOf(await begin('red-book'));
    expect(first).toMatch(/<p class="story">[^<]*mua[^<]*«Đổi vai»/); // whichever goal was drawn
    expect(first).toContain('Bạn đóng vai bên mua trước. Tới việc của bên bán thì bấm «Đổi vai».');
    expect(coachOf(await logIn())).not.toContain('Bạn đóng vai');
    const alone = coachOf(await begin('wallet'));
    expect([alone.includes('class="story"'), alone.includes('Bạn đóng vai')]).toEqual([true, false]);
  });
});

/** What is chosen in each field of a form: what the slip says, else what is chosen already, else the first. */
const choicesOn = (page: Answer, command: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    part(page, `data-command="${command}"`, '</form>')
      .split('<fieldset')
      .slice(1)
      .map((field) => {
        const slip = /class="slip"><span>[^<]*<b[^>]*>([^<]*)</.exec(field)?.[1] ?? '-';
        const options = field.split('type="radio"').slice(1);
        const chosen =
          options.find((option) => option.includes(`<b>${slip}</b>`)) ?? options.find((option) => option.includes(' checked')) ?? options[0];
        return [/name="([^"]+)"/.exec(chosen ?? '')?.[1] ?? '', /value="([^"]+)"/.exec(chosen ?? '')?.[1] ?? ''];
      }),
  );

/** What a form sends besides what is typed. */
const hiddenOn = (page: Answer, command: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...part(page, `data-command="${command}"`, '</form>').matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** Does what the coach says, step by step, until something is on the page; short waits pass by themselves. */
async function follow(start: Answer, until: (page: Answer) => boolean): Promise<Answer> {
  let page = start;
  for (let steps = 0; steps < 80; steps++) {
    app.pass(9_000);
    page = await visitor.get(page.url);
    if (until(page)) return page;
    const coach = part(page, 'class="next"', 'class="card persona"');
    const seat = coach.includes(`action="${urls.changeSeat}"`) ? /name="seat" value="([^"]+)"/.exec(coach)?.[1] : undefined;
    const href = /(?:data-towards="|href=")([^"]+)"(?: data-leads)?/.exec(coach)?.[1]?.replaceAll('&amp;', '&');
    const command = /data-guide="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const form = part(page, `data-command="${command}"`, '</form>');
    if (seat !== undefined) page = await visitor.send(page, urls.changeSeat, { seat });
    else if (coach.includes(`action="${urls.jump}"`)) page = await visitor.send(page, urls.jump);
    else if (command !== '' && form !== '')
      page = await giveBySlips(page, command, { ...choicesOn(page, command), ...(form.includes('data-field="code"') && { code: await codeOn() }) });
    else if (href !== undefined) page = await visitor.get(href);
    else throw new Error(`the coach leads nowhere at ${page.url}: ${coach}`);
  }
  throw new Error(`the coach leads round in circles at ${page.url}`);
}

describe('following the coach through the red book', () => {
  const isLongWait = (page: Answer): boolean => !coachOf(page).includes('<noscript>') && coachOf(page).includes(`action="${urls.jump}"`);
  /** Both have signed, up to the notary's work. */
  const signed = async (): Promise<Answer> => follow(await begin('red-book'), isLongWait);

  test('one press passes each wait of the coach; the words never come twice', async () => {
    let page = await signed();
    const said: string[] = [];
    for (; isLongWait(page); page = await visitor.send(page, urls.jump)) said.push(part(page, 'class="next-text"', '</p>'));
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said).size).toBe(said.length);
  }, 30_000);

  test('whoever is put in front goes on where the next form stands, on the phone too', async () => {
    const isTheirTurn = (page: Answer): boolean => page.url.includes('phone=vneid/sign/') && coachOf(page).includes('class="button"><svg');
    const page = await follow(await begin('red-book'), isTheirTurn);
    const seat = /name="seat" value="([^"]+)"/.exec(coachOf(page))?.[1] ?? '';
    expect((await visitor.send(page, urls.changeSeat, { seat })).url).toBe('/tap/portal?phone=vneid/log-in&tab=phone');
  }, 30_000);

  test('a jump is named by what is waited for, and tells when it is over and what has come', async () => {
    const page = await signed();
    expect(coachOf(page)).toContain('Không chờ, tới lúc công chứng xong');
    const later = await visitor.send(page, urls.jump);
    expect(coachOf(later)).toMatch(/Đã tới \d+:\d+, Thứ Ba 10\/11: công chứng viên đã chứng nhận hợp đồng\./);
    const form = await follow(later, ({ url }) => url.startsWith('/tap/payments/orders/'));
    expect(coachOf(form)).not.toContain('Đã tới');
  }, 30_000);

  test('it goes by the page’s own button where what comes next is but on its way', async () => {
    const form = await follow(await begin('red-book'), ({ url }) => url.startsWith(urls.page('portal', 'declare')));
    const sent = await giveBySlips(form, 'portal/declare-transfer', choicesOn(form, 'portal/declare-transfer'));
    expect(coachOf(sent)).toContain('Ký hợp đồng: bấm «Ký trên VNeID» trên trang.');
    expect(coachOf(sent)).not.toContain(`action="${urls.jump}"`);
  }, 30_000);

  test('whoever has paid goes back to the portal by the bank’s own button', async () => {
    const result = await follow(await begin('red-book'), ({ url }) => url.startsWith('/tap/tre-xanh/results/'));
    expect(coachOf(result)).toContain('Trang này xong rồi: bấm «Về Cổng Dịch vụ công» trên trang.');
  }, 30_000);

  test('a fraud that was deleted is praised at once, and not again at the next step', async () => {
    await signed();
    const praise = 'Làm tốt lắm! Không mắc bẫy tin đòi nợ thuế.';
    const notice = await follow(await visitor.get('/tap/portal'), ({ url }) => url.startsWith('/tap/payments/dossiers/'));
    app.pass(9_000);
    const list = await visitor.get(`${notice.url.split('?')[0] ?? ''}?phone=phone/sms&tab=phone`);
    const scam = /href="([^"]+)"[^>]*>[^<]*<span class="unseen">[^<]*\+00 000 119/.exec(list.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const deleted = await visitor.send(await visitor.get(scam), urls.command('phone/delete-sms'));
    expect(coachOf(deleted)).toContain(praise);
    const back = await visitor.get(notice.url);
    const ordered = await giveBySlips(back, 'payments/issue-order', choicesOn(back, 'payments/issue-order'));
    expect(coachOf(ordered)).not.toContain(praise);
  }, 30_000);

  test('the notice says who pays by law only where the law was found to say so, else who usually does, as an illustration', async () => {
    const notice = await follow(await begin('red-book'), ({ url }) => url.startsWith('/tap/payments/dossiers/'));
    const lineOf = (duty: string): string => part(notice, `>${duty} – `, '</li>');
    expect(lineOf('Thuế thu nhập cá nhân')).toContain('Theo luật: bên bán nộp.');
    expect(lineOf('Lệ phí trước bạ')).toContain('Thường do bên mua nộp (minh họa).');
    expect(lineOf('Phí thẩm định hồ sơ')).toContain('Thường do người nộp hồ sơ nộp (minh họa).');
    const bill = part(notice, 'class="bill"', '</ul>');
    expect(bill.indexOf('lines-total')).toBeLessThan(bill.indexOf('class="lines"'));
    expect(part({ html: bill } as Answer, '<details>', '</details>')).toContain('Căn cứ: ');
  }, 30_000);

  test('it names the page’s button for the phone too, and then the one request on the list', async () => {
    const dossier = await follow(await begin('red-book'), (page) => coachOf(page).includes('Ký hợp đồng: '));
    expect(coachOf(dossier)).toContain('Ký hợp đồng: bấm «Ký trên VNeID» trên trang.');
    const towards = /data-towards="([^"]+)"/.exec(coachOf(dossier))?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(coachOf(await visitor.get(towards))).toContain('bấm «Hợp đồng chuyển nhượng quyền sử dụng đất» trên điện thoại.');
  }, 30_000);

  test('slips say all that the buyer wrote, a question left open is named, and what was typed outlasts a look at the messages', async () => {
    const valueOf = (page: Answer, field: string): string => /value="([^"]*)"/.exec(part(page, `data-field="${field}"`, '>'))?.[1] ?? '';
    const form = await follow(await begin('red-book'), ({ url }) => url.startsWith(urls.page('portal', 'declare')));
    expect([...form.html.matchAll(/class="slip"><span>([^<]*) <b/g)].map(([, from]) => from)).toEqual(Array(3).fill('Trong tin nhắn:'));
    const typed = { ...slipsOn(form), ...choicesOn(form, 'portal/declare-transfer') };
    expect(typed).toMatchObject({ taxPaidBy: 'buyer' });
    const { taxPaidBy: _, ...unanswered } = typed;
    const refused = await visitor.post(urls.command('portal/declare-transfer'), { ...hiddenOn(form, 'portal/declare-transfer'), ...unanswered });
    expect(coachOf(refused)).toContain('Ở câu «Ai nộp thuế thu nhập cá nhân của bên bán?», bấm chọn một mục');
    expect(valueOf(refused, 'price')).not.toBe('');
    await visitor.get(`${urls.page('portal', 'declare')}?phone=phone/sms&tab=phone`);
    const back = await visitor.get(`${urls.page('portal', 'declare')}?phone=phone/sms`);
    expect([valueOf(back, 'buyerId'), valueOf(back, 'price')]).toEqual([valueOf(refused, 'buyerId'), valueOf(refused, 'price')]);
  }, 30_000);

  test('the phone lays the signed contract down when the browser goes on', async () => {
    const page = await signed();
    expect(page.url).toContain('phone=vneid/sign/');
    const ordered = await follow(page, ({ url }) => url.startsWith('/tap/payments/orders/'));
    expect(ordered.url).toMatch(/\?phone=vneid\/sign$/);
  }, 30_000);

  test('each app of the phone shows its own news, and only that', async () => {
    await signed();
    const page = await visitor.get('/tap/portal?tab=phone');
    const apps = part(page, 'class="apps"', '</ul>').split('<li>');
    const badgeOf = (app: string): string | undefined => /class="badge">(\d+)/.exec(apps.find((one) => one.includes(`app-${app} `)) ?? '')?.[1];
    expect(badgeOf('notices')).toMatch(/^\d+$/);
    expect(badgeOf('vneid')).toBeUndefined();
    expect(page.html).not.toContain('class="dock');
  }, 30_000);

  test('at the end the coach tells on whose phone news is left, and offers the way there', async () => {
    await follow(await begin('red-book'), (page) => coachOf(page).includes(`href="${urls.result}"`));
    const seat = /seat seat-(\w+)"/.exec((await visitor.get('/tap/portal')).html)?.[1] ?? '';
    const other = seat === 'buyer' ? 'seller' : 'buyer';
    const read = await visitor.get('/tap/portal?phone=phone/notices&tab=phone');
    expect(coachOf(read)).toMatch(new RegExp(`name="seat" value="${other}"[\\s\\S]*Thông báo mới ở điện thoại của`));
    await visitor.send(read, urls.changeSeat, { seat: other });
    expect(coachOf(await visitor.get('/tap/portal'))).toContain('Xem thông báo mới trên điện thoại');
    expect(coachOf(await visitor.get('/tap/portal?phone=phone/notices&tab=phone'))).not.toContain('hông báo mới');
  }, 60_000);
});
