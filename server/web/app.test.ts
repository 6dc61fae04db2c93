import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { languages, LANGUAGES } from '../../fixtures/languages.ts';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { urls } from './urls.ts';

const MARK = 'BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ HOSTS: 'tap.example' });
});
afterAll(() => app.close());

/** What stands on the persona card, by its label. */
const cardOf = ({ html }: Answer): Readonly<Record<string, string>> =>
  Object.fromEntries([...html.matchAll(/<dt>([^<]*)<\/dt>\s*<dd>.*?data-copy="([^"]*)"/gs)].map(([, label = '', value = '']) => [label, value]));

async function begun(visitor: Visitor, scenario = 'log-in'): Promise<Answer> {
  return visitor.post(urls.start, { scenario });
}

async function atLogIn(visitor: Visitor): Promise<{ readonly page: Answer; readonly card: Readonly<Record<string, string>> }> {
  await begun(visitor);
  const page = await visitor.get(urls.page('vneid-web', 'log-in'));
  return { page, card: cardOf(page) };
}
const numberOn = (card: Readonly<Record<string, string>>): string => card['Số định danh cá nhân'] ?? '';
const passwordOn = (card: Readonly<Record<string, string>>): string => card['Mật khẩu VNeID'] ?? '';

/** Every text of the store, as a thief would read it. */
async function everythingStored({ store }: TestApp): Promise<string> {
  const texts: string[] = [];
  for await (const id of store.practices.list()) texts.push(JSON.stringify(await store.practices.read(id)));
  return texts.join('\n');
}

describe('the door', () => {
  test('every answer forbids what it does not need, and is nobody’s search result', async () => {
    const { headers, html } = await app.visitor().get(urls.home);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(html).toContain(MARK);
  });

  test('turns away a foreign name, and lets in its own', async () => {
    const named = async (host: string): Promise<number> => {
      const { default: http } = await import('node:http');
      const { port } = new URL(app.address);
      return new Promise((resolve, reject) => {
        http
          .get({ host: '127.0.0.1', port, path: '/', headers: { host } }, (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          })
          .on('error', reject);
      });
    };
    expect([await named('evil.example'), await named('tap.example'), await named('localhost:1'), await named('192.168.1.7:3000')]).toEqual([
      421, 200, 200, 200,
    ]);
  });

  test('takes no form from another site, and none without a sign of its own', async () => {
    const visitor = app.visitor();
    const status = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await visitor.post(urls.start, { scenario: 'log-in' }, headers)).status;
    expect(await status({ origin: 'http://evil.example' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ origin: app.address })).toBe(200);
  });

  test('answers an unknown address, an unknown practice and a broken form in plain words', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/nowhere')).status).toBe(404);
    expect((await visitor.get('/tap/portal')).status).toBe(410);
    await begun(visitor);
    expect((await visitor.get('/tap/nowhere')).status).toBe(404);
    expect((await visitor.get('/tap/portal/nowhere')).html).toContain('Không có trang này');
    expect((await visitor.post('/lam/vneid/log-in', {})).status).toBe(400);
    expect((await visitor.post('/lam/vneid/open-account', { once: 'x', page: '/tap/portal' })).status).toBe(400);
    expect((await visitor.get('/tap/%E0%A4%A')).status).toBe(400);
  });

  test('is no signpost to elsewhere', async () => {
    const visitor = app.visitor();
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const answer = await visitor.get(`${urls.language}?to=en&back=${encodeURIComponent(back)}`);
      expect(answer.url).toBe('/');
    }
  });
});

