import { Router, type Request, type Response } from 'express';
import type { Class } from '../classroom/class.ts';
import { bodyOf, textIn } from './asked.ts';
import { firstPlace, getCurrent, nextPlace, seatsHeld, sitDown } from './current.ts';
import { progress } from '../training/progress.ts';
import { finishedWith } from './debrief-page.ts';
import { examTerms, isOver, type Terms } from './exam.ts';
import type { House, LearnersPractice } from './house.ts';
import { onceOf } from './practice-routes.ts';
import { shellOf, showYard } from './shell.ts';
import { urls } from './urls.ts';
import { showHome } from './yard-routes.ts';

/** Learners join a class by its code, or by its QR, and do its lesson once more. */
export function joinRoutes(house: House): Router {
  const router = Router();
  router.get(urls.joinClass, (request, response) => followLink(house, request, response, textIn(request.query['ma'])));
  router.post(urls.joinClass, (request, response) => join(house, request, response));
  router.post(urls.classAgain, (request, response) => joinAgain(house, request, response));
  return router;
}

/** By the class's QR; who is in its exam here already is led back to it. */
async function followLink(house: House, request: Request, response: Response, code: string): Promise<void> {
  const found = await house.classes.findByCode(code);
  const attempt = found && (await attemptOf(house, request, found));
  if (attempt && attempt.id === request.session.practice) response.redirect(303, wayBack(house, attempt));
  else await showJoin(house, request, response, code);
}

async function showJoin(
  house: House,
  request: Request,
  response: Response,
  code: string,
  { error, value = '' }: { readonly error?: string; readonly value?: string } = {},
): Promise<void> {
  const { t } = shellOf(house, request);
  const found = await house.classes.findByCode(code);
  if (!found) {
    response.status(404);
    await showHome(house, request, response, { joinClass: { error: t('yard.errors.class-code-unknown.text'), value: code } });
    return;
  }
  showYard(house, request, response, {
    view: 'yard/join',
    title: t('yard.home.class'),
    status: error === undefined ? 200 : 422,
    locals: {
      join: { title: found.name, action: urls.joinClass, once: house.ids.fresh(), code, error, value, terms: termsOf(house, request, found) },
    },
  });
}

/** In an exam the learner's time begins with joining: what holds there is said first. */
function termsOf(house: House, request: Request, { lesson }: Class): Terms | undefined {
  const scenario = lesson.mode === 'exam' ? house.shelf.find(lesson.scenario) : undefined;
  return scenario && examTerms(shellOf(house, request), scenario, { inClass: true });
}

async function join(house: House, request: Request, response: Response): Promise<void> {
  const { t } = shellOf(house, request);
  const { code: typedCode, name } = bodyOf(request);
  const code = textIn(typedCode);
  const found = await house.classes.findByCode(code);
  if (!found) {
    response.status(404);
    await showHome(house, request, response, { joinClass: { error: t('yard.errors.class-code-unknown.text'), value: code } });
    return;
  }
  const attempt = await attemptOf(house, request, found);
  if (attempt) {
    if (attempt.id !== request.session.practice) await sitDown(house, request, attempt, { inClass: true });
    response.redirect(303, wayBack(house, attempt));
    return;
  }
  if (name === undefined) {
    response.redirect(303, `${urls.joinClass}?ma=${encodeURIComponent(code)}`);
    return;
  }
  const joined = await house.classes.join({ code, nickname: textIn(name), once: onceOf(house, request) });
  if ('refused' in joined) {
    const isReal = joined.refused.startsWith('real-');
    await showJoin(house, request, response, code, {
      error: t(isReal ? `yard.guard.${joined.refused}.world` : `yard.web.join-refusals.${joined.refused}`),
      value: isReal ? '' : textIn(name),
    });
    return;
  }
  await sitDown(house, request, joined.practice, { inClass: true });
  response.redirect(303, nextPlace(joined.practice, seatsHeld(joined.practice)[0] ?? ''));
}

/** One attempt: the exam of this class that was begun on this device. Another device, or the next person at this one, cannot be told apart. */
async function attemptOf(house: House, { session }: Request, { lesson, members }: Class): Promise<LearnersPractice | undefined> {
  if (lesson.mode !== 'exam') return undefined;
  const begun = members.find(({ practice }) => practice === session.practice || session.sat?.includes(practice));
  return begun && house.practices.find(begun.practice);
}

const wayBack = (house: House, attempt: LearnersPractice): string => (isOver(house, attempt) ? urls.resultOnce : urls.examRuns);

/** Once more in another world, on the same row of the trainer's board. An exam is sat once, and who is in the middle of a run goes on in it. */
async function joinAgain(house: House, request: Request, response: Response): Promise<void> {
  const { practice: last } = await getCurrent(house, request);
  const mayBegin = last.run.setup.mode !== 'exam' && progress(last.look()).isDone;
  const practice = mayBegin ? await house.classes.again({ practice: last.id, once: onceOf(house, request) }) : undefined;
  if (practice) await sitDown(house, request, practice, { inClass: true, finished: finishedWith({}, last) });
  response.redirect(303, practice ? firstPlace : urls.practice);
}
