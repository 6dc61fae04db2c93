import { describe, expect, test } from '@jest/globals';
import { minutes } from '../world/world.ts';
import { begin } from './begin.ts';
import { exam, examMinutes, handedIn } from './exam.ts';
import { progress } from './progress.ts';
import { walkOf } from './scenario.ts';
import { smallScenario } from './test-scenarios.ts';
import { play } from './walk.ts';

const scenario = smallScenario();
const start = begin(scenario, '7', { mode: 'exam' });
const [first, ...others] = walkOf(scenario, 'clean').moves;
const half = play(start, first ? [first] : []);
const whole = play(half, others);
const limit = minutes(examMinutes(scenario));
const times = { beganAt: 1_000, lastAt: 61_000 };
const over = (run: typeof start, now: number) => exam(run, { ...times, now })?.over;

describe('an exam', () => {
  test('is none in another mode', () => {
    expect(exam(begin(scenario, '7', { mode: 'practise' }), { ...times, now: 61_000 })).toBeUndefined();
  });

  test('lasts as long as its scenario says, else twice as long as a learner takes', () => {
    expect([examMinutes({ exam: { minutes: 8 }, minutes: 5 }), examMinutes({ exam: undefined, minutes: 5 })]).toEqual([8, 10]);
  });

  test('runs in real time to its last millisecond, and no longer', () => {
    const deadline = times.beganAt + limit;
    expect(exam(half, { ...times, now: deadline - 1 })).toMatchObject({ left: 1, over: undefined });
    expect(exam(half, { ...times, now: deadline })).toMatchObject({ left: 0, over: 'time-up', until: deadline });
  });

  test('is over when all is done, and as it stood then, whenever it is looked at', () => {
    expect([over(half, 62_000), over(whole, 62_000)]).toEqual([undefined, 'done']);
    expect(exam(whole, { ...times, now: 62_000 })).toEqual(exam(whole, { ...times, now: 99_000_000 }));
  });

  test('is over when it is handed in, once, and what was done before stays', () => {
    const { run } = handedIn(half, half.world.now);
    expect(exam(run, { ...times, now: 99_000_000 })).toMatchObject({ over: 'handed-in', until: times.lastAt });
    expect(progress(run).tasks).toEqual(progress(half).tasks);
    expect(handedIn(run, run.world.now).refusal?.refused).toBe('handed-in-already');
  });
});
