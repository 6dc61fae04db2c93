import { mkdir } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { languages, LANGUAGES } from '../../fixtures/languages.ts';
import { filled } from '../../server/training/cast.ts';
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

test.use({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

for (const id of ids.filter((name) => asked.length === 0 || asked.includes(name)))
  for (const language of LANGUAGES)
    test.describe(language, () => {
      test.use({ locale: languages[language].locale });
      test(`the guide of ${id}`, async ({ page, app, browser }) => {
        test.setTimeout(300_000);
        const scenario = await scenarioCalled(id);
        test.skip(!scenario.modes.includes('guide'), 'a tester’s exercise has no guide to print');
        const shots: Shot[] = [];
        /** A picture of every form just before it is sent, with what the coach said of it. */
        const hands: Hands = {
          ...finger,
          async press(control) {
            if ((await control.getAttribute('data-submit')) !== null) {
              await control.scrollIntoViewIfNeeded();
              const text =
                (await page
                  .locator('#coach .next-text')
                  .first()
                  .textContent()
                  .catch(() => '')) ?? '';
              shots.push({ text: text.replace(/\s+/g, ' ').trim(), picture: (await page.screenshot()).toString('base64') });
            }
            await finger.press(control);
          },
        };
        const walker = await startWalker({ page, app, scenario: id, hands, inspect: () => Promise.resolve() });
        const { cast } = await walker.walk('clean');
        expect(shots.length).toBeGreaterThanOrEqual(scenario.tasks.length);
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
