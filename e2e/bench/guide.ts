import { readScenarioFolder } from '../../server/store/scenario-folder.ts';
import { begin } from '../../server/training/begin.ts';
import { guide } from '../../server/training/guide.ts';
import { readScenario } from '../../server/training/read.ts';
import type { Run } from '../../server/training/run.ts';
import { walkOf } from '../../server/training/scenario.ts';
import { play } from '../../server/training/walk.ts';
import type { Figure } from './figure.ts';

/** How long the guide takes to find the next command, from every world on every walkthrough of every guided scenario. */
export async function guideTimes(): Promise<readonly Figure[]> {
  const took: number[] = [];
  let lost = 0;
  for (const { texts, version } of await readScenarioFolder('scenarios')) {
    const scenario = readScenario(texts, version);
    if (scenario.cases.length > 0 || !scenario.modes.includes('guide')) continue;
    guide(begin(scenario, 'warm'), scenario.seats[0] ?? ''); // as the app does when it has started
    for (const name of Object.keys(scenario.walkthroughs)) {
      const measure = (run: Run): void => {
        for (const seat of run.scenario.seats) {
          // A copy of the rules, so that no answer is remembered.
          const fresh: Run = { ...run, country: { ...run.country } };
          const began = performance.now();
          const guidance = guide(fresh, seat);
          took.push(performance.now() - began);
          if (guidance.task !== undefined && !guidance.order && !guidance.wait) lost++;
        }
      };
      play(begin(scenario, '7'), walkOf(scenario, name).moves, undefined, (_, { run }) => {
        measure(run);
      });
    }
  }
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return [
    { name: 'guide, p99', value: at(0.99), unit: 'ms', target: { most: 25 }, note: `median ${at(0.5).toFixed(1)} ms, ${String(took.length)} worlds` },
    { name: 'worlds without a way', value: lost, unit: '', target: undefined },
  ];
}
