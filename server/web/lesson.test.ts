import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../fixtures/languages.ts';
import { begin } from '../training/begin.ts';
import { loadScenario, scenarioNames } from '../training/test-scenarios.ts';
import { walkOf } from '../training/scenario.ts';
import { textsOf } from './coach-column.ts';
import { mistakesByTask, ON_PAPER, scriptOf } from './script.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { urls } from './urls.ts';
import { escapeHtml } from './views.ts';
import { loadWords } from './words.ts';

const words = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
});
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe.each(scenarioNames)('the lesson %s laid open for trainers', (name) => {
  const scenario = loadScenario(name);

  test.each(LANGUAGES)('has its walkthrough in %s words: where, what, which button, with nothing left unsaid', (language) => {
    const judged = walkOf(scenario, 'clean').moves.filter((move) => 'do' in move && move.do.startsWith('coach/')).length;
    const steps = scriptOf(scenario, words[language]).filter(({ isWait }) => !isWait);
    expect(steps).toHaveLength(walkOf(scenario, 'clean').moves.filter((move) => 'do' in move && move.keep === undefined).length);
    expect(steps.filter(({ press, where }) => press === '' || where?.title === '')).toEqual([]);
    expect(steps.filter(({ where }) => where === undefined)).toHaveLength(judged);
    expect(steps.map(({ task }) => task)).toEqual(steps.map(({ task }) => task).sort((a, b) => a - b));
  });

  test('says at which task each mistake lies in wait', () => {
    expect(Object.keys(mistakesByTask(scenario)).sort()).toEqual(scenario.mistakes.map(({ id }) => id).sort());
  });

  test('is shown to a trainer, with the map drawn, and printed as cards, slips and worksheet', async () => {
    const trainer = app.visitor();
    const page = await trainer.get(urls.lesson(name));
    expect(page.status).toBe(200);
    expect(page.html.split(/<g class="(?:task|slip|harmful)">/).length - 1).toBe(scenario.tasks.length + scenario.mistakes.length);
    const paper = await trainer.get(urls.handout(name));
    expect(paper.html).toContain('BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT');
    expect(paper.html.split('class="rule"').length - 1).toBe(scenario.cases.length > 0 ? 2 * scenario.cases.length : 3 * scenario.tasks.length);
    const [note = ''] = scenario.texts['vi']?.handout ?? [];
    expect(note).not.toBe('');
    for (const { html } of [page, paper]) expect(html).toContain(escapeHtml(note));
    const { texts, fill } = textsOf(begin(scenario, ON_PAPER), 'vi');
    for (const text of [...Object.values(texts.faults), ...Object.values(texts.injects), ...Object.values(texts.objectives)])
      expect(page.html).toContain(escapeHtml(fill(text)));
    for (const { html } of [page, paper]) expect(html).not.toMatch(/undefined|\{\{|\[object/);
  });

  test('keeps from the learner’s sheets what is to be entered and which verdict is right: the key begins a sheet of its own', async () => {
    const { html } = await app.visitor().get(urls.handout(name));
    const [sheets = '', key = ''] = html.split('<section class="gap leaf" id="answers">');
    const { texts, fill } = textsOf(begin(scenario, ON_PAPER), 'vi');
    for (const { press, isWait } of scriptOf(scenario, words.vi))
      expect([press, key.includes(escapeHtml(isWait ? press : `«${press}»`)), sheets.includes(`«${escapeHtml(press)}»`)]).toEqual([
        press,
        true,
        false,
      ]);
    const [first = ''] = sheets.split('class="gap leaf"');
    for (const { id } of scenario.tasks) expect(first).toContain(escapeHtml(fill(texts.tasks[id]?.title ?? id)));
    for (const note of texts.handout) expect([sheets, key].map((part) => part.includes(escapeHtml(fill(note))))).toEqual([false, true]);
    for (const { id, shows } of scenario.cases) {
      const { title = id, given = '', when = '', then = '' } = texts.cases[id] ?? {};
      for (const text of [title, given, when, then]) expect(sheets).toContain(escapeHtml(fill(text)));
      expect(key).toContain(escapeHtml(fill(title)));
      if (shows !== undefined)
        expect([sheets, key].map((part) => part.includes(escapeHtml(fill(texts.defects[shows] ?? shows))))).toEqual([false, true]);
    }
    const verdicts = [...key.matchAll(/class="tag (right|refused)">([^<]+)</g)].map(([, kind, said]) => [kind, said]);
    expect(verdicts).toEqual(scenario.cases.map(({ shows }) => (shows === undefined ? ['right', 'Đạt'] : ['refused', 'Không đạt'])));
  });
});

test('who is in the bank’s app stays in it for what could be done on its web page too', () => {
  const panes = scriptOf(loadScenario('pay-by-transfer'), words.vi).flatMap(({ where }) => where?.pane ?? []);
  expect(panes.slice(1)).toEqual(['phone', 'phone', 'phone']);
});

test('a lesson that there is not is not found', async () => {
  expect((await app.visitor().get(urls.lesson('no-such'))).status).toBe(404);
});
