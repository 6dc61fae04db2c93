import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { country } from '../../server/agencies/country.ts';
import { scenarioNames, scenarioTexts } from '../../server/training/test-scenarios.ts';

/** Where a value stands in an exercise. */
export type Path = readonly (string | number)[];

/** An exercise as its author wrote it: what is used again by an alias stands in one place. */
export interface Written {
  readonly values: readonly Path[];
  valueAt(path: Path): unknown;
  /** What may stand there instead, what comes nearest first. */
  othersFor(path: Path): readonly unknown[];
  /** Reads the exercise with another value there. */
  readWith<Of>(path: Path, value: unknown, read: (document: Document) => Of): Of;
}

/** From the text of a scenario.yaml. */
export function writtenIn(text: string): Written {
  const document = parseDocument(text, { merge: true });
  return {
    values: scalarsIn(document.contents),
    valueAt: (path) => document.getIn(path),
    othersFor: (path) => [...new Set(othersFor(document, path))].filter((other) => other !== document.getIn(path)).slice(0, A_FEW),
    readWith(path, value, read) {
      const was = document.getIn(path);
      document.setIn(path, value);
      const found = read(document);
      document.setIn(path, was);
      return found;
    },
  };
}

function scalarsIn(node: unknown, path: Path = []): readonly Path[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => scalarsIn(value, [...path, String(key)]));
  if (isSeq(node)) return node.items.flatMap((item, i) => scalarsIn(item, [...path, i]));
  return isScalar(node) ? [path] : [];
}

function othersFor(document: Document, path: Path): readonly unknown[] {
  const value = document.getIn(path);
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  const text = String(value);
  const [own, others] = [textsAt(document, path), house.flatMap((other) => textsAt(other, path))];
  // what "$…" stands for may be the same as what is written out
  if (isReference(text)) return [...own, ...textsAt(document)].filter(isReference);
  return [...longer(text), ...counted(text), ...choicesAt(document, path), ...[...own, NOTHING, ...others].filter((other) => !isReference(other))];
}

const NOTHING = 'nothing-of-the-kind';
/** Where none of so many fits, none does. */
const A_FEW = 12;

const house = scenarioNames.map((name) => parseDocument(scenarioTexts(name).scenario, { merge: true }));

/** All texts of an exercise; with a path, those under the same key. */
const textsAt = ({ contents }: Document, path?: Path): readonly string[] =>
  scalarsIn(contents)
    .filter((other) => path === undefined || keyOf(other) === keyOf(path))
    .flatMap((other) => {
      const text = isMap(contents) ? contents.getIn(other) : undefined;
      return typeof text === 'string' ? [text] : [];
    });

const keyOf = (path: Path): unknown => path.findLast((key) => typeof key === 'string');

const isReference = (text: string): boolean => text.startsWith('$');

/** "5 seconds" → "5 minutes": a second more or less is nothing that has to be noticed. */
const longer = (text: string): readonly string[] =>
  Object.entries({ second: 'minute', minute: 'hour', hour: 'day' }).flatMap(([unit, next]) =>
    new RegExp(`^\\d+ ${unit}s?$`).test(text) ? [text.replace(unit, next)] : [],
  );

/** "GPLX-261110-0007" → "GPLX-261110-0008" */
const counted = (text: string): readonly string[] =>
  /\d/.test(text) ? [text.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'))] : [];

/** What else the command may be given there. */
function choicesAt(document: Document, path: Path): readonly unknown[] {
  const command = document.getIn([...path.slice(0, -2), 'do']);
  const field: unknown = country.commands[String(command)]?.input.shape[String(path.at(-1))];
  return path.at(-2) === 'with' && field instanceof z.ZodEnum ? field.options : [];
}
