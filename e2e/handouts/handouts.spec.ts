import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { languages, LANGUAGES } from '../../fixtures/languages.ts';
import { filled } from '../../server/training/cast.ts';
import { walkOf } from '../../server/training/scenario.ts';
import { scriptFrom } from '../../server/web/script.ts';
import { loadWords } from '../../server/web/words.ts';
import { expect, test } from '../app.ts';
import { finger, type Hands } from '../walking/hands.ts';
import { allScenarios } from '../walking/stored-practice.ts';
import { startWalker } from '../walking/walker.ts';
import { FOOTER, header, leafletHtml, type Shot } from './leaflet.ts';
import { stepWords } from './step-words.ts';

const FOLDER = '.build/handouts';
const asked = (process.env['HANDOUTS'] ?? '').split(',').filter((id) => id !== '');
const words = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
});

test.use({ viewport: { width: 360, height: 460 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

for (const scenario of (await allScenarios()).filter(({ id }) => asked.length === 0 || asked.includes(id)))
  for (const language of LANGUAGES)
    test.describe(language, () => {
      const { id } = scenario;
      const { say } = words[language];
      test.skip(scenario.cases.length > 0, 'a tester is shown no way: what to look at stands on the worksheet');
      test.use({ locale: languages[language].locale });
      test(`the guide of ${id}`, async ({ page, app, browser }) => {
        test.setTimeout(300_000);
        const shots: Shot[] = [];
        /** What is said of a step where the coach says nothing: an exercise that is done alone. */
        let unsaid: (isLink: boolean) => string = () => '';
        /** A picture of the page just before a button or a link is pressed, with what is said of it. */
        const hands: Hands = {
          ...finger,
          async press(control) {
            const { isStep, isLink } = await control.evaluate(kindOf);
            const text = isStep ? (await saidOn(page)) || unsaid(isLink) : '';
            if (text !== '') {
              await control.evaluate(below);
              shots.push({ text, picture: (await page.screenshot()).toString('base64') });
            }
            await finger.press(control);
          },
        };
        const walker = await startWalker({ page, app, scenario: id, hands, inspect: () => Promise.resolve() });
        const { moves } = walkOf(scenario, 'clean');
        const steps = scriptFrom(await walker.practice.run(), words[language]);
        let at = 0;
        let isFirst = true;
        unsaid = (isLink) => {
          const step = steps[at];
          const text = step ? stepWords(step, { isLink, isFirst }, say) : '';
          isFirst = false;
          return text;
        };
        const { cast } = await walker.play(moves, () => {
          at++;
          isFirst = true;
          return Promise.resolve();
        });
        expect(shots.length).toBeGreaterThanOrEqual(moves.filter((move) => 'do' in move).length);
        const texts = scenario.texts[language];
        const mark = say('yard.band');
        const { title = id, story = '', debrief } = texts ?? {};
        const paper = await browser.newPage(); // an empty one: our own pages allow no styles in the text
        await paper.setContent(
          leafletHtml({ language, title: filled(title, cast), story: filled(story, cast), can: filled(debrief?.can ?? '', cast), mark, shots }),
        );
        await mkdir(FOLDER, { recursive: true });
        await paper.pdf({
          path: `${FOLDER}/${id}.${language}.pdf`,
          format: 'A4',
          printBackground: true,
          displayHeaderFooter: true,
          headerTemplate: header(mark),
          footerTemplate: FOOTER,
          margin: { top: '14mm', bottom: '14mm', left: '12mm', right: '12mm' },
        });
        await paper.close();
      });
    });

/** What the coach says is to be done next. */
async function saidOn(page: Page): Promise<string> {
  const said = page.locator('#coach .next-text').first();
  return (await said.count()) > 0 ? ((await said.textContent()) ?? '').replace(/\s+/g, ' ').trim() : '';
}

/** Runs in the page: whether to press it is a step to tell of; going from one tab to another of a small screen is none. */
const kindOf = (control: Element): { isStep: boolean; isLink: boolean } => ({
  isStep: control.closest('#tabs') === null,
  isLink: control.closest('a') !== null,
});

/** Runs in the page: what is to be pressed stands below the middle, what it is about above it. */
const below = (control: Element): void => {
  control.scrollIntoView({ block: 'center' });
  scrollBy(0, -innerHeight / 6);
};
