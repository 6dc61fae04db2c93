import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../training/read.ts';
import { walkOf, type Move } from '../../training/scenario.ts';
import { startTestApp, type Answer, type TestApp } from '../test-app.ts';
import { storedWalk } from '../test-stored-walk.ts';
import { urls } from '../urls.ts';
import { SELECTORS } from './selectors.ts';

let app: TestApp;
let drawn: readonly Answer[];
beforeAll(async () => {
  app = await startTestApp();
  drawn = [await refusedLogIn(), await judgedFee()];
});
afterAll(() => app.close());

/** Somebody's browser, in a practice that was played by these moves. */
async function visitorAfter(scenario: string, moves: (scenario: Scenario) => readonly Move[]) {
  const visitor = app.visitor();
  await visitor.post(urls.resume, { code: await storedWalk(app, { scenario, moves, mode: 'practise', at: '2026-11-10T08:00:00+07:00' }) });
  return visitor;
}

/** The code waits on the phone, and the log-in was tried once more without a number. */
async function refusedLogIn(): Promise<Answer> {
  const visitor = await visitorAfter('log-in', (scenario) => walkOf(scenario, 'clean').moves.slice(0, 2));
  const page = await visitor.get('/tap/vneid-web/log-in?phone=phone/sms');
  return visitor.send(page, urls.command('vneid/log-in'), { idNumber: '' });
}

/** A fee to be paid, in front of a tester who has judged one case. */
async function judgedFee(): Promise<Answer> {
  const judged: Move = { do: 'coach/judge-case', with: { case: 'late-code', verdict: 'fail', note: 'n' } };
  const visitor = await visitorAfter('check-fee', () => [judged]);
  return visitor.get(urls.page('payments', 'dossiers/GPLX-261110-0041'));
}

const PANES = ['coach', 'browser', 'phone'];
/** The tags of one of a page's three parts. */
function tagsIn({ html }: Answer, pane: string): readonly string[] {
  const after = html.split(`id="${pane}"`)[1] ?? '';
  const next = PANES[PANES.indexOf(pane) + 1];
  return (next === undefined ? after : (after.split(`id="${next}"`)[0] ?? '')).match(/<[a-z][^>]*>/g) ?? [];
}

/** Whether a page has a tag for each part of a selector: `[name]` and `[name="value"]` of one tag. */
function stands(page: Answer, selector: string): boolean {
  const [pane = '', ...parts] = selector.split(' ');
  const tags = tagsIn(page, pane.slice(1));
  return parts.every((part) => {
    const wanted = [...part.matchAll(/\[([\w-]+)(="[^"]*")?\]/g)].map(([, name = '', value]) => new RegExp(`\\s${name}${value ?? '(?=[\\s=>])'}`));
    return wanted.length > 0 && tags.some((tag) => wanted.every((each) => each.test(tag)));
  });
}

describe('attributes to select by', () => {
  test.each(SELECTORS)('%s stands on a page as it is explained: %s', (_, example) => {
    expect(drawn.some((page) => stands(page, example))).toBe(true);
  });

  test('are explained in the words of each language', async () => {
    const visitor = app.visitor();
    const pages = [await visitor.get(urls.api), await visitor.get(urls.api, { 'accept-language': 'en' })];
    for (const { html } of pages) for (const [, example] of SELECTORS) expect(html).toContain(`<code>${example.replaceAll('"', '&#34;')}</code>`);
  });

  test('name no defect and no kind of message', () => {
    expect(drawn.map(({ html }) => html).join('')).not.toMatch(/bank-takes-expired-code|log-in-code/);
  });
});
