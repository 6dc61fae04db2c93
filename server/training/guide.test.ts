import { describe, expect, test } from '@jest/globals';
import { practice } from '../world/practice.ts';
import { person, seconds } from '../world/world.ts';
import { begin } from './begin.ts';
import { guide } from './guide.ts';
import { placeKey } from './place-key.ts';
import { progress } from './progress.ts';
import { back, give, look, pass, type Run } from './run.ts';
import { walkOf, type Move } from './scenario.ts';
import { loadScenario, scenarioNames, smallScenario } from './test-scenarios.ts';
import { done, doings, play, walk } from './walk.ts';

const scenario = smallScenario();
const start = begin(scenario, '7');
const logIn: Move = { do: 'vneid/log-in', with: 'suggested' };
const confirm: Move = { do: 'vneid/confirm-code', with: 'suggested' };

describe('the guide', () => {
  test('names the next command, whose it is, what is entered, and the task that it leads to', () => {
    const { idNumber, password } = start.cast.people['citizen']!;
    expect(guide(start, 'citizen')).toEqual({
      task: 'start',
      seat: 'citizen',
      order: { command: 'vneid/log-in', by: person('citizen'), input: { idNumber, password } },
    });
  });

  test('says what to wait for before that', () => {
    const run = play(start, [logIn]);
    const found = guide(run, 'citizen');
    expect(found).toMatchObject({
      task: 'be-in',
      order: { command: 'vneid/confirm-code' },
      wait: { for: 'phone/receive-sms', at: run.world.now + seconds(3) },
    });
    expect(guide(look(run, run.world.now + seconds(3)).run, 'citizen').wait).toBeUndefined();
  });

  test('has nothing to say when all is done', () => {
    expect(guide(play(start, walkOf(scenario, 'clean').moves), 'citizen')).toEqual({});
  });

  test('finds the way back from a wrong code, an expired code, a refusal to share, a log-in left half-way', () => {
    const next = (moves: readonly Move[]): string | undefined => guide(play(start, moves), 'citizen').order?.command;
    expect(next([logIn, { ...confirm, but: { code: '000000' } }])).toBe('vneid/confirm-code');
    expect(next([logIn, { ...confirm, late: '4 minutes' }])).toBe('vneid/send-new-code');
    expect(next([logIn, confirm, { do: 'vneid/refuse-access', with: 'suggested' }])).toBe('vneid/log-in');
    expect(next([logIn, confirm])).toBe('vneid/grant-access');
  });

  test('follows the clock: an answer that time alone has spoilt is worked out anew', () => {
    const run = look(play(start, [logIn]), start.world.now + seconds(3)).run;
    expect(guide(run, 'citizen').order?.command).toBe('vneid/confirm-code');
    expect(guide(look(run, run.world.now + seconds(240)).run, 'citizen').order?.command).toBe('vneid/send-new-code');
  });

  test('enters the codes of this branch, not those that a rewind has undone', () => {
    const once = play(start, [logIn, { wait: '3 seconds' }]);
    const code = (run: Run): unknown => (guide(run, 'citizen').order?.input as { code?: string }).code;
    const first = code(once);
    const again = play(back(once, start.facts.length, person('citizen')).run, [logIn, { wait: '3 seconds' }]);
    expect(code(again)).toMatch(/^\d{6}$/);
    expect(code(again)).not.toBe(first);
  });

  test('never leads into a mistake, and says honestly that it finds no way', () => {
    const trap = smallScenario({
      '  - { id: start,': '  - { id: opened, done: { fact: phone/link-opened } }\n  - { id: start,',
      'done: { fact: vneid/log-in-started, by: citizen }': 'done: { fact: land/certificate-issued }',
    });
    const run = play(begin(trap, '7'), [{ inject: 'scam' }]);
    const found = guide(run, 'citizen');
    expect(['opened', 'be-in']).toContain(found.task);
    expect(found.order?.command).not.toBe('phone/open-link');
    const hopeless = smallScenario({
      '{ fact: vneid/log-in-started, by: citizen }': '{ fact: land/certificate-issued }',
      '{ fact: portal/session-opened, where: { who: citizen } } }\ncond': '{ fact: land/fees-set } }\ncond',
    });
    expect(guide(begin(hopeless, '7'), 'citizen')).toEqual({ task: 'start' });
  });

  test('changes nothing', () => {
    const before = JSON.stringify(start.facts) + JSON.stringify(start.world);
    guide(start, 'citizen');
    expect(JSON.stringify(start.facts) + JSON.stringify(start.world)).toBe(before);
  });

  test('counts every seat that the learner holds, and says whose turn it is', () => {
    const two = smallScenario({
      'seats: [citizen]': 'seats: [friend, citizen]',
      'with: suggested }\n    - { do: vneid/confirm': 'as: citizen, with: suggested }\n    - { as: citizen, do: vneid/confirm',
      '{ do: vneid/grant': '{ as: citizen, do: vneid/grant',
    });
    const run = begin(two, '7');
    expect(guide(run, 'friend')).toMatchObject({ seat: 'citizen', order: { command: 'vneid/log-in' } });
    expect(guide(run, 'friend', ['friend'])).toEqual({ task: 'start' });
  });
});

