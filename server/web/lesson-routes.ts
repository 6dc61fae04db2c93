import { Router, type Request, type RequestHandler, type Response } from 'express';
import { begin } from '../training/begin.ts';
import type { Scenario } from '../training/read.ts';
import { saidByPhone } from './slips-on-paper.ts';
import { textsOf } from './coach-column.ts';
import { WebError } from './errors.ts';
import type { House } from './house.ts';
import { personaCard } from './persona-card.ts';
import { wordsIn } from './practice-words.ts';
import { mistakesByTask, ON_PAPER, scriptOf } from './script.ts';
import { shellOf, showYard, type Shell } from './shell.ts';
import { taskMap } from './task-map.ts';
import { urls } from './urls.ts';

/** For trainers: a lesson laid open (story, walkthrough, answer key, map), and what is handed out on paper. */
export function lessonRoutes(house: House, trainersOnly: RequestHandler): Router {
  const router = Router();
  router.get(urls.lesson(':id'), trainersOnly, (request, response) => {
    showLesson(house, request, response);
  });
  router.get(urls.handout(':id'), trainersOnly, (request, response) => {
    showHandout(house, request, response);
  });
  return router;
}

function found(house: House, request: Request): Scenario {
  const scenario = house.shelf.find(String(request.params['id']));
  if (!scenario) throw new WebError('not-found');
  return scenario;
}

function showLesson(house: House, request: Request, response: Response): void {
  const scenario = found(house, request);
  const { t, lang } = shellOf(house, request);
  const run = begin(scenario, ON_PAPER, { defects: [] });
  const { texts, fill } = textsOf(run, lang);
  const titles = scenario.tasks.map(({ id }) => fill(texts.tasks[id]?.title ?? id));
  const byTask = mistakesByTask(scenario);
  const mistakes = scenario.mistakes.map(({ id, severity }) => ({ id, severity, task: byTask[id] ?? 0, ...told(texts.mistakes[id], fill) }));
  showYard(house, request, response, {
    view: 'trainer/lesson',
    title: fill(texts.title),
    around: { wide: true, section: fill(texts.title), bar: [{ href: urls.trainer, icon: 'arrow-left', label: t('yard.trainer.all-classes') }] },
    locals: {
      t: wordsIn(run, lang, t),
      lesson: {
        title: fill(texts.title),
        story: fill(texts.story),
        minutes: scenario.minutes,
        level: scenario.level,
        audience: scenario.audience.map((who) => t(`yard.lesson.audience.${who}`)),
        objectives: scenario.objectives.map(({ id, skill }) => ({ text: fill(texts.objectives[id] ?? id), skill: t(`yard.lesson.skills.${skill}`) })),
        map: taskMap(titles, mistakes),
        tasks: titles,
        steps: scriptOf(scenario, house.words[lang]),
        mistakes,
        injects: scenario.injects.map(({ id }) => fill(texts.injects[id] ?? id)),
        faults: scenario.faults.map(({ id }) => fill(texts.faults[id] ?? id)),
        cases: casesOf(scenario, { t, texts, fill }),
        handout: urls.handout(scenario.id),
        notes: texts.handout.map(fill),
      },
    },
  });
}

const told = (words: { readonly title: string; readonly feedback: string } | undefined, fill: (text: string) => string) => ({
  title: fill(words?.title ?? ''),
  text: fill(words?.feedback ?? ''),
});

interface Wording extends ReturnType<typeof textsOf> {
  readonly t: Shell['t'];
}

/** A tester's cases as they are set, and what is right of each. */
const casesOf = ({ cases }: Scenario, { t, texts, fill }: Wording) =>
  cases.map(({ id, shows }) => ({
    title: fill(texts.cases[id]?.title ?? id),
    given: fill(texts.cases[id]?.given ?? ''),
    when: fill(texts.cases[id]?.when ?? ''),
    then: fill(texts.cases[id]?.then ?? ''),
    right: t(`yard.qa.states.${shows === undefined ? 'pass' : 'fail'}`),
    defect: shows === undefined ? undefined : fill(texts.defects[shows] ?? shows),
  }));

/** The paper twin. For the learner: what to do, the persona cards, the messages cut out as slips, a worksheet. For who teaches: the answers, and notes. */
function showHandout(house: House, request: Request, response: Response): void {
  const scenario = found(house, request);
  const { lang, t } = shellOf(house, request);
  const run = begin(scenario, ON_PAPER, { defects: [] });
  const { texts, fill } = textsOf(run, lang);
  const steps = scriptOf(scenario, house.words[lang]);
  const say = wordsIn(run, lang, t);
  showYard(house, request, response, {
    view: 'trainer/handout',
    title: fill(texts.title),
    around: { bar: [{ href: urls.lesson(scenario.id), icon: 'arrow-left', label: t('yard.lesson.back') }] },
    locals: {
      t: say,
      handout: {
        title: fill(texts.title),
        story: fill(texts.story),
        tasks: scenario.tasks.map(({ id }) => fill(texts.tasks[id]?.title ?? id)),
        cases: casesOf(scenario, { t, texts, fill }),
        steps,
        cards: scenario.seats.flatMap((seat) => personaCard(say, run, seat) ?? []),
        slips: saidByPhone(scenario, lang, house.words[lang]),
        can: fill(texts.debrief.can),
        notes: texts.handout.map(fill),
        remember: scenario.mistakes.map(({ id }) => fill(texts.mistakes[id]?.remember ?? '')).filter((line) => line !== ''),
      },
    },
  });
}
