import { Router, type Request, type RequestHandler, type Response } from 'express';
import { byLanguage, LANGUAGES, type Language } from '../../fixtures/languages.ts';
import { messagesIn } from '../training/lint/messages.ts';
import { lineOf, type Wishes } from '../training/lint/lint.ts';
import { labelsIn } from '../training/lint/words.ts';
import type { ScenarioTexts } from '../training/read.ts';
import { draftOf } from '../training/record.ts';
import { findCurrent } from './current.ts';
import { wordsKey } from './forms.ts';
import type { House } from './house.ts';
import { wordsOfAgency } from './panes.ts';
import { onceOf } from './practice-routes.ts';
import { shellOf, showYard } from './shell.ts';
import { sitesOf } from '../agencies/sites.ts';
import { urls } from './urls.ts';

/** A file of this many characters is no exercise. */
const MOST = 100_000;

/** Record to author: a trainer does a task once, gets a draft of an exercise, mends it, has it checked, and puts it on the shelf. */
export function authorRoutes(house: House, trainersOnly: RequestHandler): Router {
  const router = Router();
  const stands: Stands = { labels: labelsIn(house.words), messages: messagesIn(house.words.vi.tree) };
  router.get(urls.write, trainersOnly, async (request, response) => {
    const current = await findCurrent(house, request);
    show(house, request, response, {
      texts: current && draftOf(current.practice.look(), 'my-exercise', nameOf(house, current.practice.run.setup.defects)),
    });
  });
  router.post(urls.checkWritten, trainersOnly, async (request, response) => {
    const texts = textsIn(request);
    show(house, request, response, { texts, remarks: await remarksOn(house, stands, texts, askerOf(response)) });
  });
  router.post(urls.keepWritten, trainersOnly, async (request, response) => {
    onceOf(house, request);
    const texts = textsIn(request);
    const asker = askerOf(response);
    const remarks = await remarksOn(house, stands, texts, asker);
    if (asker.aborted) return; // before all was looked at
    if (remarks.some(({ isError }) => isError)) {
      show(house, request, response, { texts, remarks });
      return;
    }
    const { id } = await house.shelf.add(texts);
    response.redirect(303, urls.lesson(id));
  });
  return router;
}

const nameOf =
  ({ words }: House, defects: readonly string[]) =>
  (command: string, language: Language): string => {
    const { say, has } = words[language];
    const key = `${wordsKey({ wordsOf: wordsOfAgency(sitesOf(defects), has) }, command)}.button`;
    return has(key) ? say(key) : command;
  };

function textsIn(request: Request): ScenarioTexts {
  const body = request.body as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const typed = body[name];
    return typeof typed === 'string' ? typed.replaceAll('\r\n', '\n').slice(0, MOST) : '';
  };
  return { scenario: text('scenario'), words: byLanguage(text) };
}

interface Told {
  readonly line: string;
  readonly isError: boolean;
}

/** What stands on pages and what phones show, which exercises speak of. */
type Stands = Pick<Wishes, 'labels' | 'messages'>;

/** Whoever waits for an answer: gone as soon as the browser hangs up. */
function askerOf(response: Response): AbortSignal {
  const asker = new AbortController();
  response.once('close', () => {
    asker.abort();
  });
  return asker.signal;
}

/** What is wrong, in the order of the files; and an exercise of the house is not written over. */
async function remarksOn({ shelf, check }: House, stands: Stands, texts: ScenarioTexts, asker: AbortSignal): Promise<readonly Told[]> {
  const id = /^['"]?id['"]?\s*:\s*['"]?([a-z][a-z0-9-]*)['"]?\s*(?:#.*)?$/m.exec(texts.scenario)?.[1] ?? '';
  const taken = shelf.isOwn(id) ? [{ line: `scenario.yaml:1:1: "${id}" came with the house: choose another id`, isError: true }] : [];
  const wishes: Wishes = { ...stands, exercises: shelf.scenarios.map((scenario) => scenario.id), ways: true };
  const found = await check({ texts, wishes }, asker);
  return [...taken, ...found.map((remark) => ({ line: lineOf(remark), isError: remark.severity === 'error' }))];
}

function show(
  house: House,
  request: Request,
  response: Response,
  { texts, remarks }: { readonly texts: ScenarioTexts | undefined; readonly remarks?: readonly Told[] },
): void {
  const { t } = shellOf(house, request);
  const wrong = remarks?.some(({ isError }) => isError) ?? false;
  showYard(house, request, response, {
    view: 'trainer/write',
    title: t('yard.write.title'),
    status: wrong ? 422 : 200,
    around: { wide: true, bar: [{ href: urls.trainer, icon: 'arrow-left', label: t('yard.trainer.all-classes') }] },
    locals: {
      write: {
        files: texts && [
          { name: 'scenario', file: 'scenario.yaml', text: texts.scenario },
          ...LANGUAGES.map((language) => ({ name: language, file: `scenario.${language}.yaml`, text: texts.words[language] ?? '' })),
        ],
        remarks,
        isGood: remarks !== undefined && !wrong,
        check: urls.checkWritten,
        keep: urls.keepWritten,
        once: house.ids.fresh(),
      },
    },
  });
}
