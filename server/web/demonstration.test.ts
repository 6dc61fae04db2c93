import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Step } from '../classroom/ports.ts';
import { createShelf, type Shelf } from '../classroom/shelf.ts';
import { readScenarioFolder, versionOf } from '../store/scenario-folder.ts';
import { progress } from '../training/progress.ts';
import { fromFacts, setupOf, type Run } from '../training/run.ts';
import { showing } from '../training/show.ts';
import { startTestApp, type Answer, type TestApp, type Visitor } from './test-app.ts';
import { urls } from './urls.ts';

let app: TestApp;
let shelf: Shelf;
beforeAll(async () => {
  app = await startTestApp();
  shelf = await createShelf(app.store.documents, await readScenarioFolder('scenarios'), versionOf);
});
afterAll(() => app.close());

/** The newest practice, as it is stored. */
async function stored(): Promise<Run> {
  let newest: readonly Step[] = [];
  for await (const id of app.store.practices.list()) {
    const steps = await app.store.practices.read(id);
    if ((steps[0]?.took ?? 0) > (newest[0]?.took ?? 0)) newest = steps;
  }
  const facts = newest.flatMap((step) => step.facts);
  const scenario = shelf.find(setupOf(facts).scenario);
  if (!scenario) throw new Error('no such scenario');
  return fromFacts(scenario, facts);
}

const begin = (visitor: Visitor, scenario: string): Promise<Answer> => {
  app.pass(60_000);
  return visitor.post(urls.start, { scenario, mode: 'show' });
};
const on = (visitor: Visitor, page: Answer): Promise<Answer> => visitor.send(page, urls.showNext);
const has = ({ html }: Answer, action: string): boolean => html.includes(`action="${action}"`);
const commandsOn = ({ html }: Answer): readonly string[] => [...html.matchAll(/data-command="([^"]+)"/g)].map(([, id = '']) => id);
const countOn = ({ html }: Answer): string | undefined => /Xem mẫu (\d+\/\d+)</.exec(html)?.[1];

describe.each(['pay-fee', 'red-book'])('the demonstration of %s', (scenario) => {
  test('is shown to its end by one button, each form in sight before it is pressed', async () => {
    const visitor = app.visitor();
    let page = await begin(visitor, scenario);
    for (let run = await stored(); showing(run).move !== undefined; run = await stored()) {
      const { next, at, of } = showing(run);
      expect([page.status, countOn(page)]).toEqual([200, `${String(at + 1)}/${String(of)}`]);
      expect(page.html).not.toContain('Không có trang này');
      if (next?.what === 'order')
        expect([next.order.command, page.html.includes(`data-command="${next.order.command}"`)]).toEqual([next.order.command, true]);
      app.pass(2_000);
      page = await on(visitor, page);
    }
    const { isDone, mistakes } = progress(await stored());
    expect([isDone, mistakes, has(page, urls.showNext), has(page, urls.restart), has(page, urls.start)]).toEqual([true, [], false, true, true]);
  });

  test('goes two steps back and forward again', async () => {
    const visitor = app.visitor();
    const first = await begin(visitor, scenario);
    expect(has(first, urls.showBack)).toBe(false);
    const second = await on(visitor, first);
    const third = await on(visitor, second);
    const again = await visitor.send(await visitor.send(third, urls.showBack), urls.showBack);
    expect([again.url, countOn(again), has(again, urls.showBack)]).toEqual([first.url, countOn(first), false]);
    const forward = await on(visitor, await on(visitor, again));
    expect([commandsOn(forward), countOn(forward)]).toEqual([commandsOn(third), countOn(third)]);
  });
});

describe('a demonstration', () => {
  test('has filled in the form that comes next, secrets masked', async () => {
    const visitor = app.visitor();
    const { html } = await on(visitor, await begin(visitor, 'red-book'));
    const input = (name: string): string => new RegExp(`<input[^>]*data-field="${name}"[^>]*>`).exec(html)?.[0] ?? '';
    expect(input('idNumber')).toMatch(/value="099\d{9}"/);
    expect(input('password')).toMatch(/type="password" value="[^"]+"/);
  });

  test('takes a double press for one step', async () => {
    const visitor = app.visitor();
    const page = await begin(visitor, 'pay-fee');
    await on(visitor, page);
    const twice = await on(visitor, page);
    expect([countOn(twice)?.split('/')[0], showing(await stored()).at]).toEqual(['2', 1]);
  });

  test('takes no order, no jump and no rewind by hand, but leads to where it stands', async () => {
    const visitor = app.visitor();
    const page = await begin(visitor, 'pay-fee');
    const before = (await stored()).facts.length;
    const form = { once: /name="once" value="([^"]+)"/.exec(page.html)?.[1] ?? '', page: page.url };
    for (const action of [urls.command('vneid/log-in'), urls.jump, urls.rewind]) {
      const answer = await visitor.post(action, form);
      expect([action, answer.status, answer.url]).toEqual([action, 200, page.url]);
    }
    expect((await stored()).facts).toHaveLength(before);
  });

  test('ends in the same exercise, guided, for who wants to do it', async () => {
    const visitor = app.visitor();
    await begin(visitor, 'pay-fee');
    app.pass(60_000);
    const own = await visitor.send(await visitor.get(urls.practice), urls.start);
    expect([own.status, has(own, urls.showNext), (await stored()).setup]).toMatchObject([200, false, { scenario: 'pay-fee', mode: 'guide' }]);
  });

  test('is no way into somebody’s exercise: guided, its buttons are refused', async () => {
    const visitor = app.visitor();
    const page = await visitor.post(urls.start, { scenario: 'pay-fee', mode: 'guide' });
    const once = /name="once" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await visitor.post(urls.showNext, { once, page: page.url })).status).toBe(403);
  });

  test('is offered at home where the exercise allows it', async () => {
    const { html } = await app.visitor().get(urls.home);
    const offered = [...html.matchAll(/name="scenario" value="([^"]+)">\s*<input type="hidden" name="mode" value="show"/g)].map(([, id]) => id);
    expect(offered).toEqual(expect.arrayContaining(['pay-fee', 'red-book']));
    expect(offered).not.toContain('check-fee');
  });
});
