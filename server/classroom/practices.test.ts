import { describe, expect, test } from '@jest/globals';
import { memoryStore, type Store } from '../store/store.ts';
import { rewind } from '../world/act.ts';
import { minutes, person, seconds } from '../world/world.ts';
import { StoreRefused } from './ports.ts';
import { PracticeGone } from './practice.ts';
import { createPractices, type PracticesParts } from './practices.ts';
import { added, bell, country, looking, MORNING, newRun, ringAt, ringBell, runOf, type Run } from './testing/bell.ts';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

/** Practices on a clock of their own. */
function keeper(store: Store = memoryStore(), parts: Partial<PracticesParts<Run>> = {}) {
  const clock = { now: NOON };
  const practices = createPractices<Run, string>({
    logs: store.practices,
    trail: store.trail,
    now: () => clock.now,
    load: runOf,
    look: looking,
    nowOf: (run, real) => run.world.now + Math.min(Math.max(0, real), minutes(10)),
    ...parts,
  });
  return { practices, clock, store };
}
describe('a practice', () => {
  test('is the same world after a restart', async () => {
    const { practices, clock, store } = keeper();
    const practice = await practices.begin(newRun());
    await ringBell(practice, 'form-1');
    clock.now += seconds(7);
    await ringBell(practice, 'form-2', false);
    const again = await keeper(store).practices.find(practice.id);
    expect(again?.run).toEqual(practice.run);
    expect(again?.steps).toBe(3);
    expect([again?.beganAt, again?.lastAt]).toEqual([NOON, NOON + seconds(7)]);
    expect(again?.earlier('form-2')?.facts.at(-1)?.kind).toBe('practice/refused');
  });

  test.each(['', '../p1', 'P1', 'p'.repeat(60), 'p1\0', 'pnever'])('is not found by %j', async (id) => {
    expect(await keeper().practices.find(id)).toBeUndefined();
  });

  test('has an id that cannot be guessed', async () => {
    const { practices } = keeper();
    const [one, other] = [await practices.begin(newRun()), await practices.begin(newRun())];
    expect(one.id).toMatch(/^p[0-9a-z]{25}$/);
    expect(one.id).not.toBe(other.id);
  });

  test('answers the same form as before, also after a restart', async () => {
    const { practices, store } = keeper();
    const practice = await practices.begin(newRun());
    const sent = (): Promise<unknown> =>
      practice.inTurn(async () => practice.earlier('form-1') ?? (await practice.append(ringAt(practice), 'form-1')));
    const [first, second] = await Promise.all([sent(), sent()]);
    expect(second).toBe(first);
    expect(bell.in(practice.run.world).rung).toBe(1);
    expect((await keeper(store).practices.find(practice.id))?.earlier('form-1')).toEqual(first);
    expect(practice.earlier('form-2')).toBeUndefined();
  });

  test('judges requests one after another, whatever handle they came by', async () => {
    const { practices } = keeper();
    const { id } = await practices.begin(newRun());
    const handles = await Promise.all(Array.from({ length: 10 }, () => practices.find(id)));
    await Promise.all(handles.map((handle) => ringBell(handle!)));
    expect(bell.in((await practices.find(id))!.run.world).rung).toBe(10);
    for (const handle of handles) expect(handle!.steps).toBe(11);
  });

  test('is not written to outside of a turn', async () => {
    const practice = await keeper().practices.begin(newRun());
    await expect(practice.append(ringAt(practice))).rejects.toThrow('outside of a turn');
  });

  test('writes nothing where nothing happened', async () => {
    const { practices, store } = keeper();
    const practice = await practices.begin(newRun());
    await practice.inTurn(() => practice.append({ run: practice.run, facts: [] }));
    expect(await store.practices.read(practice.id)).toHaveLength(1);
  });

  test('stands as before where the store refuses, and goes on', async () => {
    const store = memoryStore();
    const full = { is: false };
    const { practices } = keeper(store, {
      logs: {
        ...store.practices,
        append: (id, length, step) => (full.is ? Promise.reject(new StoreRefused('disk-full', 'full')) : store.practices.append(id, length, step)),
      },
    });
    const practice = await practices.begin(newRun());
    const before = practice.run;
    full.is = true;
    await expect(ringBell(practice, 'form-1')).rejects.toMatchObject({ code: 'disk-full' });
    expect(practice.run).toBe(before);
    expect(practice.earlier('form-1')).toBeUndefined();
    full.is = false;
    await ringBell(practice, 'form-1');
    expect(bell.in(practice.run.world).rung).toBe(1);
  });

  test('that another process wrote to is read again', async () => {
    const { practices, store } = keeper();
    const practice = await practices.begin(newRun());
    const elsewhere = await keeper(store).practices.find(practice.id);
    await ringBell(elsewhere!);
    await expect(ringBell(practice)).rejects.toMatchObject({ code: 'moved-on' });
    await ringBell(practice);
    expect(bell.in(practice.run.world).rung).toBe(2);
  });
});

