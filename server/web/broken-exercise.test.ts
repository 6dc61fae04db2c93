import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { memoryStore } from '../store/store.ts';
import { mutants } from '../training/test-mutations.ts';
import { smallText } from '../training/test-scenarios.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { urls } from './urls.ts';

jest.setTimeout(120_000); // as long as the machine lets it take

let folder: string;
let app: TestApp | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'broken-'));
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  await rm(folder, { recursive: true, force: true });
});

const WORDS = `title: Small
summary: s
story: s
tasks: { start: { title: t }, be-in: { title: t } }
conditions: { told-nobody: c }
mistakes:
  gave-details: { title: t, feedback: f, remember: r }
  opened-link: { title: t, feedback: f, remember: r }
  wrong-twice: { title: t, feedback: f, remember: r }
  wrong-code: { title: t, feedback: f, remember: r }
good: { deleted: { title: t, why: w } }
injects: { scam: i }
debrief: { can: c }
`;

async function put(id: string, scenario: string, words = WORDS): Promise<void> {
  await mkdir(path.join(folder, id));
  await writeFile(path.join(folder, id, 'scenario.yaml'), scenario);
  await writeFile(path.join(folder, id, 'scenario.vi.yaml'), words);
}
const started = async (store = memoryStore()): Promise<TestApp> => (app = await startTestApp({ SCENARIO_DIR: folder }, store));

const REFUSED = {
  'starts: { at: 2026-11-10T08:30 }': 'starts: { at: 2026-11-10T08:30, with: [{ do: phone/delete-sms, with: { id: x }, as: citizen }] }',
};
/** A message that nobody sends. */
const STUCK = {
  '    - { do: vneid/grant-access, with: suggested }\n':
    '    - { do: phone/delete-sms, about: own/none }\n  wrong-code: [{ do: phone/open-link, with: suggested }]\n',
};

describe('an exercise that cannot be read', () => {
  test('is left out, the others are there, and it is told by file, line and column why', async () => {
    await put('small', smallText());
    await put('high', smallText({ 'id: small': 'id: high', 'level: 1': 'level: nine' }));
    await put('other', smallText());
    await mkdir(path.join(folder, 'empty'));
    await mkdir(path.join(folder, '.git'));
    const { visitor, leftOut, logged } = await started();
    expect((await visitor().get('/')).html).toContain('Small');
    expect(leftOut).toEqual([
      `${path.join(folder, 'empty')}/scenario.yaml:1:1: this file is missing or empty, or cannot be opened`,
      `${path.join(folder, 'high')}/scenario.yaml:3:1: a number belongs here`,
      `${path.join(folder, 'other')}/scenario.yaml:1:1: "small" is the id of another exercise: each has its own`,
    ]);
    expect(logged.filter((line) => line.includes('an exercise is left out'))).toHaveLength(3);
  });

  test('is left out too where it was written in the browser, for an older format or changed on the disk', async () => {
    await put('small', smallText());
    const store = memoryStore();
    const texts = { name: 'scenario-texts', schema: { parse: (value: unknown) => value } } as never;
    const own = { name: 'own-scenarios', schema: { parse: (value: unknown) => value } } as never;
    await store.documents.put(texts, 'abc', { scenario: 'id: mine\nlevel: 9\n', words: {} });
    await store.documents.put(own, 'mine', { version: 'abc' });
    await store.documents.put(own, 'lost', { version: 'gone' });
    const { visitor, leftOut } = await started(store);
    expect((await visitor().get('/')).status).toBe(200);
    expect(leftOut).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\(written in the browser\) mine\/scenario\.yaml:2:1: /),
        '(written in the browser) lost/scenario.yaml:1:1: its text is not there any more',
      ]),
    );
  });
});

describe('an exercise whose start is refused', () => {
  test('is told plainly to learners, classes and trainers, and does not stop the warming up', async () => {
    await put('small', smallText(REFUSED));
    const { visitor, warm, logged } = await started();
    await warm();
    expect(logged.join('')).toContain('the start of small is refused: phone/delete-sms: message-unknown');
    const learner = visitor();
    const answer = await learner.post(urls.start, { scenario: 'small', mode: 'guide' });
    expect([answer.status, answer.html.includes('Bài này soạn chưa đúng')]).toEqual([503, true]);
    expect((await learner.get('/')).status).toBe(200);
    for (const page of [urls.lesson('small'), urls.handout('small')]) expect((await visitor().get(page)).html).toContain('Bài này soạn chưa đúng');
    const board = await visitor().post(urls.classes, { name: 'Tổ 9', scenario: 'small', mode: 'guide' });
    const code = /code-small">([\d ]+)</.exec(board.html)?.[1] ?? '';
    const joining = visitor();
    const joined = await joining.send(await joining.post(urls.joinClass, { code }), urls.joinClass, { name: 'Bác Thu' });
    expect([joined.status, joined.html.includes('Bài này soạn chưa đúng')]).toEqual([503, true]);
  });
});

describe('an exercise whose walkthroughs cannot be played', () => {
  test('can be begun, and its guide does without them', async () => {
    await put('small', smallText(STUCK));
    const { visitor, warm } = await started();
    await warm();
    const page = await visitor().post(urls.start, { scenario: 'small', mode: 'guide' });
    expect(page.status).toBe(200);
    expect(page.html).toContain('data-guide="vneid/log-in"');
  });

  test('says so plainly where it would be shown or printed', async () => {
    await put('small', smallText(STUCK));
    const { visitor } = await started();
    const learner = visitor();
    const shown = await learner.post(urls.start, { scenario: 'small', mode: 'show' });
    const next = await learner.send(shown, urls.showNext);
    expect([shown.status, next.status]).toEqual([200, 200]);
    const stuck = await learner.send(next, urls.showNext);
    expect([stuck.status, stuck.html.includes('Bài này soạn chưa đúng')]).toEqual([503, true]);
    expect((await learner.get('/')).status).toBe(200);
    expect((await visitor().get(urls.lesson('small'))).status).toBe(503);
  });
});

test('a shelf of exercises that were changed without a check: each is begun, or is told to be wrong', async () => {
  const seed = Date.now(); // told where it fails
  const changed = fc.sample(mutants(), { numRuns: 12, seed });
  for (const [i, { texts }] of changed.entries()) {
    await put(`mutant-${String(i)}`, texts.scenario.replace(/^id: .*$/m, `id: mutant-${String(i)}`), texts.words['vi'] ?? '');
  }
  const { visitor, warm, leftOut } = await started();
  await warm();
  expect(leftOut).toEqual([]);
  const learner = visitor();
  for (const i of changed.keys()) {
    const scenario = `mutant-${String(i)}`;
    for (const mode of ['guide', 'show', 'practise']) {
      const page = await learner.post(urls.start, { scenario, mode });
      expect([seed, scenario, mode, page.status, page.html.match(/<h1>.*/)?.[0]]).toEqual(
        page.status === 503
          ? [seed, scenario, mode, 503, expect.stringContaining('Bài này soạn chưa đúng')]
          : [seed, scenario, mode, 200, expect.anything()],
      );
    }
    expect([200, 503]).toContain((await visitor().get(urls.lesson(scenario))).status);
    expect((await learner.get('/')).status).toBe(200);
  }
});