describe('a practice', () => {
  test('an office’s command cannot be given by a form', async () => {
    const visitor = app.visitor();
    const { page } = await atLogIn(visitor);
    const once = /name="once" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await visitor.post('/lam/vneid/open-account', { once, page: page.url, pane: 'browser' })).status).toBe(404);
  });

  test('logs in with the card and is asked for the code', async () => {
    const visitor = app.visitor();
    const { page, card } = await atLogIn(visitor);
    const next = await visitor.send(page, '/lam/vneid/log-in', { idNumber: numberOn(card), password: passwordOn(card) });
    expect(next.url).toMatch(/^\/tap\/vneid-web\/code\//);
    app.pass(4_000);
    const phone = await visitor.get(`${next.url}?phone=phone/sms&tab=phone`);
    expect(phone.html).toMatch(/class="code">\d{3} \d{3}</);
  });

  test('a wrong password is refused at its field, the number is kept, the password is not', async () => {
    const visitor = app.visitor();
    const { page, card } = await atLogIn(visitor);
    const again = await visitor.send(page, '/lam/vneid/log-in', { idNumber: numberOn(card), password: 'Sai-mat-khau-1' });
    expect(again.url).toBe(page.url);
    expect(again.html).toContain(`value="${numberOn(card)}"`);
    expect(again.html).not.toContain('Sai-mat-khau-1');
    expect(again.html).toContain('aria-invalid="true"');
    expect(await everythingStored(app)).not.toContain('Sai-mat-khau-1');
  });

  test('what looks real is refused, emptied and stored nowhere; the other words are kept', async () => {
    const visitor = app.visitor();
    const { page } = await atLogIn(visitor);
    const again = await visitor.send(page, '/lam/vneid/log-in', { idNumber: '001087012345', password: 'abc' });
    expect(again.html).not.toContain('001087012345');
    expect(again.html).toContain('aria-invalid="true"');
    expect(await everythingStored(app)).not.toContain('001087012345');
  });

  test('an empty form names every field that is missing', async () => {
    const visitor = app.visitor();
    const { page } = await atLogIn(visitor);
    const again = await visitor.send(page, '/lam/vneid/log-in', { idNumber: '', password: '' });
    expect(again.html.match(/aria-invalid="true"/g)?.length).toBeGreaterThanOrEqual(1);
  });

  test('the same form sent twice acts once and is answered alike', async () => {
    const visitor = app.visitor();
    const { page, card } = await atLogIn(visitor);
    const typed = { idNumber: numberOn(card), password: passwordOn(card) };
    const [one, two] = await Promise.all([visitor.send(page, '/lam/vneid/log-in', typed), visitor.send(page, '/lam/vneid/log-in', typed)]);
    expect(one.url).toBe(two.url);
    expect((await visitor.send(page, '/lam/vneid/log-in', typed)).url).toBe(one.url);
  });

  test('is found again by its return code on another device', async () => {
    const visitor = app.visitor();
    const { html } = await begun(visitor);
    const code = /<b class="figures nowrap">([^<]+)<\/b>/.exec(html)?.[1] ?? '';
    const other = app.visitor();
    const home = await other.post(urls.resume, { code: 'KHONG CO' });
    expect([home.status, home.html.includes('Không có bài nào với mã này')]).toEqual([404, true]);
    expect((await other.post(urls.resume, { code: code.toLowerCase() })).url).toMatch(/^\/tap\//);
  });

  test('“next person” leaves nothing on the device', async () => {
    const visitor = app.visitor();
    await begun(visitor);
    await visitor.get(`${urls.scale}?to=125&back=/`);
    expect([...visitor.cookies.keys()].sort()).toEqual(['scale', 'tap']);
    const home = await visitor.post(urls.leave, {});
    expect(home.url).toBe('/');
    expect([...visitor.cookies.keys()]).toEqual([]);
    expect((await visitor.get('/tap/portal')).status).toBe(410);
  });

  test('is deleted when nobody came back for as many days as the home page says', async () => {
    const own = await startTestApp({ KEEP_DAYS: '30' });
    const visitor = own.visitor();
    await begun(visitor);
    own.pass(29 * 24 * 60 * 60 * 1000);
    await own.sweep();
    expect((await visitor.get('/tap/portal')).status).toBe(200);
    own.pass(60 * 24 * 60 * 60 * 1000);
    await own.sweep();
    expect((await visitor.get('/tap/portal')).status).toBe(410);
    await own.close();
  });

  test('speaks English when asked, and every page keeps the mark', async () => {
    const visitor = app.visitor();
    await begun(visitor);
    const { html } = await visitor.get(`${urls.language}?to=en&back=/tap/portal`);
    expect(html).toContain('lang="en"');
    expect(html).toContain(MARK);
  });

  test.each(LANGUAGES)('read in %s, offers every other language by its own name, and leads to it', async (language) => {
    const visitor = app.visitor();
    const { html } = await visitor.get(urls.home, { 'accept-language': language });
    const offered = [...html.matchAll(/href="([^"]*)" hreflang="(\w+)".*?class="long">([^<]*)</g)].map(([, href = '', lang = '', name = '']) => ({
      ...{ href: href.replaceAll('&amp;', '&'), lang, name },
    }));
    const others = LANGUAGES.filter((other) => other !== language);
    expect(offered.map(({ lang, name }) => [lang, name])).toEqual(others.map((other) => [other, languages[other].name]));
    for (const { href, lang } of offered) expect((await visitor.get(href)).html).toContain(`<html lang="${lang}"`);
  });
});

describe('a class', () => {
  test('two learners join by code into worlds of their own, and the board shows both', async () => {
    const trainer = app.visitor();
    const board = await trainer.post(urls.classes, { name: 'Tổ 5', scenario: 'log-in', mode: 'guide' });
    expect(board.url).toMatch(/^\/huong-dan-vien\/lop\//);
    const code = /code-small">([\d ]+)</.exec(board.html)?.[1] ?? '';
    const cards: string[] = [];
    for (const name of ['Bác Thu', 'Cô Mận']) {
      const learner = app.visitor();
      const join = await learner.post(urls.joinClass, { code });
      const practice = await learner.send(join, urls.joinClass, { name });
      expect(practice.url).toMatch(/^\/tap\//);
      cards.push(numberOn(cardOf(practice)));
    }
    expect(new Set(cards).size).toBe(2);
    const { html } = await trainer.get(board.url);
    expect(html).toContain('Bác Thu');
    expect(html).toContain('Cô Mận');
  });

  test('an unknown code and a name that looks like a phone number are refused in words', async () => {
    const learner = app.visitor();
    expect((await learner.post(urls.joinClass, { code: '000000' })).status).toBe(404);
    const trainer = app.visitor();
    const refused = await trainer.post(urls.classes, { name: '0912345678', scenario: 'log-in', mode: 'guide' });
    expect([refused.status, refused.html.includes('0912345678')]).toEqual([422, false]);
  });
});
