import { describe, expect, test } from '@jest/globals';
import { blockSender } from './commands/block-sender.ts';
import { phoneSite } from './pages.ts';
import { comes, does, inboxIn, next, play } from './test-world.ts';

const outcome = play(
  comes('LUYENTAP', 'first', { code: '111111' }),
  comes('+00 000 119', 'scam', { link: 'x.example' }),
  comes('LUYENTAP', 'second', { code: '222222' }),
);
const ids = inboxIn(outcome).map(({ id }) => id);
const show = (path: string, { world } = outcome, seat = 'citizen') => {
  const found = phoneSite.find(path);
  return found && phoneSite.show(world, found, seat);
};

describe('the phone', () => {
  test('has the newest message on top', () => {
    expect(show('sms')).toMatchObject({ inbox: [{ message: 'second' }, { message: 'scam' }, { message: 'first' }], blocked: [] });
  });

  test('shows a message with the earlier ones of its sender and no others', () => {
    expect(show(`sms/${ids[2] ?? ''}`)).toMatchObject({
      chosen: { message: 'second' },
      earlier: [{ message: 'first' }],
      isNumber: false,
      blocked: false,
    });
    expect(show(`sms/${ids[0] ?? ''}`)).toMatchObject({ chosen: { message: 'first' }, earlier: [] });
  });

  test("shows nobody another person's messages", () => {
    expect(show('sms', outcome, 'seller')).toMatchObject({ inbox: [] });
    expect(show(`sms/${ids[0] ?? ''}`, outcome, 'seller')).toBeUndefined();
  });

  test('says that a sender is blocked', () => {
    const blocked = next(outcome, does(blockSender, ids[1] ?? ''));
    expect(show(`sms/${ids[1] ?? ''}`, blocked)).toMatchObject({ blocked: true, isNumber: true });
    expect(show('sms', blocked)).toMatchObject({ blocked: ['+00 000 119'] });
  });

  test('a link leads to what waits behind it, or stays where it is', () => {
    const lead = phoneSite.leads['link-opened'];
    expect(lead?.({ id: 'S1', trap: 'fake-portal' })).toBe('/trap/fake-portal');
    expect(lead?.({ id: 'S1', trap: '' })).toBe('sms/S1');
  });
});
