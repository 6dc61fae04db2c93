import { describe, expect, test } from '@jest/globals';
import { phone } from '../agencies/phone/phone.ts';
import { portal } from '../agencies/portal/portal.ts';
import { vneid } from '../agencies/vneid/vneid.ts';
import { minutes, office, person, seconds, type Fact } from '../world/world.ts';
import { begin } from './begin.ts';
import { persona } from './persona.ts';
import { back, capOf, fromFacts, give, injected, jump, look, nowOf, pass, seatsTaken, setupOf, waiting, type Run } from './run.ts';
import { walkOf, type Move } from './scenario.ts';
import { smallScenario } from './test-scenarios.ts';
import { doings, done, play, walk } from './walk.ts';

const scenario = smallScenario();
const start = begin(scenario, '7');
const logIn: Move = { do: 'vneid/log-in', with: 'suggested' };
const confirm: Move = { do: 'vneid/confirm-code', with: 'suggested' };
const kinds = (facts: readonly Fact[]): readonly string[] => facts.map(({ kind }) => kind);
const since = (run: Run): readonly string[] => kinds(run.facts.slice(start.facts.length));

describe('the beginning', () => {
  test('is facts like all else: what the practice is made of first, the learner’s seat last', () => {
    expect(start.facts[0]).toMatchObject({
      n: 0,
      kind: 'practice/began',
      data: { seed: '7', scenario: 'small', version: 'v1', mode: 'guide', linked: true },
    });
    expect(start.facts.at(-1)).toMatchObject({ kind: 'practice/seat-taken', data: { seat: 'citizen' } });
    expect(new Date(start.world.now).toISOString()).toBe('2026-11-10T01:30:00.000Z');
    expect(kinds(start.facts)).not.toContain('practice/refused');
  });

  test('makes other people from another seed, and the same from the same', () => {
    const [a, b, c] = ['1', '1', '2'].map((seed) => persona(begin(scenario, seed), 'citizen'));
    expect(a).toEqual(b);
    expect(a?.idNumber).not.toBe(c?.idNumber);
  });

  test('takes the wishes of whoever opens it: mode, links, defects, seats', () => {
    const run = begin(scenario, '7', { mode: 'exam', linked: false, defects: ['bank-takes-expired-code'], seats: ['friend'] });
    expect(setupOf(run.facts)).toMatchObject({ mode: 'exam', linked: false, defects: ['bank-takes-expired-code'] });
    expect(seatsTaken(run)).toEqual(['friend']);
    expect(() => begin(scenario, '7', { defects: ['no-such'] })).toThrow('no such defect');
  });

  test('that is refused is its author’s mistake, and says what', () => {
    const wrong = smallScenario({
      'at: 2026-11-10T08:30': 'at: 2026-11-10T08:30, with: [{ do: vneid/enter-app, as: citizen, with: { idNumber: "099099099099", password: x } }]',
    });
    expect(() => begin(wrong, '7')).toThrow('the start of small is refused: vneid/enter-app, "idNumber": credentials-wrong');
  });

  test('can have happened already: what a person did before the learner came', () => {
    const run = begin(
      smallScenario({ 'at: 2026-11-10T08:30': 'at: 2026-11-10T08:30, with: [{ do: vneid/enter-app, as: citizen, with: suggested }]' }),
      '7',
    );
    expect(vneid.in(run.world).accounts['citizen']?.inApp).toBe(true);
  });
});

describe('a stored practice', () => {
  test('comes back whole from its facts, through JSON, and goes on the same', () => {
    const run = play(start, [logIn, { wait: '1 minute' }]);
    const again = fromFacts(scenario, JSON.parse(JSON.stringify(run.facts)) as Fact[]);
    expect(again.world).toEqual(run.world);
    expect(again.memory).toEqual(run.memory);
    expect(again.scenario).toEqual(run.scenario);
    expect(play(again, [confirm]).facts).toEqual(play(run, [confirm]).facts);
  });

  test('without its first fact is no practice', () => {
    expect(() => fromFacts(scenario, start.facts.slice(1))).toThrow('a practice begins with');
    expect(() => fromFacts(scenario, [])).toThrow('a practice begins with');
  });
});

