import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { begin } from '../begin.ts';
import { plansOf } from '../plan.ts';
import { BrokenScenario, readScenario, type ScenarioTexts } from '../read.ts';
import { draftOf } from '../record.ts';
import { mutants } from '../test-mutations.ts';
import { scenarioNames, scenarioTexts } from '../test-scenarios.ts';
import { tried, Unplayable } from '../unplayable.ts';
import { lint } from './lint.ts';
import { guided } from './ways.ts';

jest.setTimeout(120_000); // as long as the machine lets it take

/** Anything but faults of an author would be a crash of the app. */
function readOrFaults(texts: ScenarioTexts): void {
  try {
    readScenario(texts, 'v');
  } catch (problem) {
    if (!(problem instanceof BrokenScenario)) throw problem;
    expect(problem.faults.length).toBeGreaterThan(0);
  }
}

const real = scenarioNames.map(scenarioTexts);
const short = scenarioTexts('log-in');

test('garbage is refused with a fault, and never crashes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), fc.string({ maxLength: 60 }), (scenario, vi) =>
      readOrFaults({ scenario, words: { vi } }),
    ),
  );
});

test('any YAML is refused with a fault, and never crashes', () => {
  const key = fc.constantFrom('id', 'tasks', 'done', 'fact', 'all', 'people', 'walkthroughs', 'clean', '__proto__', 'constructor', 'toString');
  const any = fc.anything({
    key,
    maxDepth: 5,
    withBigInt: false,
    withDate: false,
    values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
  });
  fc.assert(fc.property(any, (value) => readOrFaults({ scenario: stringify(value), words: { vi: stringify(value) } })));
});

test('what is nested without end, an alias bomb and a huge text are faults too', () => {
  const deep = `id: x\ntasks: [{ id: a, done: ${'{ all: ['.repeat(9000)}${'] }'.repeat(9000)} }]`;
  const bomb = `a: &a [x, x, x, x, x, x, x, x]\n${Array.from('bcdefgh')
    .map((name, i) => `${name}: &${name} [${Array(8).fill(`*${'abcdefgh'[i]!}`).join(', ')}]`)
    .join('\n')}`;
  for (const scenario of [deep, '['.repeat(50_000), bomb, 'a: &a { b: *a }', 'x'.repeat(2_000_000), 'a: *nothing']) {
    const remarks = lint({ scenario, words: {} });
    expect(remarks.map(({ severity }) => severity)).toContain('error');
    expect(() => readScenario({ scenario, words: {} }, 'v')).toThrow(BrokenScenario);
  }
});

/** A line left out, said twice, in another place, or with a piece of another line in it. */
const edit = fc.record({ how: fc.constantFrom('drop', 'double', 'move', 'mix', 'cut'), at: fc.nat(), to: fc.nat() });
function edited(text: string, edits: readonly { readonly how: string; readonly at: number; readonly to: number }[]): string {
  return edits
    .reduce<readonly string[]>((lines, { how, at, to }) => {
      const [i, k] = [at % lines.length, to % lines.length];
      const [line = '', other = ''] = [lines[i], lines[k]];
      if (how === 'drop') return lines.toSpliced(i, 1);
      if (how === 'double') return lines.toSpliced(i, 0, line);
      if (how === 'move') return lines.toSpliced(i, 1).toSpliced(k, 0, line);
      if (how === 'cut') return lines.toSpliced(i, 1, line.slice(0, to % (line.length + 1)));
      return lines.toSpliced(i, 1, line.slice(0, line.length / 2) + other.slice(other.length / 2));
    }, text.split('\n'))
    .join('\n');
}

test('edits of the house’s own exercises never crash the reading', () => {
  fc.assert(
    fc.property(fc.nat(real.length - 1), fc.array(edit, { minLength: 1, maxLength: 4 }), (i, edits) => {
      const { scenario, words } = real[i]!;
      readOrFaults({ scenario: edited(scenario, edits), words });
      readOrFaults({ scenario, words: { ...words, vi: edited(words['vi'] ?? '', edits) } });
    }),
    { numRuns: 120 },
  );
});

test('edits of a whole exercise never crash the checker, which plays it', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
      for (const remark of lint({ scenario: edited(short.scenario, edits), words: short.words })) expect(remark.message).not.toBe('');
    }),
    { numRuns: 60 },
  );
});

test('an exercise that can still be read is checked to its end, planned, begun, guided and recorded, whatever was changed in it', () => {
  fc.assert(
    fc.property(mutants(), ({ texts, scenario }) => {
      for (const { message } of lint(texts, { ways: true })) expect(message).not.toMatch(/^$|could not be finished/);
      plansOf(scenario);
      const start = tried(() => begin(scenario, '7'));
      if (!(start instanceof Unplayable)) draftOf(guided(start).run, 'draft', (command) => command);
    }),
    { numRuns: 40 },
  );
});

test('what a value may be is as good as any other', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.integer(),
    fc.constantFrom('$citizen.idNumber', '$constructor.name', '9999 days', '0 seconds', 'next'),
  );
  const numbers = [...short.scenario.matchAll(/: ([\w/.-]+)(?=[ ,}\]\n])/g)];
  fc.assert(
    fc.property(fc.nat(numbers.length - 1), value, (i, other) => {
      const { index, 0: whole } = numbers[i]!;
      const scenario = `${short.scenario.slice(0, index)}: ${JSON.stringify(other)}${short.scenario.slice(index + whole.length)}`;
      lint({ scenario, words: short.words });
    }),
    { numRuns: 80 },
  );
});
