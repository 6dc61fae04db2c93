import { visit, type Document, type ErrorCode, type YAMLError } from 'yaml';

/** Something wrong at an offset of a text, for its author. */
interface Slip {
  readonly offset: number;
  readonly message: string;
}

export const QUOTES_WANTED = "a text with a colon, or that begins with {{, must stand between quotes: '…'";
const INDENT = 'this line does not begin where those beside it do: put the same number of spaces before each';
const TAB = 'use spaces here, not the Tab key';
const BRACKET = 'a bracket is not closed here: write } for each { and ] for each [';
const QUOTE_OPEN = 'a text in quotes is not closed: put \' or " at its end as well';
const QUOTE_INSIDE = "a text in quotes ends before this: a ' within it is written twice, as in 'it''s'";
const LIST_BELOW = 'a list begins on a line of its own, below its key';
const SPACE = 'a space is missing after the colon';
const KEY = 'a key and a colon are missing at the beginning of this line; a text that goes on from the line above stands further right than its key';
const TWICE = 'this key is there already: keep one of the two';
const START = "a text that begins with this sign must stand between quotes: '…'";
const ESCAPE = 'within "…" a \\ is written twice; between single quotes it stands as it is';
const ONE_EXERCISE = 'a line --- cannot stand here: one file holds one exercise';
const NOT_HERE = 'this cannot be read: what stands before it has ended already; a text with signs such as { } [ ] > | # stands between quotes';
const UTF8 = 'this file is not saved as UTF-8: save it again with the encoding UTF-8';

/** Where a text holds what was no letter in UTF-8: the sign that stands for it, or the empty bytes of UTF-16. */
export function wronglyEncoded(text: string): Slip | undefined {
  const offset = text.search(/[\0\uFFFD]/);
  return offset < 0 ? undefined : { offset, message: UTF8 };
}

/** One slip brings about several errors of the parser; the first of them tells it, in an author's words. */
export function firstSlip(text: string, document: Document): Slip | undefined {
  const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return error && slipOf(error, text, document);
}

function slipOf({ code, message, pos: [offset] }: YAMLError, text: string, document: Document): Slip {
  const { start, line } = lineAt(text, offset);
  const gap = /(?:^|[:,[-]\s*)(?=\{\{)/.exec(line);
  if (code === 'TAB_AS_INDENT') return { offset, message: TAB };
  if (gap && code !== 'BAD_INDENT') return { offset: start + gap.index + gap[0].length, message: QUOTES_WANTED };
  if (/end with an? [}\]]/.test(message)) return { offset: writtenBefore(text, offset), message: BRACKET };
  if (message.startsWith('Missing closing')) return { offset: openQuote(text, document) ?? offset, message: QUOTE_OPEN };
  if (message.startsWith('Nested mappings'))
    return /:\s/.test(text.slice(offset, start + line.length + 1))
      ? { offset, message: QUOTES_WANTED }
      : { offset: nextWritten(text, offset), message: INDENT };
  if (/on same line with key$/.test(message)) return { offset, message: LIST_BELOW };
  if (code === 'UNEXPECTED_TOKEN' && /['"]\s*$/.test(text.slice(start, offset))) return { offset, message: QUOTE_INSIDE };
  if (code === 'MULTILINE_IMPLICIT_KEY') return { offset, message: /^\s*(?:- )?[\w-]+:\S/.test(line) ? SPACE : KEY };
  if (/^(?:A block sequence|Sequence item)/.test(message)) return { offset, message: INDENT };
  return { offset, message: BY_CODE[code] ?? `this line cannot be read: ${message}` };
}

const BY_CODE: Partial<Readonly<Record<ErrorCode, string>>> = {
  BAD_INDENT: INDENT,
  BLOCK_AS_IMPLICIT_KEY: INDENT,
  BLOCK_IN_FLOW: QUOTES_WANTED,
  DUPLICATE_KEY: TWICE,
  BAD_SCALAR_START: START,
  TAG_RESOLVE_FAILED: START,
  BAD_ALIAS: START,
  BAD_DQ_ESCAPE: ESCAPE,
  MULTIPLE_DOCS: ONE_EXERCISE,
  UNEXPECTED_TOKEN: NOT_HERE,
};

/** The line in which an offset lies, without its end, and where it starts. */
function lineAt(text: string, offset: number): { readonly start: number; readonly line: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return { start, line: text.slice(start).split(/\r?\n/, 1)[0] ?? '' };
}

/** Where the last line that is not empty begins to say something, before the line of an offset. */
function writtenBefore(text: string, offset: number): number {
  const before = text.slice(0, lineAt(text, offset).start).trimEnd();
  const { start, line } = lineAt(text, Math.min(before.length, offset));
  return start + line.search(/\S|$/);
}

/** Where the next line that is not empty begins to say something. */
function nextWritten(text: string, offset: number): number {
  const { start, line } = lineAt(text, offset);
  const after = start + line.length;
  const far = text.slice(after).search(/\S/);
  return far < 0 ? offset : after + far;
}

/** Where the quote stands that runs to the end of the text. */
function openQuote(text: string, document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') === true && range && range[1] >= text.length) offset = range[0];
    },
  });
  return offset;
}
