import { StoreDamaged, type Step } from '../classroom/ports.ts';
import { jsonIn } from './json.ts';

/** A log as text: a JSON line a step. */
export interface Lines {
  readonly steps: readonly Step[];
  /** Where the last whole line ends. */
  readonly bytes: number;
}

const NEW_LINE = 0x0a;
const NOTHING = 0x00;

export const lineOf = (step: Step): string => `${JSON.stringify(step)}\n`;

/**
 * What a file holds. A torn last line is left out: a crash stopped it before it was acknowledged (no new line at its end, or, after a
 * power cut, blocks that never came: zeros). Anything else that is no step throws: what was acknowledged is never skipped.
 */
export function linesIn(file: Buffer, place: string): Lines {
  const steps: Step[] = [];
  let bytes = 0;
  for (let end = file.indexOf(NEW_LINE); end !== -1; end = file.indexOf(NEW_LINE, bytes)) {
    const line = file.subarray(bytes, end);
    if (end === file.length - 1 && line.includes(NOTHING)) break;
    steps.push(stepIn(line.toString('utf8'), `${place}, line ${steps.length + 1}`));
    bytes = end + 1;
  }
  return { steps, bytes };
}

function stepIn(line: string, place: string): Step {
  const step = jsonIn(line);
  if (!isStep(step)) throw new StoreDamaged(`no step: ${place}`);
  return step;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isFact = (value: unknown): boolean =>
  isObject(value) && typeof value['n'] === 'number' && typeof value['at'] === 'number' && typeof value['kind'] === 'string' && isObject(value['by']);

/** The envelope; what a fact says is known to its agency alone. */
const isStep = (value: unknown): value is Step =>
  isObject(value) &&
  typeof value['took'] === 'number' &&
  (value['once'] === undefined || typeof value['once'] === 'string') &&
  Array.isArray(value['facts']) &&
  value['facts'].every(isFact);
