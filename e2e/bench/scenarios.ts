import { readScenarioFolder } from '../../server/store/scenario-folder.ts';
import { lint } from '../../server/training/lint/lint.ts';
import { deadEnds } from '../../server/training/lint/ways.ts';
import { readScenario, type Scenario, type ScenarioTexts } from '../../server/training/read.ts';
import type { Figure } from './figure.ts';

const COUNT = 1000;

/**
 * How long it takes to read a thousand exercises, and to check the house's own: the quick part and the search for dead ends apart, which takes longest
 * where there is no way out.
 */
export async function scenarioTimes(): Promise<readonly Figure[]> {
  const stored = await readScenarioFolder('scenarios');
  const many = Array.from({ length: COUNT }, (_, i) => generated(stored[i % stored.length]?.texts ?? missing(), i));
  const [, reading] = timed(() => many.map((texts, i) => readScenario(texts, `v${String(i)}`)));
  const quick = stored.map(({ texts }) => timed(() => lint(texts))[1]);
  const exercises = stored.map(({ id, texts }) => readScenario(texts, id));
  const searched = exercises.map((exercise) => timed(() => deadEnds(exercise))[1]);
  const inVain = exercises.map(withoutWayOut).map((exercise) => timed(() => deadEnds(exercise))[1]);
  return [
    { name: `${String(COUNT)} scenarios read`, value: reading / 1000, unit: 's', target: { most: 10 } },
    { name: 'a scenario checked and played, the slowest', value: Math.max(...quick), unit: 'ms', target: { most: 2000 } },
    {
      name: 'dead ends of a scenario looked for in every variant, the slowest',
      value: Math.max(...searched) / 1000,
      unit: 's',
      target: { most: 30 },
    },
    { name: 'the same, where a task can never be done', value: Math.max(...inVain) / 1000, unit: 's', target: { most: 30 } },
  ];
}

/** The same exercise with a first task that nothing does. */
const withoutWayOut = (exercise: Scenario): Scenario => ({
  ...exercise,
  tasks: exercise.tasks.map((task, i) => (i === 0 ? { ...task, done: { fact: 'bench/never' } } : task)),
});

/** The same exercise with people, tasks and a name of its own. */
function generated({ scenario, words }: ScenarioTexts, number: number): ScenarioTexts {
  const more = Array.from(
    { length: number % 5 },
    (_, i) => `  - { id: more-${String(i)}, done: { fact: portal/session-opened, where: { who: n${String(number)} } } }\n`,
  ).join('');
  const titles = Array.from({ length: number % 5 }, (_, i) => `  more-${String(i)}: { title: n${String(number)} }\n`).join('');
  return {
    scenario: scenario
      .replace(/^id: .*$/m, `id: n${String(number)}`)
      .replace(/^people:\n/m, `people:\n  n${String(number)}: { recipe: young }\n`)
      .replace(/^tasks:\n/m, `tasks:\n${more}`),
    words: Object.fromEntries(Object.entries(words).map(([language, text]) => [language, text.replace(/^tasks:\n/m, `tasks:\n${titles}`)])),
  };
}

function timed<T>(work: () => T): readonly [T, number] {
  const began = performance.now();
  const result = work();
  return [result, performance.now() - began];
}

function missing(): never {
  throw new Error('there are no scenarios');
}