describe('time', () => {
  test('is short between two steps where one is led, long where one practises or where expiry is the lesson', () => {
    const cap = (mode: 'show' | 'guide' | 'practise' | 'exam', of = scenario): number => capOf(begin(of, '7', { mode }));
    expect([cap('show'), cap('guide'), cap('practise'), cap('exam')]).toEqual([seconds(10), seconds(10), minutes(10), minutes(10)]);
    expect(cap('guide', smallScenario({ 'minutes: 5': 'minutes: 5\nclock: { expiryIsLesson: true }' }))).toBe(minutes(10));
    expect(nowOf(start, seconds(4))).toBe(start.world.now + seconds(4));
    expect(nowOf(start, minutes(60))).toBe(start.world.now + seconds(10));
    expect(nowOf(start, -5)).toBe(start.world.now);
  });

  test('jumps to what is due next, says what that is, and keeps the jump as a fact', () => {
    const run = play(start, [logIn]);
    expect(waiting(run)).toMatchObject({ for: 'phone/receive-sms', at: run.world.now + seconds(3), long: false });
    const step = jump(run);
    expect(step && kinds(step.facts)).toEqual(['phone/sms-received', 'practice/time-passed']);
    expect(step?.run.world.now).toBe(run.world.now + seconds(3));
    expect(jump(start)).toBeUndefined();
    expect(waiting(start)).toBeUndefined();
  });

  test('that merely goes by happens the same in one look or in many', () => {
    const run = play(start, [logIn]);
    const often = [1, 2, 3, 5, 60].reduce((now, second) => look(now, run.world.now + seconds(second)).run, run);
    expect(often.facts).toEqual(look(run, run.world.now + seconds(60)).run.facts);
  });
});

describe('injects', () => {
  test('fall in by themselves, once, some time after their fact', () => {
    const run = walk(start, walkOf(scenario, 'clean'));
    expect(since(run).filter((kind) => kind === 'practice/injected')).toHaveLength(1);
    expect(phone.in(run.world).inbox.map(({ message }) => message)).toEqual(['log-in-code', 'scam-account']);
  });

  test.each([
    ['so long after the learner sat down', '{ after: 10 minutes }', minutes(10)],
    ['at a moment of simulated time', '{ at: 2026-11-10T08:40 }', minutes(10)],
    ['at once where that moment has gone by', '{ at: 2026-11-10T08:30 }', 0],
  ])('come %s, whatever is done meanwhile, once', (_, when, after) => {
    const timed = smallScenario({
      'when: { fact: portal/session-opened, where: { who: citizen }, after: 20 seconds }': `when: ${when}`,
      'at: 2026-11-10T08:30 }': 'at: 2026-11-10T08:30, with: [{ wait: 30 seconds }] }',
      'seats: [citizen]': 'seats: [citizen, friend]',
    });
    const begun = begin(timed, '7');
    const due = timed.injects[0]?.when && 'at' in timed.injects[0].when ? Math.max(0, after - seconds(30)) : after;
    const inboxAt = (at: number) => phone.in(look(begun, begun.world.now + at).run.world).inbox.map(({ message }) => message);
    expect([due > 0 ? inboxAt(due - 1) : [], inboxAt(due), inboxAt(minutes(60))]).toEqual([[], ['scam-account'], ['scam-account']]);
  });

  test('come by button too, and then no second time', () => {
    const run = injected(start, 'scam', start.world.now).run;
    expect(phone.in(run.world).inbox).toHaveLength(1);
    expect(injected(run, 'scam', run.world.now).refusal?.refused).toBe('injected-already');
  });

  test('look at what their fact says', () => {
    const friendIn = { command: 'portal/open-session', by: office('portal'), input: { who: 'friend', name: 'x', method: 'qr' } };
    const run = pass(give(start, friendIn, start.world.now).run, start.world.now + minutes(1)).run;
    expect(Object.keys(portal.in(run.world).sessions)).toEqual(['friend']);
    expect(phone.in(run.world).inbox).toEqual([]);
  });
});

