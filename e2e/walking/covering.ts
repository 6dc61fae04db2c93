type Axes = Readonly<Record<string, readonly string[]>>;
export type Row<A extends Axes> = { readonly [Axis in keyof A]: A[Axis][number] };

/**
 * Few rows out of all that the axes allow, so that any two values of two axes meet in one, and as many threes as may be: what goes wrong where two
 * things come together is found without playing all. Greedy, and always the same.
 */
export function coveringPairs<const A extends Axes>(axes: A): readonly Row<A>[] {
  const all = product(axes);
  const [pairs, threes] = [2, 3].map((size) => new Set(all.flatMap((row) => meetings(row, size)))) as [Set<string>, Set<string>];
  const count = (row: Row<A>, size: number, open: ReadonlySet<string>): number => meetings(row, size).filter((one) => open.has(one)).length;
  const rows: Row<A>[] = [];
  while (pairs.size > 0) {
    const [best] = all
      .map((row) => ({ row, pairs: count(row, 2, pairs), threes: count(row, 3, threes) }))
      .sort((one, other) => other.pairs - one.pairs || other.threes - one.threes);
    if (!best) break;
    for (const pair of meetings(best.row, 2)) pairs.delete(pair);
    for (const three of meetings(best.row, 3)) threes.delete(three);
    rows.push(best.row);
  }
  return rows;
}

const product = <A extends Axes>(axes: A): readonly Row<A>[] =>
  Object.entries(axes).reduce<readonly object[]>(
    (rows, [axis, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [axis]: value }))),
    [{}],
  ) as readonly Row<A>[];

/** Each choice of so many axes, with what the row has there. */
export function meetings(row: Readonly<Record<string, string>>, size: number): readonly string[] {
  const choose = (cells: readonly string[], left: number): readonly string[] =>
    left === 0 ? [''] : cells.flatMap((cell, at) => choose(cells.slice(at + 1), left - 1).map((rest) => `${cell} ${rest}`.trim()));
  return choose(
    Object.entries(row).map(([axis, value]) => `${axis}=${value}`),
    size,
  );
}
