import type { Fact, Instant, World } from '../world/world.ts';
import { measured } from './measures.ts';
import type { Followed, Leaf, Measured, Rule } from './rule.ts';
import { spanOf } from './spans.ts';

/** What is remembered of a leaf: enough to judge any rule, however long the log. */
interface Tally {
  readonly times: number;
  /** Number of the first fact that met it. */
  readonly first: number;
  /** Simulated time of the last one. */
  readonly last: Instant;
}
/** By leaf, by "followed within" rule, and by what is measured in the world (1 while it is so, 0 when it is so no more). */
export type Tallies = ReadonlyMap<string, Tally>;

const NOTHING_YET: Tally = { times: 0, first: Infinity, last: -Infinity };
export const noTallies: Tallies = new Map();

const keys = new WeakMap<object, string>();
/** Two leaves that say the same share their tally. Written once for each. */
type Node = Leaf | Followed | Measured;
function keyOf(node: Node): string {
  const known = keys.get(node) ?? JSON.stringify(node);
  keys.set(node, known);
  return known;
}
const tallyOf = (tallies: Tallies, node: Node): Tally => tallies.get(keyOf(node)) ?? NOTHING_YET;

/** Tallies of what a learner said to the coach: hints, verdicts, bug reports. */
export const saidToCoach = (tallies: Tallies): readonly (readonly [string, Tally])[] =>
  [...tallies].filter(([key]) => key.startsWith('{"fact":"coach/'));

const isFollowed = (rule: Rule): rule is Followed => 'after' in rule;
const isMeasured = (rule: Rule): rule is Measured => 'world' in rule;

/** Every leaf of a rule. */
function leavesOf(rule: Rule): readonly Leaf[] {
  if ('all' in rule) return rule.all.flatMap(leavesOf);
  if ('any' in rule) return rule.any.flatMap(leavesOf);
  if ('not' in rule) return leavesOf(rule.not);
  if ('never' in rule) return [rule.never];
  if ('once' in rule) return [rule.once];
  if ('count' in rule) return [rule.count];
  if ('first' in rule) return [rule.first, rule.before];
  if (isFollowed(rule)) return [rule.after, rule.then];
  return isMeasured(rule) ? [] : [rule];
}

/** The parts of a rule of one shape, other than leaves. */
function partsOf<Part extends Rule>(rule: Rule, isPart: (rule: Rule) => rule is Part): readonly Part[] {
  if ('all' in rule) return rule.all.flatMap((part) => partsOf(part, isPart));
  if ('any' in rule) return rule.any.flatMap((part) => partsOf(part, isPart));
  if ('not' in rule) return partsOf(rule.not, isPart);
  return isPart(rule) ? [rule] : [];
}

const REFUSED = 'practice/refused';
const kindOf = (leaf: Leaf): string => ('fact' in leaf ? leaf.fact : REFUSED);

/** The fold that judges rules: remembers each fact that some rule looks for. A fact that none looks for costs one look-up. */
export function watch(rules: readonly Rule[]): (tallies: Tallies, fact: Fact) => Tallies {
  const leaves = byKind(rules.flatMap(leavesOf), kindOf);
  const pairs = byKind(
    rules.flatMap((rule) => partsOf(rule, isFollowed)),
    ({ then }) => kindOf(then),
  );
  return (tallies, fact) => {
    const met = leaves.get(fact.kind)?.filter((leaf) => matches(leaf, fact)) ?? [];
    if (met.length === 0) return tallies;
    const inTime = ({ after, within }: Followed): boolean => fact.at - tallyOf(tallies, after).last <= spanOf(within);
    const followed = pairs.get(fact.kind)?.filter((pair) => matches(pair.then, fact) && inTime(pair)) ?? [];
    const next = new Map(tallies);
    for (const node of [...met, ...followed]) {
      const { times, first } = tallyOf(tallies, node);
      next.set(keyOf(node), { times: times + 1, first: Math.min(first, fact.n), last: fact.at });
    }
    return next;
  };
}

/** The fold that measures the world for rules, after each fact; undefined where no rule asks for it. */
export function survey(rules: readonly Rule[]): ((tallies: Tallies, fact: Fact, world: World) => Tallies) | undefined {
  const asked = [...new Map(rules.flatMap((rule) => partsOf(rule, isMeasured)).map((rule) => [keyOf(rule), rule])).values()];
  if (asked.length === 0) return undefined;
  return (tallies, { n, at }, world) => {
    const changed = asked.flatMap((rule): readonly (readonly [string, Tally])[] => {
      const was = tallyOf(tallies, rule);
      const times = isSo(rule, world) ? 1 : 0;
      return times === was.times ? [] : [[keyOf(rule), { times, first: Math.min(was.first, times === 1 ? n : Infinity), last: at }]];
    });
    return changed.length === 0 ? tallies : new Map([...tallies, ...changed]);
  };
}

function isSo({ world: name, of, is, above, below }: Measured, world: World): boolean {
  const found = measured(world, name, of);
  if (is !== undefined && found !== is) return false;
  return (
    (above === undefined || (typeof found === 'number' && found > above)) && (below === undefined || (typeof found === 'number' && found < below))
  );
}

/** By the kind of fact that they look for, each once. */
function byKind<Node extends Leaf | Followed>(nodes: readonly Node[], kind: (node: Node) => string): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const node of new Map(nodes.map((each) => [keyOf(each), each])).values()) found.set(kind(node), [...(found.get(kind(node)) ?? []), node]);
  return found;
}

/** Whether something that a rule looks for happened in between. */
export const touched = (rule: Rule, before: Tallies, after: Tallies): boolean =>
  [...leavesOf(rule), ...partsOf(rule, isMeasured)].some((node) => tallyOf(before, node) !== tallyOf(after, node));

/** What a fact says under "amount" or "values.link". */
function said(data: unknown, path: string): unknown {
  let found = data;
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}
const isOneOf = (wanted: unknown, given: unknown): boolean => (Array.isArray(wanted) ? wanted.includes(given) : wanted === given);

function matches(leaf: Leaf, { kind, by, data }: Fact): boolean {
  if (leaf.by !== undefined && !isOneOf(leaf.by, by.name)) return false;
  if ('refused' in leaf)
    return kind === REFUSED && said(data, 'command') === leaf.refused && (leaf.because === undefined || isOneOf(leaf.because, said(data, 'refused')));
  return kind === leaf.fact && isMet(leaf.where, data);
}

/** Whether data say all that is asked for. */
export const isMet = (where: Readonly<Record<string, unknown>> | undefined, data: unknown): boolean =>
  Object.entries(where ?? {}).every(([path, wanted]) => isOneOf(wanted, said(data, path)));

export function holds(rule: Rule, tallies: Tallies): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, tallies));
  if ('any' in rule) return rule.any.some((part) => holds(part, tallies));
  if ('not' in rule) return !holds(rule.not, tallies);
  if ('never' in rule) return tallyOf(tallies, rule.never).times === 0;
  if ('once' in rule) return tallyOf(tallies, rule.once).times === 1;
  if ('count' in rule) {
    const { times } = tallyOf(tallies, rule.count);
    return times > (rule.above ?? -1) && times < (rule.below ?? Infinity) && (rule.exactly === undefined || times === rule.exactly);
  }
  if ('first' in rule) return tallyOf(tallies, rule.first).first < tallyOf(tallies, rule.before).first;
  return tallyOf(tallies, rule).times > 0;
}
