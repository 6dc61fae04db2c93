import { Router, type Request, type Response } from 'express';
import { unlessDamaged } from '../classroom/unless-damaged.ts';
import { score } from '../training/debrief.ts';
import { handedIn, modesOf } from '../training/exam.ts';
import { progress } from '../training/progress.ts';
import { textsFor } from '../training/read.ts';
import { bodyOf, textIn } from './asked.ts';
import { textsOf } from './coach-column.ts';
import { getCurrent, isRunningHere } from './current.ts';
import { WebError } from './errors.ts';
import { examIn, examTerms, isOver, minutesLeft, resultOf } from './exam.ts';
import { date, time } from './format.ts';
import type { House } from './house.ts';
import { onceOf } from './practice-routes.ts';
import { seeOther } from './send.ts';
import { shellOf, showYard } from './shell.ts';
import { urls } from './urls.ts';

/** Before an exam, its end by hand, and the page that looks up its result by the check code. */
export function examRoutes(house: House): Router {
  const router = Router();
  router.get(urls.exam, (request, response) => showTerms(house, request, response));
  router.get(urls.examRuns, (request, response) => showRunning(house, request, response));
  router.get(urls.handIn, (request, response) => showHandIn(house, request, response));
  router.post(urls.handIn, async (request, response) => {
    const { practice } = await getCurrent(house, request);
    const once = onceOf(house, request);
    await practice.inTurn(async () => {
      if (examIn(house, practice) && !isOver(house, practice)) await practice.append(handedIn(practice.run, practice.now()), once);
    });
    seeOther(response, urls.result);
  });
  router.get(urls.checkResult, (request, response) => {
    showCheck(house, request, response, {});
  });
  router.post(urls.checkResult, (request, response) => check(house, request, response));
  return router;
}

async function showTerms(house: House, request: Request, response: Response): Promise<void> {
  const scenario = house.shelf.find(textIn(request.query['bai']));
  if (!scenario || !modesOf(scenario).includes('exam')) throw new WebError('not-found');
  if (await isRunningHere(house, request, scenario.id)) {
    seeOther(response, urls.examRuns);
    return;
  }
  const shell = shellOf(house, request);
  showYard(house, request, response, {
    view: 'yard/exam',
    title: shell.t('yard.exam.title'),
    locals: {
      title: textsFor(scenario, shell.lang).title,
      terms: examTerms(shell, scenario, { inClass: false }),
      begin: {
        action: urls.start,
        label: shell.t('yard.exam.begin'),
        once: house.ids.fresh(),
        hidden: { scenario: scenario.id, mode: 'exam', ready: '1' },
      },
    },
  });
}

/** Who opens a running exam once more is told that it runs, and for how long, before going on. */
async function showRunning(house: House, request: Request, response: Response): Promise<void> {
  const { practice } = await getCurrent(house, request);
  const exam = examIn(house, practice);
  if (!exam || exam.over) {
    seeOther(response, urls.result);
    return;
  }
  const { t, lang } = shellOf(house, request);
  const { texts, fill } = textsOf(exam.run, lang);
  showYard(house, request, response, {
    view: 'yard/exam-runs',
    title: t('yard.exam.title'),
    locals: {
      title: fill(texts.title),
      left: t('yard.exam.runs', { minutes: minutesLeft(exam) }),
      ways: { onHref: urls.practice, handInHref: urls.handIn },
    },
  });
}

async function showHandIn(house: House, request: Request, response: Response): Promise<void> {
  const { practice } = await getCurrent(house, request);
  const exam = examIn(house, practice);
  if (!exam || exam.over) {
    seeOther(response, urls.result);
    return;
  }
  const { t } = shellOf(house, request);
  const { tasks } = score(progress(exam.run), exam.run.scenario);
  showYard(house, request, response, {
    view: 'yard/hand-in',
    title: t('yard.exam.hand-in'),
    locals: {
      stand: t('yard.exam.stand', { done: tasks.done, count: tasks.of, minutes: minutesLeft(exam) }),
      handIn: { action: urls.handIn, label: t('yard.exam.hand-in'), once: house.ids.fresh() },
      onHref: urls.practice,
    },
  });
}

interface Looked {
  readonly code?: string;
  readonly error?: string;
  readonly found?: object;
}

function showCheck(house: House, request: Request, response: Response, { code, error, found }: Looked): void {
  const { t } = shellOf(house, request);
  showYard(house, request, response, {
    view: 'yard/check-result',
    title: t('yard.exam.check.title'),
    status: error === undefined ? 200 : 404,
    locals: { found, enter: { action: urls.checkResult, once: house.ids.fresh(), value: code, error } },
  });
}

async function check(house: House, request: Request, response: Response): Promise<void> {
  const code = textIn(bodyOf(request)['code']);
  const { t, lang } = shellOf(house, request);
  const id = await house.resultCodes.find(code);
  const practice = id === undefined ? undefined : await unlessDamaged(() => house.practices.find(id));
  const exam = practice && practice !== 'damaged' ? examIn(house, practice) : undefined;
  if (!practice || practice === 'damaged' || !exam?.over || !house.resultCodes.isFor(code, resultOf(practice, exam))) {
    showCheck(house, request, response, { code, error: t('yard.exam.check.none') });
    return;
  }
  const { texts, fill } = textsOf(exam.run, lang);
  const { points, passed, tasks, harmful, slips } = score(progress(exam.run), exam.run.scenario);
  const row = (term: string, detail: string) => ({ term: t(`yard.exam.rows.${term}`), detail });
  showCheck(house, request, response, {
    code,
    found: {
      passed,
      title: t(passed ? 'yard.exam.passed' : 'yard.exam.not-passed'),
      rows: [
        row('exercise', fill(texts.title)),
        row('when', `${date(practice.beganAt)}, ${time(practice.beganAt)}`),
        row('tasks', `${String(tasks.done)}/${String(tasks.of)}`),
        ...(tasks.done === tasks.of ? [row('points', `${String(points)}/100`)] : []),
        ...(tasks.done + harmful + slips > 0 ? [row('mistakes', String(harmful + slips))] : []), // none at all says nothing of who did nothing
        row('end', t(`yard.exam.over.${exam.over}`)),
      ],
    },
  });
}
