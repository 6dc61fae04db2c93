import { languages, LANGUAGES } from '../../fixtures/languages.ts';
import { progress } from '../../server/training/progress.ts';
import { urls } from '../../server/web/urls.ts';
import { expect, test } from '../app.ts';
import { coveringPairs } from '../walking/covering.ts';
import { finger, keyboard } from '../walking/hands.ts';
import { inspector } from '../walking/inspection.ts';
import { screens } from '../walking/screens.ts';
import { allScenarios } from '../walking/stored-practice.ts';
import { goToResult } from '../walking/result.ts';
import { startWalker } from '../walking/walker.ts';

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] => Object.keys(record) as Key[];

const rows = coveringPairs({
  scenario: (await allScenarios()).map(({ id }) => id),
  screen: keysOf(screens),
  language: LANGUAGES,
  script: ['with script', 'without script'],
  hands: ['by finger', 'by keyboard'],
});

for (const { scenario, screen, language, script, hands } of rows)
  test.describe(`${scenario}, ${screen}, ${language}, ${script}, ${hands}`, () => {
    const scripted = script === 'with script';
    test.use({ ...screens[screen], locale: languages[language].locale, javaScriptEnabled: scripted });

    test('the clean walkthrough does every task and makes no mistake', async ({ page, app }) => {
      const inspect = inspector(language, scripted);
      const walker = await startWalker({ page, app, scenario, hands: hands === 'by finger' ? finger : keyboard(page), inspect });
      const { cases, modes } = walker.practice.scenario;
      const { mistakes, conditions, isDone } = progress(await walker.walk('clean'));
      expect({ isDone, mistakes, broken: conditions.filter(({ holds }) => !holds) }).toEqual({ isDone: true, mistakes: [], broken: [] });
      if (modes.includes('guide')) expect.soft(walker.strays, 'forms to which neither the coach nor a link in sight leads').toEqual([]);
      await goToResult(walker, { cases });
      for (const url of [urls.card, urls.assumptions]) {
        await page.goto(url);
        await inspect(page);
      }
    });
  });
