import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { act, emptyWorld, replay, settle, type Country, type Outcome } from './act.ts';
import { defineAgency } from './agency.ts';
import { leaveSeat, practice, takeSeat } from './practice.ts';
import { minutes, office, person, type World } from './world.ts';

interface Safe {
  readonly words: Readonly<Record<string, string>>;
  readonly asked: readonly string[];
  readonly open: readonly string[];
}
const opens: Safe = { words: {}, asked: [], open: [] };

/** A safe that its owner is asked to open; each has a word of their own for it. */
const safe = defineAgency({
  name: 'safe',
  facts: {
    locked: z.object({ who: z.string(), word: z.string() }),
    asked: z.object({ who: z.string(), box: z.string() }),
    opened: z.object({ box: z.string() }),
  },
  opens,
  fold: {
    locked: (state, { who, word }) => ({ ...state, words: { ...state.words, [who]: word } }),
    asked: (state, { box }) => ({ ...state, asked: [...state.asked, box] }),
    opened: (state, { box }) => ({ ...state, open: [...state.open, box] }),
  },
});
const lock = safe.command({
  name: 'lock',
  from: ['office'],
  input: z.object({ who: z.string(), word: z.string() }),
  refusals: {},
  judge: (_, { input }) => [safe.fact('locked', input)],
});
const ask = safe.command({
  name: 'ask',
  from: ['office'],
  input: z.object({ who: z.string(), box: z.string() }),
  refusals: {},
  judge: (_, { input }) => [safe.fact('asked', input)],
});
const open = safe.command({
  name: 'open',
  from: ['person'],
  input: z.object({ box: z.string(), word: z.string() }),
  refusals: { 'word-wrong': 'word' },
  judge: ({ words }, { input, by }, refuse) => (words[by.name] === input.word ? [safe.fact('opened', { box: input.box })] : refuse('word-wrong')),
  suggest: ({ words, asked, open: done }, { by, knows }) =>
    asked.flatMap((box) => {
      const word = words[by.name] ?? '';
      return knows(word) && !done.includes(box) ? [{ box, word }] : [];
    }),
});
const country: Country = {
  agencies: { practice, safe },
  commands: Object.fromEntries([lock, ask, open, takeSeat, leaveSeat].map((command) => [command.id, command])),
  links: [safe.whenUnplayed('asked', open, ({ who, box }) => ({ who, input: { box } }), minutes(1))],
};

const yard = office('practice');
const give = (world: World, order: Parameters<typeof act>[2]): Outcome => act(country, world, order, world.now);
const locked = give(emptyWorld(country), lock.order(office('safe'), { who: 'owner', word: 'Hoamai-52' })).world;
const asked = (world: World, box = 'red'): Outcome => give(world, ask.order(office('safe'), { who: 'owner', box }));
const openIn = (world: World): readonly string[] => safe.in(world).open;

describe('what somebody knows by heart', () => {
  test('is entered when the world plays them, and stands in no fact', () => {
    const before = asked(locked);
    const after = settle(country, before.world, minutes(1));
    expect(openIn(after.world)).toEqual(['red']);
    expect(JSON.stringify([...before.facts, ...after.facts])).not.toContain('Hoamai-52');
    expect(before.facts[0]?.sends).toMatchObject([{ command: 'safe/open', input: { box: 'red' }, byHeart: true }]);
  });

  test('waits while a learner has the seat; their own order takes its place, and no other', () => {
    const seated = give(locked, takeSeat.order(yard, { seat: 'owner' })).world;
    const both = asked(asked(seated, 'red').world, 'blue').world;
    const one = give(settle(country, both, minutes(5)).world, open.order(person('owner'), { box: 'blue', word: 'Hoamai-52' })).world;
    expect([openIn(one), one.due.map(({ input }) => input)]).toEqual([['blue'], [{ box: 'red' }]]);
    const left = give(one, leaveSeat.order(yard, { seat: 'owner' })).world;
    expect([openIn(left), left.due]).toEqual([['blue', 'red'], []]);
  });

  test('is not entered where there is nothing to do any more', () => {
    const before = asked(locked);
    const done = give(before.world, { command: open.id, by: person('owner'), input: { box: 'red', word: 'Hoamai-52' } });
    expect([openIn(done.world), done.world.due]).toEqual([['red'], []]);
    const twice = settle(country, { ...before.world, states: done.world.states }, minutes(1));
    expect(twice.facts.map(({ data }) => data)).toEqual([{ command: 'safe/open', refused: 'nothing-to-do', field: null }]);
  });

  test('is the same world again from its facts', () => {
    const start = emptyWorld(country);
    const first = give(start, lock.order(office('safe'), { who: 'owner', word: 'Hoamai-52' }));
    const second = asked(first.world);
    const third = settle(country, second.world, minutes(1));
    expect(replay(country, [...first.facts, ...second.facts, ...third.facts])).toEqual(third.world);
  });
});
