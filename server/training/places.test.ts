import { describe, expect, test } from '@jest/globals';
import { sites, sitesOf } from '../agencies/sites.ts';
import { begin } from './begin.ts';
import { placesOf } from './places.ts';
import { settle } from '../world/act.ts';
import type { Run } from './run.ts';
import { loadScenario, scenarioNames } from './test-scenarios.ts';
import { walkOf, type Move } from './scenario.ts';
import { done, doings, play } from './walk.ts';

const scenario = loadScenario('pay-fee');
const issued = { do: 'payments/issue-order', with: { dossier: 'GPLX-261110-0007', bank: 'tre-xanh' } } as const;
const enter = { command: 'tre-xanh/enter', input: { user: '26000000', password: 'x' } };
const pages = (run: Pick<ReturnType<typeof begin>, 'world'>, asked: Parameters<typeof placesOf>[3] = enter): readonly string[] =>
  placesOf(sites, run.world, 'citizen', asked).map(({ page }) => page);

describe('where a form stands', () => {
  const start = begin(scenario, '7');

  test('is the bank’s log-in page and its app while nothing waits to be paid', () => {
    expect(pages(start)).toEqual(['tre-xanh/log-in', 'tre-xanh-app']);
  });

  test('is first of all the page of the payment that waits, where the sum stands', () => {
    const [first, ...others] = pages(play(start, [issued]));
    expect(first).toMatch(/^tre-xanh\/orders\/D\d{8}$/);
    expect(others).toEqual(['tre-xanh/log-in', 'tre-xanh-app']);
  });

  test('is the newest payment’s page of several, and another bank’s is not touched', () => {
    const twice = play(start, [issued, issued]);
    const [older, newer] = Object.keys((twice.world.states['tre-xanh'] as { readonly payments: object }).payments);
    expect(pages(twice)[0]).toBe(`tre-xanh/orders/${newer ?? ''}`);
    expect(pages(twice)).not.toContain(`tre-xanh/orders/${older ?? ''}`);
    expect(pages(twice, { ...enter, command: 'sao-bien/enter' })).toEqual(['sao-bien/log-in', 'sao-bien-app']);
  });

  test('is what the order names, where it names it', () => {
    const twice = play(start, [issued, issued]);
    const [older = ''] = Object.keys((twice.world.states['tre-xanh'] as { readonly payments: object }).payments);
    expect(pages(twice, { command: 'tre-xanh/approve-payment', input: { order: older, account: 'x' } })).toEqual([`tre-xanh/orders/${older}`]);
  });
});

/** The orders of a seat, at the moment of each, that no page has a form for. */
function homeless(start: Run, moves: readonly Move[]): readonly string[] {
  const all = sitesOf(start.setup.defects);
  const lost: string[] = [];
  const turns = doings(start, moves);
  let run = start;
  for (let turn = turns.next(); !turn.done; turn = turns.next(run)) {
    if (turn.value.what === 'order' && !turn.value.order.command.startsWith('coach/')) {
      const { order, at, late } = turn.value;
      const { world } = settle(run.country, run.world, at - late);
      if (placesOf(all, world, order.by.name, order).length === 0) lost.push(`${order.by.name}: ${order.command} ${JSON.stringify(order.input)}`);
    }
    run = done(run, turn.value).run;
  }
  return lost;
}

describe.each(scenarioNames)('every order of every walkthrough of %s', (name) => {
  const lesson = loadScenario(name);
  test.each(Object.keys(lesson.walkthroughs))('%s: has a form on some page when it is given', (walkthrough) => {
    expect(homeless(begin(lesson, '7'), walkOf(lesson, walkthrough).moves)).toEqual([]);
  });
});

test('an order that nobody can give now has no place', () => {
  const paid = play(begin(loadScenario('pay-fee'), '7'), []);
  expect(homeless(paid, [{ do: 'tre-xanh/confirm', with: { id: 'nothing', code: '000000' } }])).not.toEqual([]);
});