describe('a rewind', () => {
  test('brings world and memory back, and a mistake stays made', () => {
    const at = play(start, [logIn]);
    const wrong = play(at, [{ do: 'vneid/confirm-code', with: 'suggested', but: { code: '000000' } }]);
    const to = wrong.facts.find(({ kind }) => kind === 'practice/refused')?.n ?? 0;
    const again = back(wrong, to, person('citizen')).run;
    expect(vneid.in(again.world)).toEqual(vneid.in(look(at, wrong.world.now).run.world));
    expect(Object.keys(again.memory.made)).toEqual(['wrong-code']);
    expect(again.facts.at(-1)).toMatchObject({ kind: 'practice/rewound', by: person('citizen'), data: { to } });
    expect(fromFacts(scenario, again.facts).memory).toEqual(again.memory);
  });
});

describe('a walkthrough', () => {
  test('yields each order with all that is entered, and when, for whoever performs it', () => {
    const turns = doings(start, walkOf(scenario, 'clean').moves);
    const yielded: unknown[] = [];
    let run = start;
    for (let turn = turns.next(); !turn.done; turn = turns.next(run)) {
      yielded.push(turn.value);
      run = done(run, turn.value).run;
    }
    const { idNumber, password } = run.cast.people['citizen']!;
    expect(yielded[0]).toEqual({
      what: 'order',
      order: { command: 'vneid/log-in', by: person('citizen'), input: { idNumber, password } },
      at: start.world.now,
      late: 0,
    });
    expect(yielded[1]).toMatchObject({ what: 'order', order: { command: 'vneid/confirm-code' }, at: start.world.now + seconds(3) });
    expect(run.facts).toEqual(play(start, walkOf(scenario, 'clean').moves).facts);
  });

  test('waits, is late, keeps an old code, jumps on until something happens, and presses the trainer’s button', () => {
    const late = play(start, [logIn, { do: 'vneid/confirm-code', with: 'suggested', late: '4 minutes' }]);
    expect(late.facts.at(-1)).toMatchObject({ kind: 'practice/refused', data: { refused: 'code-expired' } });
    const old = play(start, [
      logIn,
      { ...confirm, keep: 'first' },
      { do: 'vneid/send-new-code', with: { id: '$kept.first.id' } },
      { wait: '5 seconds' },
      { do: 'vneid/confirm-code', with: { id: '$kept.first.id', code: '$kept.first.code' } },
    ]);
    expect(old.facts.at(-1)).toMatchObject({ data: { refused: 'code-replaced' } });
    expect(since(play(start, [logIn, { jump: 'phone/sms-received' }]))).toContain('phone/sms-received');
    expect(since(play(start, [{ inject: 'scam' }]))).toContain('phone/sms-received');
  });

  test('says which of several messages it means, and waits for it', () => {
    const { moves } = scenario.injects[0]!;
    const sent = JSON.stringify({ ...moves[0], after: '4 seconds' }).replace('scam-account', 'scam-refund');
    const both = smallScenario({ 'walkthroughs:': `  - { id: other, moves: [${sent}] }\nwalkthroughs:` });
    const end = play(begin(both, '7'), [{ inject: 'scam' }, { inject: 'other' }, { do: 'phone/delete-sms', with: {}, about: 'scam-refund' }]);
    expect(phone.in(end.world).inbox.map(({ message }) => message)).toEqual(['scam-account']);
  });

  test('that cannot go on says why', () => {
    expect(() => play(start, [{ jump: 'next' }])).toThrow('nothing is due');
    expect(() => play(start, [logIn, { jump: 'land/certificate-issued' }])).toThrow('nothing is due');
    expect(() => play(start, [{ do: 'phone/delete-sms', with: {}, about: 'scam-account' }])).toThrow('no message "scam-account" has come to citizen');
    expect(() => play(start, [{ do: 'vneid/send-new-code', with: { id: '$kept.first.id' } }])).toThrow('nothing was kept as $kept.first.id');
  });

  test.each<[string, readonly Move[], string]>([
    [
      'too early',
      [confirm],
      'citizen cannot know what to enter at vneid/confirm-code: there is nothing to do it with yet. What citizen could do here: ',
    ],
    [
      'in another’s name',
      [logIn, { ...confirm, as: 'friend' }],
      'friend cannot know what to enter at vneid/confirm-code: citizen could: write "as: citizen"',
    ],
  ])('that wants something %s says what there is', (_, moves, says) => {
    expect(() => play(start, moves)).toThrow(says);
  });
});
