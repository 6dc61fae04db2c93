import { begin } from './begin.ts';
import { guide } from './guide.ts';
import { walkOf } from './scenario.ts';
import { loadScenario, scenarioNames } from './test-scenarios.ts';
import { done, doings } from './walk.ts';
import type { Run } from './run.ts';
import { person } from '../world/world.ts';
import { knownTo } from './persona.ts';
import { give, pass } from './run.ts';

let judged = 0;
const fresh = (run: Run): Run => {
  const commands = Object.fromEntries(
    Object.entries(run.country.commands).map(([id, command]) => [
      id,
      { ...command, judge: (...g: Parameters<typeof command.judge>) => (judged++, command.judge(...g)) },
    ]),
  );
  return { ...run, country: { ...run.country, commands } };
};
const all: { ms: number; judged: number; where: string; found: boolean }[] = [];
function ask(run: Run, where: string) {
  const f = process.env['COUNT'] ? fresh(run) : { ...run, country: { ...run.country } };
  judged = 0;
  const t = process.cpuUsage();
  const g = guide(f, run.scenario.seats[0] ?? '');
  all.push({ ms: process.cpuUsage(t).user / 1000, judged, where, found: !g.task || !!g.order || !!g.wait });
}
for (let round = 0; round < 2; round++) {
  all.length = 0;
  for (const name of scenarioNames) {
    const s = loadScenario(name);
    if (!s.modes.includes('guide')) continue;
    for (const each of Object.keys(s.walkthroughs)) {
      let run = begin(s, '7');
      const turns = doings(run, walkOf(s, each).moves);
      for (let turn = turns.next(); !turn.done; turn = turns.next(run)) {
        ask(run, `${name} ${each} before ${JSON.stringify(turn.value).slice(0, 90)}`);
        run = done(run, turn.value).run;
      }
      ask(run, `${name} ${each} end`);
    }
    // random worlds
    let state = 1;
    const below = (n: number): number => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0), Math.floor((state / 2 ** 32) * n));
    for (let r = 0; r < 100; r++) {
      let run = begin(s, String(r));
      const trail: string[] = [];
      for (let i = 0; i < 12; i++) {
        const orders = run.scenario.seats.flatMap((seat) =>
          Object.values(run.country.commands)
            .filter((c) => c.from.includes('person'))
            .flatMap((c) =>
              c.suggest(run.world, person(seat), knownTo(run, run.scenario.seats)).map((input) => ({ command: c.id, by: person(seat), input })),
            ),
        );
        const pick = below(orders.length + 2);
        const order = orders[pick];
        run = order ? give(run, order, run.world.now + below(20000)).run : pass(run, run.world.now + below(3) * 100000).run;
        trail.push(order ? `${order.by.name}:${order.command}` : 'pass');
      }
      ask(run, `${name} random ${r} ${trail.join(' ')}`);
    }
  }
}
all.sort((a, b) => b.ms - a.ms);
const q = (p: number) => all[Math.floor(all.length * (1 - p))]?.ms.toFixed(1);
console.log(all.length, 'p50', q(0.5), 'p90', q(0.9), 'p99', q(0.99), 'max', q(1), 'lost', all.filter((x) => !x.found).length);
console.log(
  all
    .slice(0, 25)
    .map((x) => `${x.ms.toFixed(1)} ${x.judged} ${x.found} ${x.where}`)
    .join('\n'),
);
console.log(
  'LOST\n' +
    all
      .filter((x) => !x.found)
      .map((x) => x.where)
      .join('\n'),
);
