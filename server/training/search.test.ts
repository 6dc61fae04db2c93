import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../world/world.ts';
import { begin } from './begin.ts';
import { knowing } from './persona.ts';
import { wayTo } from './search.ts';
import { smallScenario } from './test-scenarios.ts';

const { country, cast, scenario, world } = begin(smallScenario(), '7');

/** A search for a fact that counts the moves it has tried. */
function searchFor(wanted: string) {
  const made: string[] = [];
  const goOn = wayTo<boolean>(
    {
      ...{ country, seats: scenario.seats, knows: knowing(cast, scenario, scenario.seats) },
      cost: () => ({ cost: 1, step: -1 }),
      see(seen, facts: readonly Fact[]) {
        made.push(facts.map(({ kind }) => kind).join(' '));
        return seen || facts.some(({ kind }) => kind === wanted);
      },
      isReached: (seen) => seen,
    },
    world,
    false,
  );
  return { goOn, made };
}

describe('the search for a way', () => {
  test('goes on where it stopped, and tries nothing twice', () => {
    const { goOn, made } = searchFor('nowhere/never');
    expect(goOn(3)).toBeUndefined();
    expect(made).toHaveLength(3);
    goOn(8);
    expect(made).toHaveLength(8);
    goOn(8);
    expect(made).toHaveLength(8);
    const atOnce = searchFor('nowhere/never');
    atOnce.goOn(8);
    expect(made).toEqual(atOnce.made);
  });

  test('finds the same way in pieces as at once', () => {
    const inPieces = searchFor('vneid/code-matched');
    let found = inPieces.goOn(1);
    for (let tries = 2; !found && tries < 200; tries++) found = inPieces.goOn(tries);
    expect(found?.leads.length).toBeGreaterThan(1);
    expect(found?.leads).toEqual(searchFor('vneid/code-matched').goOn(200)?.leads);
  });
});
