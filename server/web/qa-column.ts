import { firstStep, saidIn } from '../training/progress.ts';
import { caseResults, isClosed } from '../training/qa.ts';
import type { Run } from '../training/run.ts';
import { untriedCases } from '../training/tried.ts';
import { textsOf } from './coach-column.ts';
import { expectedIn, type Exercise } from './exercise.ts';
import type { View } from './view.ts';
import type { Act } from './shell.ts';
import { placeUrl, urls } from './urls.ts';

/** A tester's column: the case in hand, what was said about it, the bug report, all cases. */
export function qaColumn(view: View, run: Run, { asked, notes }: Exercise) {
  const { say, once, practice, seat, place } = view;
  // On a small screen the case and the report stand on the tab of the exercise.
  const here = placeUrl({ ...place, tab: 'task' });
  const to = (query: string): string => `${here}${here.includes('?') ? '&' : '?'}${query}`;
  const kept = practice.wordsFor(seat, here);
  const typed = (command: string): Readonly<Record<string, string>> | undefined =>
    kept?.command === command ? (kept.input as Readonly<Record<string, string>>) : undefined;
  const wrong = (command: string) =>
    kept?.command === command && kept.field !== null
      ? { [kept.field]: say(kept.refused === 'missing' ? `yard.qa.missing.${kept.field}` : `yard.guard.${kept.refused}.world`) }
      : {};

  const said = saidIn(run.facts);
  const closed = isClosed(run);
  const cases = casesOf(view, run, to);
  const current = cases.find(({ id }) => id === asked['case']) ?? cases.find(({ verdict }) => verdict === undefined);
  const note = current && notes[said.verdicts[current.id]?.note ?? ''];
  const noted = { expected: expectedIn(note, current?.then ?? ''), actual: note?.actual ?? '' };
  const next = cases.find(({ verdict, id }) => verdict === undefined && id !== current?.id);
  return {
    cases: cases.map((one) => ({ ...one, isCurrent: one.id === current?.id })),
    current: current && {
      ...current,
      noted,
      isOpen: !closed && (current.verdict === undefined || asked['edit'] === '1' || typed('coach/judge-case') !== undefined),
      editHref: to(`case=${current.id}&edit=1`),
      values: { ...noted, ...typed('coach/judge-case') },
      errors: wrong('coach/judge-case'),
      fresh: freshAct(view, run),
      next: next && { href: next.href, label: say('yard.qa.next', { n: next.n, title: next.title }) },
    },
    told: toldOf(view, cases, asked),
    untried: asked['judged'] === undefined ? undefined : untriedOf(run, cases, asked),
    verdict: { action: urls.judgeCase, once: once() },
    report: {
      action: urls.reportBug,
      once: once(),
      isOpen: !closed && current !== undefined && (asked['report'] === '1' || typed('coach/report-bug') !== undefined),
      isSent: asked['sent'] === '1',
      openHref: current && `${to(`case=${current.id}&report=1`)}#report`,
      values: typed('coach/report-bug') ?? noted,
      errors: wrong('coach/report-bug'),
      sent: said.reports.filter((report) => report.case === current?.id).map(({ note, report }) => notes[note]?.title ?? report),
    },
    apiHref: urls.api,
    closed: closed ? { href: urls.qaResult, label: say('yard.qa.see-result'), text: say('yard.qa.closed') } : undefined,
    finish:
      !closed && cases.every(({ verdict }) => verdict !== undefined) ? { action: urls.finishQa, label: say('yard.qa.finish'), once: once() } : null,
  };
}

function casesOf({ shell }: View, run: Run, to: (query: string) => string) {
  const { texts, fill } = textsOf(run, shell.lang);
  return caseResults(run).map(({ id, verdict }, i) => ({
    n: i + 1,
    id,
    title: fill(texts.cases[id]?.title ?? id),
    given: fill(texts.cases[id]?.given ?? ''),
    when: fill(texts.cases[id]?.when ?? ''),
    then: fill(texts.cases[id]?.then ?? ''),
    verdict,
    state: verdict ?? ('open' as const),
    href: to(`case=${id}`),
  }));
}

/** A case needs a world in which nothing is left over from the one before. Verdicts and reports stay. */
function freshAct({ say, once }: View, run: Run): Act | undefined {
  const first = firstStep(run);
  return first && { action: urls.rewind, label: say('yard.qa.fresh'), once: once(), hidden: { to: String(first.n) } };
}

/** Where what was just judged was not run before: the way back to it. */
function untriedOf(run: Run, cases: ReturnType<typeof casesOf>, { judged }: Exercise['asked']): { readonly href: string } | undefined {
  const one = cases.find(({ id }) => id === judged);
  return one && untriedCases(run).includes(one.id) ? { href: one.href } : undefined;
}

/** What was just written down, as the next page confirms it. */
function toldOf({ say }: View, cases: ReturnType<typeof casesOf>, { judged }: Exercise['asked']): string | undefined {
  const one = cases.find(({ id }) => id === judged);
  return one?.verdict && say('yard.qa.judged', { n: one.n, verdict: say(`yard.qa.states.${one.verdict}`) });
}
