import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { faultsIn, type Found } from './check.ts';
import { HOUSE_LANGUAGE, type Language } from '../../fixtures/languages.ts';
import { plainIssues } from './plain-issues.ts';
import { ScenarioFile } from './scenario.ts';
import { Texts } from './texts.ts';
import { firstSlip, wronglyEncoded } from './unreadable.ts';

/** A scenario that can be begun: its data, its words by language, and the version under which its text is kept. */
export interface Scenario extends ScenarioFile {
  readonly version: string;
  readonly texts: Readonly<Record<string, Texts>>;
}

/** The files of a scenario as texts: scenario.yaml, and the words by language ("vi", "en"). */
export interface ScenarioTexts {
  readonly scenario: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Something wrong in a file, for its author. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export class BrokenScenario extends Error {
  override readonly name = 'BrokenScenario';
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(faultLine).join('\n'));
  }
}

/** "scenario.yaml:14:20: …" */
export const faultLine = ({ file, line, column, message }: Fault): string => `${file}:${line}:${column}: ${message}`;

/** `version` is the hash of the texts, which are kept under it for the practices that began with them. Throws BrokenScenario with all that is wrong. */
export const readScenario = (texts: ScenarioTexts, version: string): Scenario => openScenario(texts, version).scenario;

/** The words of a scenario for who reads a language: in the house's where it has none in that one, or else in any; without any it is called by its id. */
export const textsFor = ({ id, texts }: Pick<Scenario, 'id' | 'texts'>, language: Language): Texts =>
  texts[language] ??
  texts[HOUSE_LANGUAGE] ??
  Object.values(texts)[0] ??
  Texts.parse({ title: id, summary: id, story: id, tasks: {}, debrief: { can: id } });

/** A scenario, and where each part of it stands in its files. */
export interface OpenScenario {
  readonly scenario: Scenario;
  /** Without a language it is in scenario.yaml. */
  readonly faultAt: (found: Found) => Fault;
}

/** The same for who goes on looking for faults in it. */
export function openScenario({ scenario, words }: ScenarioTexts, version: string): OpenScenario {
  const main = parsed('scenario.yaml', scenario, ScenarioFile);
  const texts = Object.entries(words).map(([language, text]) => ({ language, ...parsed(`scenario.${language}.yaml`, text, Texts) }));
  const broken = [main, ...texts].flatMap(({ faults }) => faults);
  if (broken.length > 0 || !main.value) throw new BrokenScenario(broken);
  const byLanguage = Object.fromEntries(texts.flatMap(({ language, value }) => (value ? [[language, value]] : [])));
  const faultAt = ({ language, path, message }: Found): Fault => (texts.find((other) => other.language === language) ?? main).faultAt(path, message);
  const faults = faultsIn(main.value, byLanguage).map(faultAt);
  if (faults.length > 0) throw new BrokenScenario(faults);
  return { scenario: { ...main.value, version, texts: byLanguage }, faultAt };
}

/** More than any exercise needs; a larger text is not looked at. In characters. */
const LONGEST = 200_000;

/** Accents are composed, however they were typed, so that texts that look alike are alike. */
function parsed<Shape extends z.ZodType>(file: string, typed: string, shape: Shape) {
  const text = typed.normalize('NFC');
  const lines = new LineCounter();
  const at = (offset: number, message: string): Fault => ({ file, line: lines.linePos(offset).line, column: lines.linePos(offset).col, message });
  const nowhere = (message: string, line = 1) => ({
    faults: [{ file, line, column: 1, message }],
    faultAt: (): Fault => ({ file, line, column: 1, message }),
  });
  if (text.trim() === '') return nowhere('this file is missing or empty, or cannot be opened');
  if (text.length > LONGEST) return nowhere(`longer than ${LONGEST} characters: shorten it`);
  const encoded = wronglyEncoded(text);
  if (encoded) return nowhere(encoded.message, text.slice(0, encoded.offset).split('\n').length);
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: true, prettyErrors: false, logLevel: 'error' });
    const faultAt = (path: readonly PropertyKey[], message: string): Fault => at(offsetOf(document, path), message);
    const slip = firstSlip(text, document);
    if (slip) return { faults: [at(slip.offset, slip.message)], faultAt };
    const result = shape.safeParse(document.toJS({ maxAliasCount: 100 }));
    if (result.success) return { value: result.data, faults: [], faultAt };
    return { faults: result.error.issues.flatMap(plainIssues).map(({ path, message }) => faultAt(path, message)), faultAt };
  } catch (problem) {
    if (problem instanceof RangeError) return nowhere('nested too deeply: no exercise needs that'); // the stack is full
    if (problem instanceof ReferenceError) return nowhere('an alias (*name) leads nowhere, in a circle, or to far too much: write it out'); // so YAML says it
    if (problem instanceof Error && problem.message.startsWith('Merge sources')) return nowhere(NO_MERGE); // so YAML says it too
    throw problem;
  }
}

const NO_MERGE = 'after "<<:" stands an alias of keys with values, such as *fee: what stands there is none';

/** Where something stands in the text; what is missing, where it should stand. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let offset = 0;
  let node: unknown = document.contents;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) break;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
