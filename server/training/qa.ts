import type { Verdict } from '../agencies/coach/coach.ts';
import { saidIn } from './progress.ts';
import type { Run } from './run.ts';

/** What a learner wrote with a verdict or a report. Kept by its id, never in facts. */
export interface Note {
  readonly title?: string;
  readonly steps?: string;
  readonly expected?: string;
  readonly actual?: string;
}
export type Notes = Readonly<Record<string, Note>>;

export interface CaseResult {
  readonly id: string;
  readonly verdict: Verdict | undefined;
  /** What was right to say in this practice, with the defects that it is seeded with. */
  readonly expected: Verdict;
}

export interface ReportResult {
  readonly report: string;
  readonly case: string;
  /** The seeded defect that it is about; undefined: a false alarm. */
  readonly defect: string | undefined;
  /** Somebody else can follow it: at least two steps, and what was expected differs from what was seen. */
  readonly quality: { readonly steps: boolean; readonly difference: boolean };
}

export interface QaResult {
  readonly cases: readonly CaseResult[];
  readonly reports: readonly ReportResult[];
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly falseAlarms: number;
  /** Out of 50 each: judging the cases, reporting the faults. */
  readonly points: { readonly verdicts: number; readonly reports: number };
  /** 0 to 100: both together. */
  readonly score: number;
}

/** Half for the verdicts, half for the reports: each seeded defect found counts, wholly if the report can be followed; a false alarm costs. */
export function qaResult(run: Run, notes: Notes): QaResult {
  const cases = caseResults(run);
  const reports = saidIn(run.facts).reports.map(({ report, case: id, note }): ReportResult => ({
    report,
    case: id,
    defect: defectShownBy(run, id),
    quality: qualityOf(notes[note]),
  }));
  const seeded = run.setup.defects.filter((defect) => run.scenario.cases.some(({ shows }) => shows === defect));
  const found = seeded.filter((defect) => reports.some((report) => report.defect === defect));
  const falseAlarms = reports.filter(({ defect }) => defect === undefined).length;
  const points = pointsOf(cases, reports, seeded, falseAlarms);
  return {
    cases,
    reports,
    found,
    missed: seeded.filter((defect) => !found.includes(defect)),
    falseAlarms,
    points,
    score: points.verdicts + points.reports,
  };
}

/** Whether the last word about the cases was said: nothing more counts, and what was seeded is told. A rewind opens nothing again. */
export const isClosed = ({ facts }: Pick<Run, 'facts'>): boolean => saidIn(facts).isClosed;

/** Every case with what was said and what was right to say: it fails exactly if this practice is seeded with the defect that it shows. */
export function caseResults(run: Run): readonly CaseResult[] {
  const { verdicts } = saidIn(run.facts);
  return run.scenario.cases.map(({ id }) => ({
    id,
    verdict: Object.hasOwn(verdicts, id) ? verdicts[id]?.verdict : undefined,
    expected: defectShownBy(run, id) === undefined ? 'pass' : 'fail',
  }));
}

function defectShownBy({ scenario, setup }: Run, id: string): string | undefined {
  const shows = scenario.cases.find((other) => other.id === id)?.shows;
  return shows !== undefined && setup.defects.includes(shows) ? shows : undefined;
}

const plain = (text = ''): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A step says what to do with what: two words at least. What is expected or seen is a word at least. */
const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const isSaid = (text: string): boolean => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3;

const qualityOf = ({ steps = '', expected = '', actual = '' }: Note = {}): ReportResult['quality'] => ({
  steps: steps.split('\n').filter((line) => words(line.replace(/^\s*\d+[.)]/, '')) >= 2).length >= 2,
  difference: isSaid(expected) && isSaid(actual) && plain(expected) !== plain(actual),
});

function pointsOf(
  cases: readonly CaseResult[],
  reports: readonly ReportResult[],
  seeded: readonly string[],
  falseAlarms: number,
): QaResult['points'] {
  const right = cases.filter(({ verdict, expected }) => verdict === expected).length;
  const verdictPart = cases.length === 0 ? 1 : right / cases.length;
  const best = (defect: string): number =>
    Math.max(
      0,
      ...reports.filter((report) => report.defect === defect).map(({ quality }) => (1 + Number(quality.steps) + Number(quality.difference)) / 3),
    );
  const wanted = seeded.length + falseAlarms;
  const reportPart = wanted === 0 ? 1 : seeded.reduce((sum, defect) => sum + best(defect), 0) / wanted;
  return { verdicts: Math.round(50 * verdictPart), reports: Math.round(50 * reportPart) };
}
