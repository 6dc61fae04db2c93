import { saidIn } from '../training/progress.ts';
import { caseResults } from '../training/qa.ts';
import type { Run } from '../training/run.ts';
import { textsOf } from './coach-column.ts';
import type { View } from './panes.ts';
import { placeUrl, urls } from './urls.ts';

/** A tester's column: the case in hand, verdicts so far, the bug report. `asked` is the query of the page: which case, whether the report is open. */
export function qaColumn(view: View, run: Run, asked: Readonly<Record<string, unknown>>) {
  const { say, once, practice, seat, place } = view;
  const { texts, fill } = textsOf(run, view.shell.lang);
  const results = caseResults(run);
  const chosen = results.find(({ id }) => id === asked['case']) ?? results.find(({ verdict }) => verdict === undefined);
  // On a small screen the case and the report stand on the tab of the exercise.
  const here = placeUrl({ ...place, tab: 'task' });
  const withQuery = (query: string): string => `${here}${here.includes('?') ? '&' : '?'}${query}`;
  const cases = results.map(({ id, verdict }, i) => ({
    n: i + 1,
    id,
    title: fill(texts.cases[id]?.title ?? id),
    given: fill(texts.cases[id]?.given ?? ''),
    when: fill(texts.cases[id]?.when ?? ''),
    then: fill(texts.cases[id]?.then ?? ''),
    state: id === chosen?.id ? ('now' as const) : (verdict ?? ('open' as const)),
    href: withQuery(`case=${id}`),
  }));
  const current = cases.find(({ id }) => id === chosen?.id);
  const kept = practice.wordsFor(seat, here);
  const typed = (command: string): Readonly<Record<string, string>> =>
    kept?.command === command ? (kept.input as Readonly<Record<string, string>>) : {};
  const wrong = (command: string) =>
    kept?.command === command && kept.field !== null
      ? { [kept.field]: say(kept.refused === 'missing' ? `yard.qa.missing.${kept.field}` : `yard.guard.${kept.refused}.world`) }
      : {};
  const { reports } = saidIn(run.facts);
  return {
    cases,
    current: current && { ...current, expected: '', actual: '', ...typed('coach/judge-case'), errors: wrong('coach/judge-case') },
    verdict: { action: urls.judgeCase, once: once() },
    report: {
      action: urls.reportBug,
      once: once(),
      open: asked['report'] === '1' || kept?.command === 'coach/report-bug',
      openHref: `${withQuery(`report=1${current ? `&case=${current.id}` : ''}`)}#report`,
      values: typed('coach/report-bug'),
      errors: wrong('coach/report-bug'),
    },
    reports: reports.length,
    finish: results.every(({ verdict }) => verdict !== undefined) ? { action: urls.finishQa, label: say('yard.qa.finish'), once: once() } : null,
  };
}
