import { describe, expect, jest, test } from '@jest/globals';
import { minutes, person } from '../world/world.ts';
import { begin } from './begin.ts';
import { lint } from './lint/lint.ts';
import { progress } from './progress.ts';
import { readScenario } from './read.ts';
import { draftOf } from './record.ts';
import { back, give } from './run.ts';
import { walkOf } from './scenario.ts';
import { loadScenario, scenarioNames } from './test-scenarios.ts';
import { play, walk } from './walk.ts';

const nameOf = (command: string, language: string): string => `${language} ${command}`;

jest.setTimeout(120_000); // as long as the machine lets it take

const runs = scenarioNames.flatMap((name) => {
  const lesson = loadScenario(name);
  const variants = lesson.variants.map(({ id }) => id);
  return (variants.length > 0 ? variants : [undefined]).map((variant) => ({ name, variant: variant ?? 'only', lesson, wishes: { variant } }));
});

describe.each(runs)('what was done in $name, variant $variant', ({ lesson, wishes }) => {
  const texts = draftOf(walk(begin(lesson, '7', { mode: 'practise', ...wishes }), walkOf(lesson, 'clean')), 'my-own', nameOf);

  test('is a draft that can be read, checked without an error, and played to its end by others', () => {
    expect(lint(texts, { ways: true }).filter(({ severity }) => severity === 'error')).toEqual([]);
    const draft = readScenario(texts, 'v1');
    expect(draft.tasks.length).toBeGreaterThan(0);
    const { isDone, mistakes } = progress(walk(begin(draft, 'another'), walkOf(draft, 'clean')));
    expect({ isDone, mistakes }).toEqual({ isDone: true, mistakes: [] });
  });
});

describe('a draft', () => {
  const lesson = loadScenario('pay-fee');
  const start = begin(lesson, '7', { mode: 'practise' });

  test('leaves out what was taken back, and offers what was turned down as a mistake', () => {
    const wrong = play(start, walkOf(lesson, 'wrong-code').moves);
    expect(draftOf(wrong, 'x', nameOf).scenario).toMatch(/# Turned down.*"because":"code-wrong"/);
    const [first] = wrong.facts.filter(({ n, order, by }) => n === order && n >= start.facts.length && by.role === 'person');
    const undone = back(wrong, first?.n ?? 0, person('citizen')).run;
    expect(draftOf(undone, 'x', nameOf).scenario).not.toContain('tre-xanh/');
  });

  test('speaks of people by their names in the exercise, never by one run’s numbers', () => {
    const moves = walkOf(lesson, 'by-transfer').moves;
    const { scenario } = draftOf(walk(start, { moves }), 'x', nameOf);
    expect(scenario).toContain('$citizen.account');
    expect(scenario).not.toContain(start.cast.people['citizen']?.account ?? 'none');
  });

  test('has one goal: the one that was drawn, with its sums, people and plots', () => {
    const two = walk(begin(lesson, '7', { mode: 'practise', variant: 'two' }), walkOf(lesson, 'clean'));
    const { scenario } = draftOf(two, 'x', nameOf);
    expect([/amount: 230000/.test(scenario), scenario.includes('$variant')]).toEqual([true, false]);
    const garden = draftOf(begin(loadScenario('red-book'), '7', { mode: 'practise', variant: 'garden' }), 'x', nameOf).scenario;
    expect(garden).toMatch(/balance: 215000000[^]*recipe: village-plot[^]*price: 2580000000/);
  });

  test('takes along the messages that its exercise words itself, and says which one was meant', () => {
    const scams = loadScenario('spot-scam');
    const [first] = walkOf(scams, 'clean').moves;
    const texts = draftOf(play(begin(scams, '7', { variant: 'parcel', mode: 'practise' }), first ? [first] : []), 'my-own', nameOf);
    expect(lint(texts).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(texts.words['vi']).toContain('Buu kien cua ban');
    expect(texts.scenario).toContain('about: own/parcel-fee');
  });

  test('waits for what was waited for, and gives late what was given late', () => {
    const slow = loadScenario('late-receipt');
    const deeds = walkOf(slow, 'clean').moves.filter((move) => 'do' in move);
    const paid = play(begin(slow, '7', { variant: 'one' }), deeds);
    const later = give(paid, { command: 'tre-xanh/leave', by: person('citizen'), input: {} }, paid.world.now + minutes(25)).run;
    expect(draftOf(later, 'x', nameOf).scenario).toMatch(/do: tre-xanh\/confirm\n +with: suggested\n +- wait: \d+ seconds\n +- do: tre-xanh\/leave/);
    const tested = loadScenario('check-fee');
    const { scenario } = draftOf(walk(begin(tested, '7'), walkOf(tested, 'clean')), 'x', nameOf);
    expect(scenario).toMatch(/do: tre-xanh\/confirm\n +with: suggested\n +late: 6 minutes/);
    expect(scenario).not.toContain('could not be told');
  });

  test('tells its author which step could not be told', () => {
    const odd = give(
      start,
      { command: 'payments/issue-order', by: person('citizen'), input: { dossier: 'GPLX-261110-0007', bank: 'sao-bien' } },
      start.world.now,
    ).run;
    expect(draftOf(odd, 'x', nameOf).scenario).toMatch(/payments\/issue-order/);
  });
});
