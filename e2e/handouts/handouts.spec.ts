import { mkdir } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { languages, LANGUAGES } from '../../fixtures/languages.ts';
import { filled } from '../../server/training/cast.ts';
import type { ScenarioFile } from '../../server/training/scenario.ts';
import { loadWords } from '../../server/web/words.ts';
import { expect, test } from '../app.ts';
import { finger, type Hands } from '../walking/hands.ts';
import { scenarioCalled } from '../walking/stored-practice.ts';
import { startWalker } from '../walking/walker.ts';
import { FOOTER, header, leafletHtml, type Shot } from './leaflet.ts';

const FOLDER = '.build/handouts';
const asked = (process.env['HANDOUTS'] ?? '').split(',').filter((id) => id !== '');
const ids = readdirSync('scenarios', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const words = loadWords('views/words', (key) => {
  throw new Error(`no words for ${key}`);
});

test.use({ viewport: { width: 360, height: 460 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

for (const id of ids.filter((name) => asked.length === 0 || asked.includes(name)))
  for (const language of LANGUAGES)
    test.describe(language, () => {
      test.use({ locale: languages[language].locale });
      test(`the guide of ${id}`, async ({ page, app, browser }) => {
        test.setTimeout(300_000);
        const scenario = await scenarioCalled(id);
        test.skip(!scenario.modes.includes('guide'), 'a tester’s exercise has no guide to print');
        const shots: Shot[] = [];
        /** A picture of the page just before a button or a link is pressed, with what the coach said of it. */
        const hands: Hands = {
          ...finger,
          async press(control) {
            const words = page.locator('#coach .next-text').first();
            const text = (await words.count()) > 0 ? ((await words.textContent()) ?? '').replace(/\s+/g, ' ').trim() : '';
            if (text !== '' && (await control.evaluate(isStep))) {
              await control.evaluate(below);
              shots.push({ text, picture: (await page.screenshot()).toString('base64') });
            }
            await finger.press(control);
          },
        };
        const walker = await startWalker({ page, app, scenario: id, hands, inspect: () => Promise.resolve() });
        const { cast } = await walker.walk('clean');
        expect(shots.length).toBeGreaterThanOrEqual(ordersIn(scenario.walkthroughs['clean']));
        const { say } = words[language];
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

/** Runs in the page: whether to press it is a step to tell of; going from one tab to another of a small screen is none. */
const isStep = (control: Element): boolean => control.closest('#tabs') === null;

/** Runs in the page: what is to be pressed stands below the middle, what it is about above it. */
const below = (control: Element): void => {
  control.scrollIntoView({ block: 'center' });
  scrollBy(0, -innerHeight / 6);
};

const ordersIn = (walkthrough: ScenarioFile['walkthroughs'][string] | undefined): number => {
  const moves = walkthrough === undefined ? [] : 'moves' in walkthrough ? walkthrough.moves : walkthrough;
  return moves.filter((move) => 'do' in move).length;
};
