import { describe, expect, test } from '@jest/globals';
import { coveringPairs, meetings } from './covering.ts';

const axes = { lesson: ['a', 'b', 'c', 'd', 'e'], size: ['small', 'phone', 'desk', 'zoomed'], language: ['vi', 'en'], script: ['on', 'off'] };

describe('a covering set', () => {
  const rows = coveringPairs(axes);

  test('has every pair of values of any two axes in one of its rows', () => {
    const met = new Set(rows.flatMap((row) => meetings(row, 2)));
    const [lesson, size, language, script] = Object.entries(axes).map(([axis, values]) => values.map((value) => `${axis}=${value}`));
    const pairs = (one: readonly string[] = [], other: readonly string[] = []) => one.flatMap((a) => other.map((b) => `${a} ${b}`));
    const wanted = [...pairs(lesson, size), ...pairs(lesson, language), ...pairs(lesson, script), ...pairs(size, language), ...pairs(size, script)];
    expect([...wanted, ...pairs(language, script)].filter((pair) => !met.has(pair))).toEqual([]);
  });

  test('is hardly larger than the two longest axes demand', () => {
    expect(rows.length).toBeLessThanOrEqual(22);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  test('prefers rows in which three things come together anew', () => {
    const languages = rows.filter(({ language }) => language === 'en').length;
    expect(languages).toBeGreaterThan(rows.length / 3);
  });

  test('is the whole product where there are but two axes', () => {
    expect(coveringPairs({ one: ['1', '2'], other: ['x', 'y'] })).toHaveLength(4);
  });
});
