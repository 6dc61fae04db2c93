/** More names than these nobody reads through. */
const MOST_LISTED = 12;

/** What to write instead of a name that there is not: the nearest one, or all that there are. */
export function insteadOf(name: string, known: readonly string[]): string {
  const near = known
    .map((other) => ({ other, far: distance(name, other) }))
    .filter(({ other, far }) => far <= Math.max(2, Math.floor(other.length / 3)))
    .sort((a, b) => a.far - b.far)[0];
  if (near) return `did you mean "${near.other}"?`;
  if (known.length === 0) return 'leave it out';
  return known.length <= MOST_LISTED ? `there is ${known.map((other) => `"${other}"`).join(', ')}` : 'docs/scenario-names.md lists the names';
}

/** How many letters have to be put in, left out, replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries())
    row = row.reduce<number[]>(
      (next, above, j) =>
        j === 0 ? [i + 1] : [...next, Math.min(above + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1))],
      [],
    );
  return row[b.length] ?? 0;
}
