/** More names than these nobody reads through. */
const MOST_LISTED = 12;

/** So many names of an office are told where none is near. */
const MOST_ALIKE = 3;

/** What to write instead of a name that there is not: the nearest one, or all that are `listed`, or the likeliest of the same office ("vneid/…"). */
export function insteadOf(name: string, known: readonly string[], listed = known): string {
  const near = known
    .map((other) => ({ other, far: distance(name, other) }))
    .filter(({ other, far }) => far <= Math.max(2, Math.floor(other.length / 3)))
    .sort((a, b) => a.far - b.far)[0];
  if (near) return `did you mean "${near.other}"?`;
  if (listed.length === 0) return 'leave it out';
  if (listed.length <= MOST_LISTED) return `there is ${quoted(listed)}`;
  const [office = ''] = name.split('/', 1);
  const alike = listed
    .filter((other) => other.startsWith(`${office}/`))
    .sort((a, b) => shared(name, b) - shared(name, a) || distance(name, a) - distance(name, b))
    .slice(0, MOST_ALIKE);
  return alike.length > 0 ? `perhaps one of ${quoted(alike)}; docs/scenario-names.md lists all` : 'docs/scenario-names.md lists the names';
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** With how many letters both begin. */
function shared(a: string, b: string): number {
  const other = [...a].findIndex((letter, i) => letter !== b[i]);
  return other < 0 ? a.length : other;
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
