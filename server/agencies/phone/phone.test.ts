import { describe, expect, test } from '@jest/globals';
import { link } from '../../world/world.ts';
import { blockSender } from './commands/block-sender.ts';
import { deleteSms } from './commands/delete-sms.ts';
import { installApp } from './commands/install-app.ts';
import { openLink } from './commands/open-link.ts';
import { receiveNotice } from './commands/receive-notice.ts';
import { reportSms } from './commands/report-sms.ts';
import { unblockSender } from './commands/unblock-sender.ts';
import { appsOf, blockedBy, isNumber, phone, readOn } from './phone.ts';
import { comes, does, inboxIn, next, play, suggested } from './test-world.ts';

const CRIMINAL = '+00 000 119';
const code = comes('LUYENTAP', 'log-in-code', { code: '402917' });
const scam = comes(CRIMINAL, 'scam-land-tax', { link: 'dichvucong-gov.example/nop', trap: 'fake-portal' });
const both = play(code, scam);
const [fromOffice = '', fromCriminal = ''] = inboxIn(both).map(({ id }) => id);

describe('receive-sms', () => {
  test('keeps when each message came, oldest first', () => {
    expect(inboxIn(both).map(({ message, at }) => [message, at])).toEqual([
      ['log-in-code', 1000],
      ['scam-land-tax', 2000],
    ]);
  });

  test('lets nothing through from a blocked sender, and says so in a fact of its own', () => {
    const blocked = next(both, does(blockSender, fromCriminal));
    const again = next(blocked, scam);
    expect(again.facts.map(({ kind, data }) => [kind, data])).toEqual([
      ['phone/sms-blocked', { owner: 'citizen', sender: CRIMINAL, message: 'scam-land-tax' }],
    ]);
    expect(inboxIn(again)).toHaveLength(2);
    expect(inboxIn(next(blocked, code))).toHaveLength(3);
    expect(inboxIn(next(blocked, comes(CRIMINAL, 'scam-land-tax', {}, 'seller')))).toHaveLength(3);
  });

  test('blocks for an owner of whatever name', () => {
    const [sms] = inboxIn(play(comes(CRIMINAL, 'scam-land-tax', {}, 'constructor')));
    expect(sms?.owner).toBe('constructor');
  });
});

describe('open-link', () => {
  test('says which message it was, where it led, and what waits there', () => {
    expect(next(both, does(openLink, fromCriminal)).facts.map(({ data }) => data)).toEqual([
      { id: fromCriminal, owner: 'citizen', message: 'scam-land-tax', link: 'dichvucong-gov.example/nop', trap: 'fake-portal' },
    ]);
  });

  test("refuses a message without a link, one that is gone, and another person's", () => {
    expect(next(both, does(openLink, fromOffice)).refusal).toMatchObject({ refused: 'link-missing' });
    expect(next(next(both, does(deleteSms, fromCriminal)), does(openLink, fromCriminal)).refusal).toMatchObject({ refused: 'message-unknown' });
    expect(next(both, does(openLink, fromCriminal, 'seller')).refusal).toMatchObject({ refused: 'message-unknown' });
  });

  test('is suggested for every link, honest or not', () => {
    expect(suggested(openLink, both)).toEqual([{ id: fromCriminal }]);
    expect(suggested(openLink, both, 'seller')).toEqual([]);
  });
});

describe('delete-sms', () => {
  test('takes the message away, and what it said', () => {
    const deleted = next(both, does(deleteSms, fromOffice));
    expect(inboxIn(deleted).map(({ message }) => message)).toEqual(['scam-land-tax']);
    expect(readOn(phone.in(both.world), 'citizen', '402917')).toBe(true);
    expect(readOn(phone.in(both.world), 'seller', '402917')).toBe(false);
    expect(readOn(phone.in(deleted.world), 'citizen', '402917')).toBe(false);
    expect(next(deleted, does(deleteSms, fromOffice)).refusal).toMatchObject({ refused: 'message-unknown' });
  });

  test('is suggested for messages from a bare number, and for those that want to lead somewhere', () => {
    expect(suggested(deleteSms, both)).toEqual([{ id: fromCriminal }]);
    const named = play(comes('QUATANG', 'scam', { link: 'x.example' }), comes('DIENLUC', 'notice', { link: '' }));
    expect(suggested(deleteSms, named)).toEqual([{ id: inboxIn(named)[0]?.id }]);
    expect(suggested(openLink, named)).toEqual([{ id: inboxIn(named)[0]?.id }]);
  });
});

describe('block-sender and unblock-sender', () => {
  const blocked = next(both, does(blockSender, fromOffice));

  test('blocks once and refuses messages that are not there', () => {
    expect(blockedBy(phone.in(blocked.world), 'citizen')).toEqual(['LUYENTAP']);
    expect(next(blocked, does(blockSender, fromOffice)).refusal).toMatchObject({ refused: 'blocked-already' });
    expect(next(both, does(blockSender, 'S000000')).refusal).toMatchObject({ refused: 'message-unknown' });
  });

  test('whoever blocked the sender of the codes gets out again', () => {
    const unblocked = next(blocked, { command: unblockSender, input: { sender: 'LUYENTAP' } });
    expect(inboxIn(next(blocked, code))).toHaveLength(2);
    expect(inboxIn(next(unblocked, code))).toHaveLength(3);
    expect(next(unblocked, { command: unblockSender, input: { sender: 'LUYENTAP' } }).refusal).toMatchObject({ refused: 'not-blocked' });
  });

  test('suggest to block numbers and to let names in', () => {
    expect(suggested(blockSender, both)).toEqual([{ id: fromCriminal }]);
    expect(suggested(unblockSender, blocked)).toEqual([{ sender: 'LUYENTAP' }]);
    const criminalBlocked = next(both, does(blockSender, fromCriminal));
    expect([...suggested(blockSender, criminalBlocked), ...suggested(unblockSender, criminalBlocked)]).toEqual([]);
  });
});

describe('report-sms', () => {
  test('marks the message, once', () => {
    const reported = next(both, does(reportSms, fromCriminal));
    expect(inboxIn(reported).map((sms) => sms.reported)).toEqual([false, true]);
    expect(next(reported, does(reportSms, fromCriminal)).refusal).toMatchObject({ refused: 'reported-already' });
    expect(next(both, does(reportSms, 'S000000')).refusal).toMatchObject({ refused: 'message-unknown' });
    expect(suggested(reportSms, both)).toEqual([{ id: fromCriminal }]);
    expect(suggested(reportSms, reported)).toEqual([]);
  });
});

describe('notices and apps', () => {
  test('a notice keeps its app, its values and its time', () => {
    const input = { owner: 'citizen', app: 'vneid', message: 'logged-in', values: { service: 'portal' } };
    const { notices } = phone.in(play({ command: receiveNotice, input, by: link('test') }).world);
    expect(notices).toEqual([{ ...input, id: expect.stringMatching(/^N\d{6}$/), at: 1000 }]);
  });

  test('an app installed twice has one icon', () => {
    const install = { command: installApp, input: { owner: 'citizen', app: 'tre-xanh-app' }, by: link('test') };
    expect(appsOf(phone.in(play(install, install).world), 'citizen')).toEqual(['tre-xanh-app']);
  });
});

test('a sender is a number or a name', () => {
  expect(['+00 000 119', '0000 119'].map(isNumber)).toEqual([true, true]);
  expect(['LUYENTAP', 'TRE XANH'].map(isNumber)).toEqual([false, false]);
});
