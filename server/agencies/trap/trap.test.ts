import { describe, expect, test } from '@jest/globals';
import { act, emptyWorld, type Country } from '../../world/act.ts';
import { practice } from '../../world/practice.ts';
import { link, person, type World } from '../../world/world.ts';
import { giveDetails } from './commands/give-details.ts';
import { receiveVisit } from './commands/receive-visit.ts';
import { trapSite } from './pages.ts';
import { isTrap, trap } from './trap.ts';

const country: Country = {
  agencies: { practice, trap },
  commands: { [receiveVisit.id]: receiveVisit, [giveDetails.id]: giveDetails },
  links: [],
};
const typed = { trap: 'fake-portal', account: '0991 5200 0123', password: 'Hoamai-52', code: '402917' };
const visited = act(country, emptyWorld(country), receiveVisit.order(link('phone'), { owner: 'citizen', trap: 'fake-portal' }), 1000).world;
const give = (world: World, input = typed, who = 'citizen') => act(country, world, giveDetails.order(person(who), input), 2000);
const show = (world: World, seat = 'citizen') => {
  const found = trapSite.find('fake-portal');
  return found && trapSite.show(world, found, seat);
};

describe('give-details', () => {
  test('remembers that it happened, and nothing of what was typed', () => {
    const { facts } = give(visited);
    expect(facts.map(({ kind, data }) => [kind, data])).toEqual([['trap/details-given', { owner: 'citizen', trap: 'fake-portal' }]]);
    expect(giveDetails.secret).toEqual(['account', 'password', 'code']);
  });

  test('refuses a page that nobody opened, another one, and a second time', () => {
    expect(give(visited, typed, 'seller').refusal).toMatchObject({ refused: 'page-unknown' });
    expect(give(visited, { ...typed, trap: 'fake-refund' }).refusal).toMatchObject({ refused: 'page-unknown' });
    expect(give(give(visited).world).refusal).toMatchObject({ refused: 'given-already' });
  });

  test('is suggested on an open page only', () => {
    const suggested = (world: World) => giveDetails.suggest(world, person('citizen'), () => false);
    expect(suggested(emptyWorld(country))).toEqual([]);
    expect(suggested(visited)).toEqual([{ trap: 'fake-portal', account: 'LUYENTAP', password: 'luyentap', code: '000000' }]);
    expect(suggested(give(visited).world)).toEqual([]);
  });
});

describe('a page of fraud', () => {
  test('opens by its link only, and changes once it has what it wants', () => {
    expect(show(emptyWorld(country))).toBeUndefined();
    expect(show(visited, 'seller')).toBeUndefined();
    expect(show(visited)).toEqual({ trap: 'fake-portal', given: false });
    expect(show(give(visited).world)).toEqual({ trap: 'fake-portal', given: true });
  });

  test('stands under the address of the link that led there', () => {
    const found = trapSite.find('fake-parcel')!;
    const from = (address?: string): World =>
      act(country, visited, receiveVisit.order(link('phone'), { owner: 'citizen', trap: 'fake-parcel', link: address }), 2000).world;
    expect(trapSite.addressOf(from('giao-hang.example/phi'), found, 'citizen')).toEqual({ host: 'giao-hang.example', path: 'phi' });
    expect(trapSite.addressOf(from(), found, 'citizen')).toEqual({ host: 'dichvucong-gov.example', path: 'xac-nhan' });
  });

  test('has no name but those that are listed', () => {
    expect(['fake-portal', 'fake-refund', '', 'constructor'].map(isTrap)).toEqual([true, true, false, false]);
  });

  test('never stands under an address that looks official', () => {
    expect(trapSite.host).toMatch(/\.example$/);
  });
});
