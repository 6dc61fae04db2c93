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
    expect(paper.html.split('class="rule"').length - 1).toBe(3 * scenario.tasks.length);
    const [note = ''] = scenario.texts['vi']?.handout ?? [];
    expect(note).not.toBe('');
    for (const { html } of [page, paper]) expect(html).toContain(escapeHtml(note));
    const { texts, fill } = textsOf(begin(scenario, ON_PAPER), 'vi');
    for (const text of [...Object.values(texts.faults), ...Object.values(texts.injects), ...Object.values(texts.objectives)])
      expect(page.html).toContain(escapeHtml(fill(text)));
    for (const { html } of [page, paper]) expect(html).not.toMatch(/undefined|\{\{|\[object/);
  });
});

test('a lesson that there is not is not found', async () => {
  expect((await app.visitor().get(urls.lesson('no-such'))).status).toBe(404);
});
