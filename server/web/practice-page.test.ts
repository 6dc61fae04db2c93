import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
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

describe('the coach', () => {
  test('lays at each field of the next form what the card says, and nothing at others', async () => {
    await begin('red-book');
    const page = await visitor.get(urls.page('vneid-web', 'log-in'));
    const card = [...page.html.matchAll(/<dd><span>[^<]*<\/span><button[^>]*data-copy="([^"]+)"/g)].map(([, value]) => value);
    const slips = slipsOn(page);
    expect(Object.keys(slips).sort()).toEqual(['idNumber', 'password']);
    expect(card).toEqual(expect.arrayContaining(Object.values(slips)));
    const phone = await visitor.get('/tap/portal?phone=vneid/log-in&tab=phone');
    expect(slipsOn(phone)).toEqual({});
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

  test('says first how to get to the page, and only there what to do', async () => {
    const door = await begin('red-book');
    const there = /class="button" href="([^"]+)" data-leads/.exec(coachOf(door))?.[1] ?? '';
    expect(there).toBe('/tap/vneid-web/log-in');
    expect(coachOf(door)).not.toContain('Gõ số định danh');
    const page = await visitor.get(there);
    expect(coachOf(page)).toContain('Gõ số định danh');
    expect(coachOf(page)).not.toContain('data-leads');
  });

  test('lets what comes at once come by itself: its button is for pages without script', async () => {
    await begin('red-book');
    const code = await giveBySlips(await visitor.get(urls.page('vneid-web', 'log-in')), 'vneid/log-in');
    expect(coachOf(code)).toMatch(new RegExp(`<noscript>\\s*<form method="post" action="${urls.jump}"`));
  });

  test('names the seat in front, and offers the other one loudly only when it is its turn', async () => {
    const first = await begin('red-book');
    expect(coachOf(first)).toMatch(/class="seat seat-buyer">[\s\S]*<b>bên mua<\/b>/);
    expect(coachOf(first)).toMatch(/<button class="text-link">/);
    const turn = coachOf(await logIn());
    expect(turn).toMatch(/<button class="button">[\s\S]*Đổi sang bên bán/);
    expect(turn).not.toContain('class="text-link"><svg');
  });
});

describe('waiting in the red book', () => {
  /** Both have signed, up to the notary's work. */
  async function signed(): Promise<Answer> {
    await begin('red-book');
    const bought = await logIn();
    const declare = await visitor.send(bought, urls.changeSeat, { seat: 'seller' });
    const sent = await giveBySlips(
      declare.url.includes('declare') ? declare : await visitor.get(urls.page('portal', 'declare')),
      'portal/declare-transfer',
    );
    app.pass(9_000);
    let page = sent;
    for (const seat of ['seller', 'buyer']) {
      page = await visitor.get(page.url);
      if (!page.html.includes(`seat-${seat}"`)) page = await visitor.send(page, urls.changeSeat, { seat });
      for (let steps = 0; steps < 4 && !coachOf(page).includes(urls.jump) && !coachOf(page).includes('Đổi sang'); steps++) {
        const href = /href="([^"]+)" data-leads/.exec(coachOf(page))?.[1]?.replaceAll('&amp;', '&');
        if (href !== undefined) page = await visitor.get(href);
        const command = /data-guide="([^"]+)"/.exec(page.html)?.[1] ?? '';
        if (page.html.includes(`data-command="${command}"`)) page = await giveBySlips(page, command);
      }
    }
    return page;
  }

  test('one press passes each wait of the coach; the words never come twice', async () => {
    let page = await signed();
    const said: string[] = [];
    while (coachOf(page).includes(`action="${urls.jump}"`)) {
      said.push(part(page, 'class="next-text">', '</p>'));
      page = await visitor.send(page, urls.jump);
    }
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said).size).toBe(said.length);
    expect(coachOf(page)).toContain('Thông báo nộp tiền');
  });

  test('the phone lays the signed contract down when the browser goes on', async () => {
    let page = await signed();
    expect(page.url).toContain('phone=vneid/sign/');
    while (coachOf(page).includes(`action="${urls.jump}"`)) page = await visitor.send(page, urls.jump);
    const duties = await visitor.get((/href="([^"]+)" data-leads/.exec(coachOf(page))?.[1] ?? '').replaceAll('&amp;', '&'));
    const ordered = await visitor.send(duties, urls.command('payments/issue-order'), { bank: 'tre-xanh' });
    expect(ordered.url).toMatch(/payments\/orders\/[^?]+\?phone=vneid\/sign$/);
  });

  test('each app of the phone shows its own news', async () => {
    await signed();
    const { html } = await visitor.get('/tap/portal?tab=phone');
    const apps = part({ html } as Answer, 'class="apps"', '</ul>').split('<li>');
    const badgeOf = (app: string): string | undefined => /class="badge">(\d+)/.exec(apps.find((one) => one.includes(`app-${app} `)) ?? '')?.[1];
    expect(badgeOf('notices')).toMatch(/^\d+$/);
    expect(badgeOf('vneid')).toBeUndefined();
    expect(html).not.toContain('class="dock');
  });
});
