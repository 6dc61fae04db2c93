import type { Verdict } from '../agencies/coach/coach.ts';
import { saidIn } from './progress.ts';
import type { Run } from './run.ts';
import { isNamedBy, signsOf } from './signs.ts';

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
  /** The seeded defect that its words name. */
  readonly defect: string | undefined;
  /** The seeded defect that its case shows, where its words name none: neither found nor a false alarm. */
  readonly unclear: string | undefined;
  readonly quality: Quality;
}

/** What a report has that helps whoever reads it. */
export interface Quality {
  /** It is sent with the case that shows the defect. */
  readonly place: boolean;
  /** Its words name the defect. */
  readonly named: boolean;
  /** At least two steps. */
  readonly steps: boolean;
  /** What was expected differs from what was seen. */
  readonly difference: boolean;
}
export const QUALITIES = ['place', 'named', 'steps', 'difference'] as const satisfies readonly (keyof Quality)[];

/** How many of the four it has. */
export const worthOf = ({ quality }: ReportResult): number => QUALITIES.filter((one) => quality[one]).length;

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

/** Half for the verdicts, half for the reports: each seeded defect found counts, by how much its best report helps; a false alarm costs. */
export function qaResult(run: Run, notes: Notes): QaResult {
  const cases = caseResults(run);
  const seeded = run.setup.defects.filter((defect) => run.scenario.cases.some(({ shows }) => shows === defect));
  const reports = saidIn(run.facts).reports.map(({ report, case: id, note }) => ({ report, case: id, ...matched(run, seeded, id, notes[note]) }));
  const found = seeded.filter((defect) => reports.some((report) => report.defect === defect));
  const falseAlarms = reports.filter(isFalseAlarm).length;
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

/** What a report is about: what its words name, of several what its case shows. Where they name nothing, a case that shows a defect leaves it unclear. */
function matched(run: Run, seeded: readonly string[], id: string, note: Note = {}): Pick<ReportResult, 'defect' | 'unclear' | 'quality'> {
  const { title = '', steps = '', actual = '' } = note;
  const shown = defectShownBy(run, id);
  const named = seeded.filter((defect) => {
    const signs = signsOf(run.scenario, defect);
    return signs.length === 0 ? defect === shown : signs.some((each) => isNamedBy(each, `${title}\n${steps}\n${actual}`));
  });
  const defect = named.find((each) => each === shown) ?? named[0];
  const quality = { place: shown !== undefined && shown === (defect ?? shown), named: defect !== undefined, ...craftOf(note) };
  return { defect, unclear: defect === undefined ? shown : undefined, quality };
}

export const isFalseAlarm = ({ defect, unclear }: ReportResult): boolean => defect === undefined && unclear === undefined;

const plain = (text = ''): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A step says what to do with what: two words at least. What is expected or seen is a word at least. */
const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const isSaid = (text: string): boolean => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3;

/** Whether somebody else can follow it. */
const craftOf = ({ steps = '', expected = '', actual = '' }: Note): Pick<Quality, 'steps' | 'difference'> => ({
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
    Math.max(0, ...reports.filter((report) => report.defect === defect).map((report) => worthOf(report) / QUALITIES.length));
  const wanted = seeded.length + falseAlarms;
  const reportPart = wanted === 0 ? 1 : seeded.reduce((sum, defect) => sum + best(defect), 0) / wanted;
  return { verdicts: Math.round(50 * verdictPart), reports: Math.round(50 * reportPart) };
}
