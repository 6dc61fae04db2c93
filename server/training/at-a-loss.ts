import { nextDue, settle } from '../world/act.ts';
import type { Knows } from '../world/agency.ts';
import type { Actor, World } from '../world/world.ts';
import { knownTo } from './persona.ts';
import type { Run } from './run.ts';

/** How many things that are due are looked at ahead. */
const AHEAD = 30;
const EVERYTHING: Knows = () => true;

/**
 * Why somebody cannot know what to enter at a command, for the author of a walkthrough: others could, or later, or nobody has told them what it
 * takes; else what they could do here instead.
 */
export function whyAtALoss(run: Run, command: string, by: Actor): string {
  const { country, world, cast, scenario } = run;
  const couldEnter = (who: Actor, at: World, knows: Knows = knownTo({ world: at, cast, scenario }, [who.name])): boolean =>
    (country.commands[command]?.suggest(at, who, knows) ?? []).length > 0;
  if (couldEnter(by, world, EVERYTHING)) return `it stands on no card, message or paper that ${by.name} has, and not in the story either`;
  const coming = stillToCome(run);
  const later = coming.find(({ world: then }) => couldEnter(by, then));
  if (later) return `that has to wait for ${later.command}: put "jump: next" before it`;
  const worlds = [world, ...coming.map(({ world: then }) => then)];
  const other = Object.keys(cast.people).find((name) => name !== by.name && worlds.some((then) => couldEnter({ ...by, name }, then)));
  if (other !== undefined) return `${other} could: write "as: ${other}"`;
  const possible = Object.values(country.commands).filter((each) => each.from.includes('person') && each.suggest(world, by, EVERYTHING).length > 0);
  return `there is nothing to do it with yet. What ${by.name} could do here: ${possible.map(({ id }) => id).join(', ') || 'nothing'}`;
}

/** What is on its way, and the world when it has come. */
function stillToCome({ country, world }: Run): readonly { readonly command: string; readonly world: World }[] {
  const coming: { command: string; world: World }[] = [];
  for (let due = nextDue(world); due && coming.length < AHEAD; due = nextDue(world)) {
    world = settle(country, world, due.at).world;
    coming.push({ command: due.command, world });
  }
  return coming;
}
