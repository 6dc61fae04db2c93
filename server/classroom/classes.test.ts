import { describe, expect, test } from '@jest/globals';
import { memoryStore, type Store } from '../store/store.ts';
import { act } from '../world/act.ts';
import { inject, practice as practiceAgency } from '../world/practice.ts';
import { minutes, office } from '../world/world.ts';
import type { Class, Joined } from './class.ts';
import { createClasses, type ClassesParts } from './classes.ts';
import { createPractices } from './practices.ts';
import { added, bell, country, looking, newRun, ringBell, runOf, type Run } from './testing/bell.ts';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const lesson = { scenario: 'bell', mode: 'practise' } as const;

function school(store: Store = memoryStore(), parts: Partial<ClassesParts<Run, string>> = {}) {
  const clock = { now: NOON };
  const now = (): number => clock.now;
  const practices = createPractices<Run, string>({
    logs: store.practices,
    trail: store.trail,
    now,
    load: runOf,
    look: looking,
    nowOf: ({ world }, real) => world.now + Math.min(Math.max(0, real), minutes(10)),
  });
  const classes = createClasses<Run, string>({
    logs: store.classes,
    documents: store.documents,
    practices,
    begin: (_lesson, seed) => newRun(seed),
    outline: ({ world }) => {
      const isDone = bell.in(world).rung >= 3;
      return { tasks: [{ id: 'ring', state: isDone ? 'done' : 'now' }], mistakes: [], isDone };
    },
    now,
    ...parts,
  });
  return { store, clock, practices, classes };
}
type School = ReturnType<typeof school>;

