import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../world/act.ts';
import { minutes } from '../../../world/world.ts';
import { treXanh } from '../banks.ts';
import { approve, citizen, commands, confirm, enter, last, next, payment, play, present, seller, transfer } from '../test-world.ts';

const [web, app] = treXanh.sites;
const show = (site: typeof web, { world }: Pick<Outcome, 'world'>, path: string, seat = 'citizen') => {
  const found = site.find(path);
  return found && site.show(world, found, seat);
};
const waiting = play(enter(), present(), approve());
const confirmPage = `confirm/${last(waiting).id}`;

describe('the pages of a bank', () => {
  test('never tell a code: it is on the phone', () => {
    const [code = ''] = last(waiting).codes;
    for (const path of ['', `orders/${payment.order}`, confirmPage, `results/${last(waiting).id}`])
      expect(JSON.stringify(show(web, waiting, path))).not.toContain(code);
  });

  test('show nobody the accounts, orders and payments of another', () => {
    for (const path of [`accounts/${citizen.number}`, `orders/${payment.order}`, confirmPage, `results/${last(waiting).id}`])
      expect(show(web, waiting, path, 'seller')).toBeUndefined();
    expect(show(app, waiting, `accounts/${seller.number}`)).toBeUndefined();
    expect(show(web, waiting, 'accounts/constructor')).toBeUndefined();
  });

  test('show no money to whoever is not logged in', () => {
    const outside = next(waiting, { command: commands.leave });
    expect(show(web, outside, '')).toMatchObject({ entered: false, accounts: [], last: [] });
    expect(show(app, outside, `accounts/${citizen.number}`)).toMatchObject({ entered: false, balance: 0, lines: [] });
  });

  test('say when a code has run out, how many tries are left, and whether another can be sent', () => {
    expect(show(web, waiting, confirmPage)).toMatchObject({ expired: false, triesLeft: 5, mayRenew: true, renewed: false, amount: payment.total });
    const late = { world: { ...waiting.world, now: waiting.world.now + minutes(6) } };
    expect(show(web, late, confirmPage)).toMatchObject({ expired: true });
  });

  test('name the payee before a transfer is approved, and list what is open', () => {
    const ordered = play(enter(), transfer());
    expect(show(app, ordered, `transfers/${last(ordered).id}`)).toMatchObject({ holder: 'PHAM VAN DUC', state: 'drawn' });
    expect(show(app, ordered, '')).toMatchObject({ open: [{ id: last(ordered).id, state: 'drawn' }] });
  });

  test('lead to the order that waits after the log-in, to the code, and to the result', () => {
    expect(web.leads['entered']?.({ who: 'citizen', order: 'D1' })).toBe('orders/D1');
    expect(web.leads['approval-started']?.({ id: 'A1' })).toBe('confirm/A1');
    expect(web.leads['payment-made']?.({ id: 'A1' })).toBe('results/A1');
  });

  test('show both payments where one has paid twice', () => {
    const twice = [present({ order: 'D2' }), approve(citizen.number, 'D2')].reduce((before, step) => next(before, step), confirm(waiting));
    const model = show(web, confirm(twice), `accounts/${citizen.number}`);
    expect((model?.['lines'] as readonly { what: string }[]).map(({ what }) => what)).toEqual(['payment', 'payment', 'opening']);
  });
});