describe('the guide’s search', () => {
  /** What the search does, counted by how often a rule is asked: time would hang on the machine. */
  function effort(run: Run): number {
    let judged = 0;
    const commands = Object.fromEntries(
      Object.entries(run.country.commands).map(([id, command]) => [
        id,
        { ...command, judge: (...given: Parameters<typeof command.judge>) => (judged++, command.judge(...given)) },
      ]),
    );
    guide({ ...run, country: { ...run.country, commands } }, run.scenario.seats[0] ?? '');
    return judged;
  }

  test.each(['log-in', 'pay-fee', 'red-book'])('stays small on every step of the clean walkthrough of %s', (name) => {
    const exercise = loadScenario(name);
    let run = begin(exercise, '7');
    const turns = doings(run, walkOf(exercise, 'clean').moves);
    const efforts: number[] = [];
    for (let turn = turns.next(); !turn.done; turn = turns.next(run)) {
      efforts.push(effort(run));
      run = done(run, turn.value).run;
    }
    expect(Math.max(...efforts)).toBeLessThan(150);
  });
});

describe('wherever a walkthrough comes', () => {
  const guided = scenarioNames.map(loadScenario).filter(({ cases, modes }) => cases.length === 0 && modes.includes('guide'));

  test.each(guided.map((exercise) => [exercise.id, exercise] as const))('there is a way on for every seat of %s', (_, exercise) => {
    const lost: string[] = [];
    for (const name of Object.keys(exercise.walkthroughs))
      play(begin(exercise, '7'), walkOf(exercise, name).moves, undefined, (_doing, { run }) => {
        for (const seat of exercise.seats) {
          const { task, order, wait } = guide({ ...run, country: { ...run.country } }, seat); // a copy of the rules, so that no answer is remembered
          if (task !== undefined && !order && !wait) lost.push(`${name}, ${seat}, after ${String(run.facts.length)} facts`);
        }
      });
    expect(lost).toEqual([]);
  });
});

describe('two worlds are the same place', () => {
  test('where they differ only in what was drawn and in moments', () => {
    const [a, b] = [play(start, [logIn]), play(pass(start, start.world.now + seconds(90)).run, [logIn])];
    expect(a.world.states['vneid']).not.toEqual(b.world.states['vneid']);
    expect(placeKey(a.world)).toBe(placeKey(b.world));
  });

  test('but for the hours: before a closed door one waits for it to open', () => {
    const [shut, open] = ['2026-11-09T12:30', '2026-11-09T13:45'].map((at) => ({ ...start.world, now: Date.parse(`${at}+07:00`) }));
    expect(placeKey(shut!)).not.toBe(placeKey(open!));
  });

  test('and not where money, people or what is due differ', () => {
    const keys = [start, begin(scenario, '8'), play(start, [logIn]), play(start, [logIn, { wait: '3 seconds' }]), play(start, [logIn, confirm])].map(
      ({ world }) => placeKey(world),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const account = {
      command: 'tre-xanh/open-account',
      by: { role: 'office', name: 'practice' },
      input: { number: '1010999999', owner: 'friend', holder: 'X' },
    } as const;
    const [poor, rich] = [1, 2].map((balance) => give(start, { ...account, input: { ...account.input, balance } }, start.world.now).run.world);
    expect(placeKey(poor!)).not.toBe(placeKey(rich!));
  });
});

test('who sits where does not stop the guide from seeing the seats that are given to it', () => {
  expect(practice.in(start.world).seats).toEqual(['citizen']);
  expect(progress(walk(start, walkOf(scenario, 'clean'))).isDone).toBe(true);
});

test('a new code is asked for where the old one has run out, though no walkthrough shows it: what was begun is not thrown away', () => {
  const { walkthroughs, ...payFee } = loadScenario('pay-fee');
  const moves: readonly Move[] = [
    { do: 'payments/issue-order', with: 'suggested' },
    { do: 'tre-xanh/enter', with: 'suggested' },
    { do: 'tre-xanh/approve-payment', with: 'suggested' },
    { do: 'tre-xanh/confirm', with: 'suggested', late: '10 minutes' },
  ];
  const run = play(begin({ ...payFee, walkthroughs: { clean: walkthroughs['clean']! } }, '7'), moves);
  expect(run.facts.at(-1)).toMatchObject({ data: { refused: 'code-expired' } });
  expect(guide(run, 'citizen').order?.command).toBe('tre-xanh/send-new-code');
});

test('what breaks along the way is told, not taken for a hard place', () => {
  const run = begin(loadScenario('log-in'), '7');
  const breaks = (): never => {
    throw new Error('a fault of ours');
  };
  const commands = Object.fromEntries(Object.entries(run.country.commands).map(([id, command]) => [id, { ...command, suggest: breaks }]));
  const guidance = guide({ ...run, country: { ...run.country, commands } }, 'citizen');
  expect(guidance).toMatchObject({ task: run.scenario.tasks[0]?.id, broke: { message: 'a fault of ours' } });
  expect(guide(run, 'citizen').broke).toBeUndefined();
});
