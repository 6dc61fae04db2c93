import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { begin } from '../training/begin.ts';
import { draftOf } from '../training/record.ts';
import { walkOf } from '../training/scenario.ts';
import { loadScenario, scenarioTexts } from '../training/test-scenarios.ts';
import { walk } from '../training/walk.ts';
import { startTestApp, type TestApp, type Visitor } from './test-app.ts';
import { storedWalk } from './test-stored-walk.ts';
import { urls } from './urls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A trainer who has paid a fee on this device, once. */
async function trainerWhoPaid(at = app): Promise<Visitor> {
  const code = await storedWalk(at, {
    scenario: 'pay-fee',
    mode: 'practise',
    moves: (scenario) => walkOf(scenario, 'clean').moves,
    at: '2026-11-10T08:00:00+07:00',
  });
  const trainer = at.visitor();
  await trainer.post(urls.resume, { code });
  return trainer;
}

const unescaped = (html: string): string =>
  html.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const textsOn = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...html.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</g)].map(([, name = '', text = '']) => [name, unescaped(text)]));

/** The next thread that is begun, by whomever. */
const nextThread = (): Promise<Worker> =>
  new Promise((found) => {
    subscribe('worker_threads', function first(message) {
      unsubscribe('worker_threads', first);
      found((message as { readonly worker: Worker }).worker);
    });
  });

/** As much to look at as an exercise may hold: some ten seconds. */
function slow(): Readonly<Record<string, string>> {
  const { scenario, words } = scenarioTexts('log-in');
  const many = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('');
  return {
    ...words,
    scenario: scenario
      .replace('seats:', `variants:\n${many(20, (i) => `  - { id: same-${i} }\n`)}seats:`)
      .replace('walkthroughs:\n', `walkthroughs:\n${many(40, (i) => `  idle-${i}: { moves: [{ wait: 1 minute }] }\n`)}`),
  };
}

describe('writing an exercise from what was done', () => {
  test('begins with how it is done, where nothing was done yet', async () => {
    expect((await app.visitor().get(urls.write)).html).not.toContain('<textarea');
  });

  test('gives a draft that is checked, kept, played by a learner, and still there after the app has begun anew', async () => {
    const trainer = await trainerWhoPaid();
    const texts = textsOn((await trainer.get(urls.write)).html);
    expect(texts['scenario']).toContain('do: payments/issue-order');
    const checked = await trainer.send(await trainer.get(urls.write), urls.checkWritten, texts);
    expect([checked.status, checked.html.includes('Không còn lỗi')]).toEqual([200, true]);
    const kept = await trainer.post(urls.keepWritten, { ...texts, once: /name="once" value="([^"]+)"/.exec(checked.html)?.[1] ?? '' });
    expect([kept.status, kept.url]).toEqual([200, expect.stringContaining(urls.lesson('my-exercise'))]);
    const learner = app.visitor();
    const board = await trainer.post(urls.classes, { name: 'Tổ 9', scenario: 'my-exercise', mode: 'guide' });
    const code = /code-small">([\d ]+)</.exec(board.html)?.[1] ?? '';
    const page = await learner.send(await learner.post(urls.joinClass, { code }), urls.joinClass, { name: 'Bác Thu' });
    expect(page.html).toContain('Nộp tất cả');
  });

  test('says file, line and column of what is wrong, keeps what was typed, and saves nothing', async () => {
    const trainer = await trainerWhoPaid();
    const texts = { ...textsOn((await trainer.get(urls.write)).html), scenario: 'id: broken\nlevel: nine\n' };
    const once = /name="once" value="([^"]+)"/.exec((await trainer.get(urls.write)).html)?.[1] ?? '';
    const answer = await trainer.post(urls.keepWritten, { ...texts, once });
    expect(answer.status).toBe(422);
    expect(unescaped(answer.html)).toMatch(/scenario\.yaml:2:\d+: /);
    expect(textsOn(answer.html)['scenario']).toBe('id: broken\nlevel: nine\n');
    expect((await trainer.get(urls.lesson('broken'))).status).toBe(404);
  });

  test('looks for dead ends, and for what hints quote on pages, as the check at the desk does', async () => {
    const trainer = await trainerWhoPaid();
    const texts = textsOn((await trainer.get(urls.write)).html);
    const check = async (changes: Readonly<Record<string, string>>): Promise<string> =>
      unescaped((await trainer.send(await trainer.get(urls.write), urls.checkWritten, { ...texts, ...changes })).html);
    expect(await check({ vi: (texts['vi'] ?? '').replace('- …', '- Bấm «Nút không có».') })).toContain(
      'this hint points to "Nút không có", which stands on no page',
    );
    const lesson = loadScenario('pay-by-transfer');
    const { scenario, words } = draftOf(walk(begin(lesson, '7'), walkOf(lesson, 'clean')), 'mine', (command) => command);
    expect(await check({ ...words, scenario })).toContain('Không còn lỗi');
    const guided = scenario.replace(/^modes:\n(?: {2}- .*\n)+/m, '');
    expect(await check({ ...words, scenario: guided })).toContain('the guide finds no way to the task "tre-xanh-order-transfer"');
  });

  test('lets others be answered while it is checked, which ends with the app', async () => {
    const busy = await startTestApp();
    const trainer = await trainerWhoPaid(busy);
    const page = await trainer.get(urls.write);
    const begun = nextThread();
    const checked = expect(trainer.send(page, urls.checkWritten, slow())).rejects.toThrow('fetch failed');
    const thread = await begun;
    await once(thread, 'online');
    let hasEnded = false;
    const ended = once(thread, 'exit').finally(() => (hasEnded = true));
    const other = await busy.visitor().get(urls.home);
    expect([other.status, hasEnded]).toEqual([200, false]);
    await busy.close();
    await checked;
    expect(await ended).toEqual([1]); // not by itself
  });

  test('does not write over an exercise of the house', async () => {
    const trainer = await trainerWhoPaid();
    const texts = textsOn((await trainer.get(urls.write)).html);
    const once = /name="once" value="([^"]+)"/.exec((await trainer.get(urls.write)).html)?.[1] ?? '';
    for (const id of ['id: pay-fee', "id: 'pay-fee' # mine"]) {
      const answer = await trainer.post(urls.keepWritten, { ...texts, scenario: (texts['scenario'] ?? '').replace('id: my-exercise', id), once });
      expect([answer.status, unescaped(answer.html)]).toEqual([422, expect.stringContaining('"pay-fee" came with the house')]);
    }
  });
});
