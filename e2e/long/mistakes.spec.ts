import { filled } from '../../server/training/cast.ts';
import { mistakesMade, progress } from '../../server/training/progress.ts';
import type { Scenario } from '../../server/training/read.ts';
import type { Run } from '../../server/training/run.ts';
import { walkOf, type Mode, type Move } from '../../server/training/scenario.ts';
import { minutes } from '../../server/world/world.ts';
import { expect, test } from '../app.ts';
import { openClass } from '../walking/classroom.ts';
import { finger } from '../walking/hands.ts';
import { inspector } from '../walking/inspection.ts';
import { allScenarios } from '../walking/stored-practice.ts';
import { goToResult } from '../walking/result.ts';
import { startWalker, type Walker } from '../walking/walker.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const inspect = inspector('vi');
/** What would follow a mistake is the coach's button; all else that is set off is a trainer's. */
const needsTrainer = ({ mistakes }: Scenario, moves: readonly Move[]): boolean =>
  moves.some((move) => 'inject' in move && !mistakes.some(({ follows }) => follows === move.inject));

/** After each step: of the mistakes that it led to, the coach tells what the first of the scenario's list means. */
function coachSpeaksUp({ page }: Walker): (run: Run) => Promise<void> {
  const told = new Set<string>();
  return async (run) => {
    const fresh = mistakesMade(run).filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    const { mistakes, texts } = run.scenario;
    const first = mistakes.find(({ id }) => fresh.some((made) => made.id === id));
    if (!first) return;
    const feedback = filled(texts['vi']?.mistakes[first.id]?.feedback ?? 'words', run.cast);
    await expect.soft(page.locator('#coach .helped', { hasText: feedback }), `the coach on ${first.id} at ${page.url()}`).toBeVisible();
  };
}

/** In practice mode, where reading costs time: codes run out, locks open. */
const modeOf = ({ modes }: Scenario): Mode => modes.find((mode) => mode === 'practise') ?? modes[0] ?? 'guide';

for (const scenario of await allScenarios())
  for (const name of Object.keys(scenario.walkthroughs).filter((each) => each !== 'clean')) {
    const { moves, makes, breaks } = walkOf(scenario, name);
    test(`${scenario.id}, ${name}, on a phone in Vietnamese: the mistakes are found, and the coach tells of them`, async ({ page, app, browser }) => {
      const mode = modeOf(scenario);
      const classroom = needsTrainer(scenario, moves) ? await openClass({ browser, app, inspect, scenario: scenario.id, mode }) : undefined;
      const walker = await startWalker({ page, app, scenario: scenario.id, mode, classroom, hands: finger, inspect });
      const coach = coachSpeaksUp(walker);
      await walker.play(moves, coach);
      await walker.letPass(minutes(10));
      const run = await walker.practice.run();
      await coach(run);
      const { mistakes, conditions } = progress(run);
      expect(mistakes.map(({ id }) => id).sort()).toEqual([...makes].sort());
      expect(conditions.flatMap(({ id, holds }) => (holds ? [] : [id]))).toEqual(expect.arrayContaining([...breaks]));
      await goToResult(walker, scenario);
      for (const id of makes)
        await expect
          .soft(page.locator('main'), `the result on ${id}`)
          .toContainText(filled(scenario.texts['vi']?.mistakes[id]?.title ?? id, run.cast));
      await classroom?.close();
    });
  }
