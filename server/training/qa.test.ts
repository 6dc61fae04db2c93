import { describe, expect, test } from '@jest/globals';
import { person } from '../world/world.ts';
import { begin } from './begin.ts';
import { caseResults, qaResult, type Notes } from './qa.ts';
import { back, type Run } from './run.ts';
import type { Move } from './scenario.ts';
import { loadScenario } from './test-scenarios.ts';
import { play } from './walk.ts';

const scenario = loadScenario('check-fee');
const start = begin(scenario, '7');
const judge = (id: string, verdict: string): Move => ({ do: 'coach/judge-case', with: { case: id, verdict, note: `note-${id}` } });
const report = (id: string, note: string): Move => ({ do: 'coach/report-bug', with: { case: id, note } });
const right: readonly Move[] = [judge('wrong-code', 'pass'), judge('right-code', 'pass'), judge('old-code', 'pass'), judge('late-code', 'fail')];

const good = { title: 'Mã cũ vẫn được nhận', steps: '1. Mở trang\n2. Chờ 6 phút, gõ mã', expected: 'Không nhận', actual: 'Nhận' };
const notes: Notes = {
  good,
  short: { ...good, steps: 'gõ mã' },
  same: { ...good, actual: '  không  NHẬN ' },
  empty: {},
  other: { title: 'Trang lạ', steps: '1. Mở trang\n2. Bấm nút', expected: 'Như mô tả', actual: 'Không như mô tả' },
  chatter: { title: 'aaa', steps: 'bbb', expected: 'ccc', actual: 'ddd' },
  english: { title: 'An old code works', steps: 'Wait six minutes\nType the code', expected: 'It is refused', actual: 'The bank ACCEPTED it' },
};
const all = { place: true, named: true, steps: true, difference: true };

describe('a QA exercise', () => {
  test('expects a case to fail exactly if this practice is seeded with the defect that it shows', () => {
    const expected = (run: Run): readonly string[] => caseResults(run).map((result) => result.expected);
    expect(expected(start)).toEqual(['pass', 'pass', 'pass', 'fail']);
    expect(expected(begin(scenario, '7', { defects: [] }))).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  test('is full marks where every verdict is right and the defect is reported so that others can follow', () => {
    expect(qaResult(play(start, [...right, report('late-code', 'good')]), notes)).toMatchObject({
      ...{ found: ['bank-takes-expired-code'], missed: [], falseAlarms: 0, score: 100 },
      reports: [{ case: 'late-code', defect: 'bank-takes-expired-code', unclear: undefined, quality: all }],
    });
  });

  test.each([
    [
      'by its words where it is sent with another case',
      'right-code',
      'good',
      { defect: 'bank-takes-expired-code', quality: { ...all, place: false } },
    ],
    ['to nothing where it names nothing, well as it is written', 'late-code', 'other', { defect: undefined, unclear: 'bank-takes-expired-code' }],
    ['to nothing where it says nothing of it', 'late-code', 'chatter', { defect: undefined, unclear: 'bank-takes-expired-code' }],
    ['to nothing where it is about something else', 'right-code', 'other', { defect: undefined, unclear: undefined }],
    ['whatever the language', 'late-code', 'english', { defect: 'bank-takes-expired-code', quality: all }],
  ])('matches a report %s', (_, id, note, matched) => {
    expect(qaResult(play(start, [report(id, note)]), notes).reports).toMatchObject([matched]);
  });

  test('counts a report that says nothing neither as found nor as a false alarm', () => {
    expect(qaResult(play(start, [...right, report('late-code', 'chatter')]), notes)).toMatchObject({ found: [], falseAlarms: 0, score: 50 });
  });

  test('tells found, missed and false alarm apart', () => {
    const { found, missed, falseAlarms, score } = qaResult(play(start, [...right, report('right-code', 'other')]), notes);
    expect({ found, missed, falseAlarms, score }).toEqual({ found: [], missed: ['bank-takes-expired-code'], falseAlarms: 1, score: 50 });
  });

  test.each([
    ['steps on one line', 'short', { ...all, steps: false }],
    ['the same seen as expected, but for spaces and capitals', 'same', { ...all, difference: false }],
    ['nothing written', 'empty', { place: true, named: false, steps: false, difference: false }],
    ['a note that is gone', 'gone', { place: true, named: false, steps: false, difference: false }],
  ])('sees the quality of a report: %s', (_, note, quality) => {
    const result = qaResult(play(start, [...right, report('late-code', note)]), notes);
    expect(result.reports[0]?.quality).toEqual(quality);
    expect(result.score).toBeLessThan(100);
  });

  test('counts the last verdict of a case, and the best report of a defect', () => {
    const run = play(start, [
      ...right,
      judge('late-code', 'pass'),
      judge('late-code', 'fail'),
      report('late-code', 'empty'),
      report('late-code', 'good'),
    ]);
    expect(qaResult(run, notes).score).toBe(100);
  });

  test('is nothing where nothing was said', () => {
    expect(qaResult(start, notes)).toMatchObject({ score: 0, missed: ['bank-takes-expired-code'], reports: [] });
    expect(qaResult(play(begin(scenario, '7', { defects: [] }), right.slice(0, 3)), notes).score).toBe(88);
  });

  test('keeps verdicts and reports when the world is taken back to try a case again', () => {
    const run = play(start, [
      { do: 'payments/issue-order', with: { dossier: 'GPLX-261110-0041', bank: 'tre-xanh' } },
      ...right,
      report('late-code', 'good'),
    ]);
    const { n } = run.facts.find(({ kind }) => kind === 'payments/order-issued')!;
    expect(qaResult(back(run, n, person('citizen')).run, notes)).toEqual(qaResult(run, notes));
  });

  test('takes one report of the same words once', () => {
    expect(play(start, [report('late-code', 'good'), report('late-code', 'good')]).facts.at(-1)).toMatchObject({
      data: { refused: 'reported-already' },
    });
  });
});