describe('looking', () => {
  test('shows what became due, and writes nothing', async () => {
    const { practices, clock, store } = keeper();
    const practice = await practices.begin(newRun());
    await ringBell(practice);
    expect(bell.in(practice.look().world).echoes).toEqual([]);
    clock.now += seconds(6);
    expect(bell.in(practice.look().world).echoes).toHaveLength(1);
    expect(bell.in(practice.run.world).echoes).toEqual([]);
    expect(await store.practices.read(practice.id)).toHaveLength(2);
  });

  test('in between changes nothing of what follows', async () => {
    const [looked, unlooked] = [keeper(memoryStore(), { newId: () => 'p1' }), keeper(memoryStore(), { newId: () => 'p1' })];
    for (const { practices, clock } of [looked, unlooked]) {
      const practice = await practices.begin(newRun());
      await ringBell(practice, 'a');
      for (let i = 0; i < 20; i++) {
        clock.now += seconds(1);
        if (practices === looked.practices) practice.look();
      }
      await ringBell(practice, 'b');
    }
    expect(await looked.store.practices.read('p1')).toEqual(await unlooked.store.practices.read('p1'));
  });
});

describe('the simulated clock', () => {
  test('goes with the real one since the last step, but not beyond the cap, however often one looks', async () => {
    const { practices, clock } = keeper();
    const practice = await practices.begin(newRun());
    expect(practice.now()).toBe(MORNING);
    clock.now += seconds(42);
    expect(practice.now()).toBe(MORNING + seconds(42));
    clock.now += minutes(60);
    practice.look();
    clock.now += minutes(60);
    expect(practice.now()).toBe(MORNING + minutes(10));
    await ringBell(practice);
    expect(practice.now()).toBe(MORNING + minutes(10));
    clock.now += seconds(1);
    expect(practice.now()).toBe(MORNING + minutes(10) + seconds(1));
  });

  test('does not run back when the machine sets its clock back, nor after a restart', async () => {
    const { practices, clock, store } = keeper();
    const practice = await practices.begin(newRun());
    clock.now += seconds(30);
    expect(practice.now()).toBe(MORNING + seconds(30));
    clock.now -= seconds(20);
    expect(practice.now()).toBe(MORNING + seconds(30));
    clock.now -= minutes(60);
    await ringBell(practice);
    const again = keeper(store);
    again.clock.now = NOON - minutes(120);
    expect((await again.practices.find(practice.id))?.now()).toBe(MORNING + seconds(30));
  });

  test('is set back by a rewind only', async () => {
    const { practices, clock } = keeper();
    const practice = await practices.begin(newRun());
    await ringBell(practice);
    clock.now += seconds(90);
    practice.now();
    await practice.inTurn(() => practice.append(added({ ...practice.run }, rewind(country, practice.run.facts, 2, person('buyer')))));
    expect(practice.now()).toBe(MORNING);
  });
});

describe('memory', () => {
  test('holds so many practices and no more, and those put away come back as they were', async () => {
    const { practices, store } = keeper(memoryStore(), { most: 3 });
    const reads: string[] = [];
    const read = store.practices.read.bind(store.practices);
    store.practices.read = (id) => {
      reads.push(id);
      return read(id);
    };
    const begun = [];
    for (let i = 0; i < 5; i++) begun.push(await practices.begin(newRun(`s${i}`)));
    await ringBell(begun[0]!);
    expect(reads).toEqual([begun[0]!.id]);
    expect(bell.in(begun[0]!.run.world).rung).toBe(1);
    for (const { id, run } of begun) expect((await practices.find(id))?.run).toEqual(run);
  });

  test('keeps typed words until the next step of their seat', async () => {
    const { practices } = keeper();
    const practice = await practices.begin(newRun());
    practice.keepWords('buyer', '/tap/bell', 'typed');
    practice.keepWords('seller', '/tap/bell', 'other');
    expect((await practices.find(practice.id))?.wordsFor('buyer', '/tap/bell')).toBe('typed');
    await ringBell(practice);
    expect([practice.wordsFor('buyer', '/tap/bell'), practice.wordsFor('seller', '/tap/bell')]).toEqual([undefined, 'other']);
    practice.forget('seller');
    expect(practice.wordsFor('seller', '/tap/bell')).toBeUndefined();
  });
});

describe('deleting', () => {
  test('leaves neither log nor trail, and whoever holds the practice is told', async () => {
    const gone: string[] = [];
    const { practices, store } = keeper(memoryStore(), { gone: (id) => Promise.resolve(void gone.push(id)) });
    const practice = await practices.begin(newRun());
    practice.note('buyer', '/tap/bell');
    expect(await store.trail.read(practice.id)).toEqual([{ at: MORNING, took: NOON, seat: 'buyer', page: '/tap/bell' }]);
    await practices.delete(practice.id);
    expect(await practices.find(practice.id)).toBeUndefined();
    expect(await store.practices.read(practice.id)).toEqual([]);
    expect(await store.trail.read(practice.id)).toEqual([]);
    expect(gone).toEqual([practice.id]);
    await expect(ringBell(practice)).rejects.toThrow(PracticeGone);
  });

  test('sweeps what nobody came back to for 30 days, by steps and by pages opened', async () => {
    const { practices, clock } = keeper();
    const [left, played, visited] = [await practices.begin(newRun()), await practices.begin(newRun()), await practices.begin(newRun())];
    clock.now += 20 * DAY;
    await ringBell(played);
    visited.note('buyer', '/tap/bell');
    clock.now += 11 * DAY;
    expect(await practices.sweep(30)).toEqual([left.id]);
    expect(await practices.find(left.id)).toBeUndefined();
    expect(await practices.find(played.id)).toBeDefined();
    expect(await practices.find(visited.id)).toBeDefined();
    clock.now += 20 * DAY;
    expect(await practices.sweep(30)).toHaveLength(2);
  });
});