async function opened({ classes }: School, name = 'Lớp sáng'): Promise<Class> {
  const opened = await classes.open({ ...lesson, name });
  if ('refused' in opened) throw new Error(opened.refused);
  return opened;
}
async function joined({ classes }: School, { code }: Class, nickname: string, once?: string): Promise<Joined<Run, string>> {
  const answer = await classes.join({ code, nickname, ...(once !== undefined && { once }) });
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

describe('a class', () => {
  test('is found by its six digits, however they are typed, and by nothing else', async () => {
    const here = school();
    const { id, code } = await opened(here);
    expect(code).toMatch(/^\d{6}$/);
    expect((await here.classes.findByCode(` ${code.slice(0, 3)} ${code.slice(3)}`))?.id).toBe(id);
    for (const typed of ['', '12345', '../x', code.slice(1), `${code}0`]) expect(await here.classes.findByCode(typed)).toBeUndefined();
    expect(await here.classes.find('../x')).toBeUndefined();
  });

  test('stands as it was after a restart', async () => {
    const here = school();
    const { id } = await opened(here);
    await joined(here, (await here.classes.find(id))!, 'Lan');
    expect(await school(here.store).classes.find(id)).toEqual(await here.classes.find(id));
    expect(await school(here.store).classes.list()).toHaveLength(1);
  });

  test('is refused a name that looks like a real number', async () => {
    expect(await school().classes.open({ ...lesson, name: 'Lớp 0912345678' })).toEqual({ refused: 'real-in-text', field: 'name' });
  });

  test('never shares its code with another open one; a closed one gives it back', async () => {
    const codes = ['111111', '111111', '222222', '111111'];
    const here = school(memoryStore(), { drawCode: () => codes.shift() ?? '999999' });
    const first = await opened(here);
    expect([first.code, (await opened(here)).code]).toEqual(['111111', '222222']);
    await here.classes.close(first.id);
    expect((await opened(here)).code).toBe('111111');
    expect((await here.classes.find(first.id))?.isClosed).toBe(true);
  });

  test('is found by the practice of a member, also when it is closed, and by no other', async () => {
    const here = school();
    const [first, second] = [await opened(here, 'Tổ 5'), await opened(here, 'Tổ 6')];
    const [one, other] = [await joined(here, first, 'Lan'), await joined(here, second, 'Minh')];
    await here.classes.close(second.id);
    const found = await Promise.all([one, other].map(async ({ practice }) => (await here.classes.findByPractice(practice.id))?.id));
    expect(found).toEqual([first.id, second.id]);
    expect(await here.classes.findByPractice((await here.practices.begin(newRun('lone'))).id)).toBeUndefined();
  });

  test('lets nobody in when it is closed, and leaves who is in', async () => {
    const here = school();
    const open = await opened(here);
    const { practice } = await joined(here, open, 'Lan');
    await here.classes.close(open.id);
    await here.classes.close(open.id);
    expect(await here.classes.join({ code: open.code, nickname: 'Minh' })).toEqual({ refused: 'no-such-class', field: 'code' });
    await ringBell(practice);
    expect((await here.classes.find(open.id))?.members).toHaveLength(1);
  });
});

describe('a member', () => {
  test('has a number, a nickname, and a world of their own', async () => {
    const here = school();
    const open = await opened(here);
    const lan = await joined(here, open, ' Lan ');
    const minh = await joined(here, open, 'Minh');
    expect([lan.member, minh.member].map(({ number, nickname }) => [number, nickname])).toEqual([
      [1, 'Lan'],
      [2, 'Minh'],
    ]);
    const seedOf = ({ practice }: typeof lan): string => practiceAgency.in(practice.run.world).seed;
    expect(seedOf(lan)).not.toBe(seedOf(minh));
    await ringBell(lan.practice);
    expect(bell.in(minh.practice.run.world).rung).toBe(0);
    expect((await here.classes.find(open.id))?.members).toEqual([lan.member, minh.member]);
  });

  test.each([
    ['Lan', '000000', { refused: 'no-such-class', field: 'code' }],
    ['', undefined, { refused: 'missing', field: 'nickname' }],
    ['Lan 0912345678', undefined, { refused: 'real-in-text', field: 'nickname' }],
    ['LÊ', undefined, { refused: 'nickname-taken', field: 'nickname' }],
  ])('with the nickname %j and the code %j is refused, and nothing is kept', async (nickname, code, refusal) => {
    const here = school(memoryStore(), { drawCode: () => '123456' });
    const open = await opened(here);
    await joined(here, open, 'Lê');
    expect(await here.classes.join({ code: code ?? open.code, nickname })).toEqual(refusal);
    expect((await here.classes.find(open.id))?.members).toHaveLength(1);
  });

  test('does not come in where the class is full', async () => {
    const here = school(memoryStore(), { most: 1 });
    const open = await opened(here);
    await joined(here, open, 'Lan');
    expect(await here.classes.join({ code: open.code, nickname: 'Minh' })).toEqual({ refused: 'class-full', field: 'code' });
  });

  test('who sends the form twice, or comes back with it, is one member', async () => {
    const here = school();
    const open = await opened(here);
    const [one, other] = await Promise.all([joined(here, open, 'Lan', 'form-1'), joined(here, open, 'Lan', 'form-1')]);
    expect(other.member).toEqual(one.member);
    expect(other.practice.id).toBe(one.practice.id);
    expect((await here.classes.find(open.id))?.members).toHaveLength(1);
  });

  test('forty at once get forty numbers', async () => {
    const here = school();
    const open = await opened(here);
    const all = await Promise.all(Array.from({ length: 40 }, (_, i) => joined(here, open, `Bàn ${i + 1}`)));
    expect(new Set(all.map(({ member }) => member.number)).size).toBe(40);
    expect(await here.classes.board(open.id)).toHaveLength(40);
  });

  test('begins once more in another world, under the same number, as often as they like', async () => {
    const here = school();
    const open = await opened(here);
    const lan = await joined(here, open, 'Lan');
    const first = lan.practice.id;
    const [second, twice] = [await here.classes.again({ practice: first, once: 'f1' }), await here.classes.again({ practice: first, once: 'f1' })];
    expect(twice?.id).toBe(second?.id);
    const third = await here.classes.again({ practice: second!.id });
    const seeds = [lan.practice, second!, third!].map(({ run }) => practiceAgency.in(run.world).seed);
    expect(new Set(seeds).size).toBe(3);
    expect((await here.classes.find(open.id))?.members).toEqual([{ ...lan.member, practice: third!.id, earlier: [first, second!.id] }]);
    expect((await here.classes.findByPractice(first))?.id).toBe(open.id);
    expect(await here.classes.again({ practice: first })).toBeUndefined(); // nobody is in it any more
    expect(await here.classes.again({ practice: 'nobody-s' })).toBeUndefined();
    await here.classes.remove(open.id, 1);
    for (const practice of [first, second!.id, third!.id]) expect(await here.practices.find(practice)).toBeUndefined();
  });

  test('begins once more in the same other world as the class does, where all have one world', async () => {
    const here = school();
    const open = await here.classes.open({ ...lesson, name: 'Lớp sáng', sameWorld: true });
    if ('refused' in open) throw new Error(open.refused);
    const both = [await joined(here, open, 'Lan'), await joined(here, open, 'Minh')];
    const again = await Promise.all(both.map(({ practice }) => here.classes.again({ practice: practice.id })));
    const [lan, minh, before] = [...again, both[0]?.practice].map((practice) => practiceAgency.in(practice!.run.world).seed);
    expect(lan).toBe(minh);
    expect(lan).not.toBe(before);
  });

  test('who is removed leaves nothing: no name, no practice, and the number is not given again', async () => {
    const here = school();
    const open = await opened(here);
    const lan = await joined(here, open, 'Lan');
    await here.classes.remove(open.id, 1);
    await here.classes.remove(open.id, 7);
    expect((await here.classes.find(open.id))?.members).toEqual([]);
    expect(await here.practices.find(lan.practice.id)).toBeUndefined();
    expect((await joined(here, open, 'Lan')).member.number).toBe(2);
  });

  test('is named in no fact', async () => {
    const here = school();
    const open = await opened(here, 'Lớp của cô Hoa');
    const { practice } = await joined(here, open, 'Bí Ngô');
    await here.classes.remove(open.id, (await joined(here, open, 'Bí Đao')).member.number);
    const kept = JSON.stringify([await here.store.classes.read(open.id), await here.store.practices.read(practice.id)]);
    expect(kept).not.toMatch(/Bí|Hoa/);
  });
});

describe('deleting a class', () => {
  test('leaves no name, no log, no practice, no code', async () => {
    const here = school();
    const open = await opened(here);
    const { practice } = await joined(here, open, 'Lan');
    await here.classes.delete(open.id);
    expect(await here.classes.find(open.id)).toBeUndefined();
    expect(await here.classes.findByCode(open.code)).toBeUndefined();
    expect(await here.classes.list()).toEqual([]);
    expect(await here.store.classes.read(open.id)).toEqual([]);
    expect(await here.practices.find(practice.id)).toBeUndefined();
    await here.classes.delete(open.id);
  });

  test('happens by itself when nothing happened for 30 days and its practices are gone', async () => {
    const here = school();
    const [left, used] = [await opened(here), await opened(here)];
    await joined(here, left, 'Lan');
    const { practice } = await joined(here, used, 'Minh');
    here.clock.now += 20 * DAY;
    await ringBell(practice);
    here.clock.now += 11 * DAY;
    expect(await here.classes.sweep(30)).toEqual([]);
    await here.practices.sweep(30);
    expect(await here.classes.sweep(30)).toEqual([left.id]);
    expect((await here.classes.list()).map(({ id }) => id)).toEqual([used.id]);
  });
});

describe('the board', () => {
  test('shows task, last action, mistakes and minutes of each member', async () => {
    const here = school();
    const open = await opened(here);
    const { practice } = await joined(here, open, 'Lan');
    here.clock.now += minutes(2);
    await ringBell(practice);
    here.clock.now += minutes(1);
    expect(await here.classes.board(open.id)).toEqual([
      {
        number: 1,
        nickname: 'Lan',
        practice: practice.id,
        tasks: [{ id: 'ring', state: 'now' }],
        mistakes: [],
        isDone: false,
        last: { kind: 'bell/rung', refused: undefined, minutesAgo: 1 },
        minutes: 3,
        help: undefined,
        again: undefined,
        injected: [],
        lost: undefined,
      },
    ]);
  });

  test('tells what came of the run before, where somebody begins once more', async () => {
    const here = school(memoryStore(), {
      outline: ({ world }) => ({ tasks: [], mistakes: bell.in(world).rung > 0 ? [{ id: 'rang', severity: 'slip' }] : [], isDone: false }),
    });
    const open = await opened(here);
    const { practice } = await joined(here, open, 'Lan');
    here.clock.now += minutes(2);
    await ringBell(practice);
    here.clock.now += minutes(9);
    await here.classes.again({ practice: practice.id });
    expect(await here.classes.board(open.id)).toMatchObject([
      { number: 1, mistakes: [], minutes: 0, again: { run: 2, mistakes: [{ id: 'rang' }], minutes: 2 } },
    ]);
  });

  test('puts first who wants help: three refusals in a row, or more than three minutes without a step', async () => {
    const here = school();
    const open = await opened(here);
    const [fine, refused, idle, done] = [
      await joined(here, open, 'Fine'),
      await joined(here, open, 'Refused'),
      await joined(here, open, 'Idle'),
      await joined(here, open, 'Done'),
    ];
    for (let i = 0; i < 3; i++) await ringBell(done.practice);
    here.clock.now += minutes(3) + 1;
    for (const loud of [true, false, false, false]) await ringBell(refused.practice, undefined, loud);
    for (const loud of [false, false, true, false, false]) await ringBell(fine.practice, undefined, loud);
    const board = await here.classes.board(open.id);
    expect(board.map(({ nickname, help }) => [nickname, help])).toEqual([
      ['Refused', { why: 'refusals', count: 3 }],
      ['Idle', { why: 'idle', minutes: 3 }],
      ['Fine', undefined],
      ['Done', undefined],
    ]);
    expect(board[0]?.last).toEqual({ kind: 'practice/refused', refused: { command: 'bell/ring', refused: 'not-loud' }, minutesAgo: 0 });
    expect(board[3]?.minutes).toBe(0);
    expect(idle.member.number).toBe(3);
  });

  test('says of a practice that was deleted that it is gone', async () => {
    const here = school();
    const open = await opened(here);
    const { practice } = await joined(here, open, 'Lan');
    await here.practices.delete(practice.id);
    expect(await here.classes.board(open.id)).toMatchObject([{ number: 1, nickname: 'Lan', lost: 'gone' }]);
  });

  test('counts what a trainer sends as no step of the learner', async () => {
    const here = school();
    const open = await opened(here);
    const { practice } = await joined(here, open, 'Lan');
    here.clock.now += minutes(4);
    await practice.inTurn(() =>
      practice.append(added(practice.run, act(country, practice.run.world, inject.order(office('practice'), { id: 'scam' }), practice.now()))),
    );
    expect(await here.classes.board(open.id)).toMatchObject([{ help: { why: 'idle', minutes: 4 }, injected: ['scam'] }]);
    expect(await school(here.store).classes.board(open.id)).toMatchObject([{ minutes: 0, injected: ['scam'] }]);
    here.clock.now += minutes(1);
    await ringBell(practice);
    expect(await here.classes.board(open.id)).toMatchObject([{ help: undefined }]);
  });

  test('looks and writes nothing', async () => {
    const here = school();
    const open = await opened(here);
    const { practice } = await joined(here, open, 'Lan');
    await ringBell(practice);
    here.clock.now += minutes(5);
    await here.classes.board(open.id);
    expect(await here.store.practices.read(practice.id)).toHaveLength(2);
  });
});
