import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { qrSvg } from './qr.ts';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { urls } from './urls.ts';

const MARK = 'BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ID = /TT0000\d{4}/;

/** The seller, who has the certificate in the wallet of a phone that is open already. */
async function seller(): Promise<{ readonly visitor: Visitor; readonly wallet: Answer; readonly id: string }> {
  const visitor = app.visitor();
  await visitor.post(urls.start, { scenario: 'red-book' });
  const page = await visitor.get(`${urls.page('portal', '')}?phone=vneid/wallet&tab=phone`);
  await visitor.send(page, urls.changeSeat);
  const wallet = await visitor.get(`${urls.page('portal', '')}?phone=vneid/wallet&tab=phone`);
  return { visitor, wallet, id: ID.exec(wallet.html)?.[0] ?? 'none' };
}

describe('the QR code on a certificate', () => {
  test('opens the check page at the address by which one came, once the certificate is opened', async () => {
    const { visitor, wallet, id } = await seller();
    const picture = qrSvg(app.address + urls.checkCertificate(id));
    expect(wallet.html).not.toContain(picture);
    const opened = await visitor.send(wallet, urls.command('vneid/open-paper'));
    expect(opened.html).toContain(picture);
  });

  test('shows the register’s entry to whoever has the practice in which it stands', async () => {
    const { visitor, id } = await seller();
    const { url, html } = await visitor.get(urls.checkCertificate(id));
    expect(url).toBe(urls.page('land', `check/${id}`));
    expect(html).toContain('Giấy chứng nhận đang có hiệu lực');
  });

  test('says to anybody else that it is a practice paper, and not that it is none', async () => {
    const { visitor } = await seller();
    const strangers = [app.visitor(), visitor];
    for (const stranger of strangers) {
      const { status, html } = await stranger.get(urls.checkCertificate('TT12345678'));
      expect(status).toBe(200);
      for (const text of [MARK, 'Số TT12345678 là giấy luyện tập', 'Không phải giấy chứng nhận thật']) expect(html).toContain(text);
    }
  });

  test('is no place for somebody else’s words', async () => {
    expect((await app.visitor().get(urls.checkCertificate('Goi ngay 0900'))).status).toBe(404);
  });
});
