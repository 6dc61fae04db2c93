import { describe, expect, test } from '@jest/globals';
import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import { practice } from '../../world/practice.ts';
import { link, person } from '../../world/world.ts';
import { knowPerson } from './commands/know-person.ts';
import { logOut } from './commands/log-out.ts';
import { openLogIn } from './commands/open-log-in.ts';
import { openSession } from './commands/open-session.ts';
import { isLoggedIn, portal } from './portal.ts';

const commands = { [knowPerson.id]: knowPerson, [logOut.id]: logOut, [openLogIn.id]: openLogIn, [openSession.id]: openSession };
const country: Country = { agencies: { practice, portal }, commands, links: [] };
const nothing: Outcome = { world: emptyWorld(country), facts: [] };
const open = (before: Outcome) => act(country, before.world, openLogIn.order(person('citizen'), {}), 1000);
const leave = (before: Outcome) => act(country, before.world, logOut.order(person('citizen'), {}), 1000);
const session = act(country, nothing.world, openSession.order(link('vneid'), { who: 'citizen', name: 'LÊ THỊ HẠNH', method: 'password' }), 1000);

describe('logging in to the portal', () => {
  test('begins by handing over to VNeID, which opens nothing yet', () => {
    const chosen = open(nothing);
    expect(chosen.facts.map(({ kind }) => kind)).toEqual(['portal/log-in-opened']);
    expect(isLoggedIn(portal.in(chosen.world), 'citizen')).toBe(false);
    expect(open(session).refusal).toMatchObject({ refused: 'in-already', field: null });
  });

  test('is done by the word of VNeID, which no person may give', () => {
    expect(isLoggedIn(portal.in(session.world), 'citizen')).toBe(true);
    expect(isLoggedIn(portal.in(session.world), 'seller')).toBe(false);
    expect(() => act(country, nothing.world, openSession.order(person('citizen'), { who: 'citizen', name: '', method: 'qr' }), 1)).toThrow('may not');
  });

  test('ends by logging out, once', () => {
    const left = leave(session);
    expect(isLoggedIn(portal.in(left.world), 'citizen')).toBe(false);
    expect(leave(left).refusal).toMatchObject({ refused: 'not-in', field: null });
  });

  test('is suggested outside, logging out inside', () => {
    const suggested = ({ world }: Outcome) => [openLogIn, logOut].map((command) => command.suggest(world, person('citizen'), () => false));
    expect(suggested(nothing)).toEqual([[{}], []]);
    expect(suggested(session)).toEqual([[], [{}]]);
  });
});

test('the portal knows the people that it was told of', () => {
  const told = act(country, nothing.world, knowPerson.order(link('vneid'), { who: 'buyer', idNumber: '099180000001', name: 'TRẦN AN' }), 1000);
  expect(portal.in(told.world).people['buyer']).toEqual({ who: 'buyer', idNumber: '099180000001', name: 'TRẦN AN' });
});
