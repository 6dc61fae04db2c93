import { readScenarioFolder } from '../../server/store/scenario-folder.ts';
import { begin } from '../../server/training/begin.ts';
import { guide } from '../../server/training/guide.ts';
import { knownTo } from '../../server/training/persona.ts';
import { readScenario } from '../../server/training/read.ts';
import { give, pass, type Run } from '../../server/training/run.ts';
import { walkOf } from '../../server/training/scenario.ts';
import { play } from '../../server/training/walk.ts';
import { diceOf } from '../../server/world/dice.ts';
import { minutes, person, type Order } from '../../server/world/world.ts';
import type { Figure } from './figure.ts';

/** Worlds that nobody planned: as many in all, after so many of whatever could sensibly be done. */
const STRAYS = 200;
const FARTHEST = 25;

interface Times {
  readonly took: number[];
  /** Worlds in which it found no way on. */
  lost: number;
}

/** How long the guide takes to find the next command: from every world on every walkthrough of every guided scenario, and from random ones. */
export async function guideTimes(): Promise<readonly Figure[]> {
  const guided = (await readScenarioFolder('scenarios'))
    .map(({ texts, version }) => readScenario(texts, version))
    .filter(({ cases, modes }) => cases.length === 0 && modes.includes('guide'));
  const [walked, strayed]: [Times, Times] = [
    { took: [], lost: 0 },
    { took: [], lost: 0 },
  ];
  for (const scenario of guided) {
    guide(begin(scenario, 'warm'), scenario.seats[0] ?? ''); // as the app does when it has started
    for (const name of Object.keys(scenario.walkthroughs))
      play(begin(scenario, '7'), walkOf(scenario, name).moves, undefined, (_, { run }) => {
        measure(run, walked);
      });
  }
  for (let i = 0; i < STRAYS; i++) {
    const scenario = guided[i % guided.length];
    if (scenario) measure(strayedIn(begin(scenario, String(i)), String(i)), strayed);
  }
  return [...figuresOf('guide', 'from every world on a walkthrough', walked), ...figuresOf('guide, astray', 'random', strayed)];
}

function measure(run: Run, times: Times): void {
  for (const seat of run.scenario.seats) {
    const fresh: Run = { ...run, country: { ...run.country } }; // a copy of the rules, so that no answer is remembered
    const began = performance.now();
    const { task, order, wait } = guide(fresh, seat);
    times.took.push(performance.now() - began);
    if (task !== undefined && !order && !wait) times.lost++;
  }
}

/** Somebody who does whatever could be done, in any seat, and now and then waits. */
function strayedIn(start: Run, seed: string): Run {
  const dice = diceOf(seed, 0);
  const below = (count: number, name: string): number => Number(dice.digits(name, 6)) % Math.max(1, count);
  let run = start;
  for (let left = 1 + below(FARTHEST, 'how far'); left > 0; left--) {
    const orders = possibleIn(run);
    const order = orders[below(orders.length, `which ${String(left)}`)];
    const at = run.world.now + below(A_WHILE, `when ${String(left)}`);
    run = order && below(5, `whether ${String(left)}`) > 0 ? give(run, order, at).run : pass(run, at).run;
  }
  return run;
}
const A_WHILE = minutes(3);

function possibleIn({ country, world, cast, scenario }: Run): readonly Order[] {
  const knows = knownTo({ world, cast, scenario }, scenario.seats);
  return scenario.seats.flatMap((seat) =>
    Object.values(country.commands)
      .filter(({ from }) => from.includes('person'))
      .flatMap((command) => command.suggest(world, person(seat), knows).map((input): Order => ({ command: command.id, by: person(seat), input }))),
  );
}

function figuresOf(name: string, from: string, { took, lost }: Times): readonly Figure[] {
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  const note = `median ${at(0.5).toFixed(1)} ms, ${String(took.length)} worlds, ${from}`;
  return [
    { name: `${name}, p99`, value: at(0.99), unit: 'ms', target: { most: 25 }, note },
    { name: `${name}: worlds without a way`, value: lost, unit: '', target: undefined },
  ];
}
