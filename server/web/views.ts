import ejs from 'ejs';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Locals = Readonly<Record<string, unknown>>;
type Include = (name: string, locals?: Locals) => string;

/** A view as a function of the names in its header. */
interface Template {
  readonly names: readonly string[];
  readonly render: (escape: (value: unknown) => string, include: Include, ...values: readonly unknown[]) => string;
}

export interface Views {
  has(name: string): boolean;
  /** Renders views/<name>.ejs. Throws for a name that there is not, and for a local that the view uses and was not given its header. */
  render(name: string, locals: Locals): string;
}

/** A view begins with the names that it may use: `<%# locals: page, t, form %>`. */
const HEADER = /^<%#\s*locals:\s*([\w$,\s]*?)\s*%>\s*/;

/**
 * All views, read and compiled once. Compiled for speed: named locals instead of `with`, no debug lines, a fast escape,
 * includes found in a map instead of on the disk (docs/performance.md).
 */
export function loadViews(folder: string): Views {
  const templates = new Map<string, Template>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const name = file.slice(0, -4).split(path.sep).join('/');
    templates.set(name, compile(readFileSync(path.join(folder, file), 'utf8'), name));
  }
  const render = (name: string, scope: Scope): string => {
    const template = templates.get(name);
    if (!template) throw new Error(`there is no view called ${name}`);
    const folder = path.posix.dirname(name);
    const include: Include = (other, own) => render(pathFrom(folder, other), own ? { own, outer: scope } : scope);
    return template.render(escapeHtml, include, ...template.names.map((local) => valueOf(scope, local)));
  };
  return { has: (name) => templates.has(name), render: (name, own) => render(name, { own, outer: undefined }) };
}

/** What an include is given, and around it what its page has: looked up by name, since copying some sixty names for every icon is most of a page's cost. */
interface Scope {
  readonly own: Locals;
  readonly outer: Scope | undefined;
}

function valueOf(scope: Scope, name: string): unknown {
  for (let around: Scope | undefined = scope; around; around = around.outer) if (name in around.own) return around.own[name];
  return undefined;
}

/** "../partials/icon" from "portal" → "partials/icon", each worked out once. */
const paths = new Map<string, Map<string, string>>();
function pathFrom(folder: string, other: string): string {
  const known = paths.get(folder) ?? new Map<string, string>();
  const found = known.get(other) ?? path.posix.join(folder, other);
  paths.set(folder, known.set(other, found));
  return found;
}

/**
 * EJS writes the function; we only bind it to our own escape and include. Its own wrapper copies all locals and asks the disk at every include.
 */
function compile(text: string, filename: string): Template {
  const header = HEADER.exec(text);
  if (!header) throw new Error(`views/${filename}.ejs does not begin with <%# locals: … %>`);
  const names = (header[1] ?? '').split(/[\s,]+/).filter((name) => name !== '');
  const template = new ejs.Template(text.slice(header[0].length), {
    compileDebug: false,
    _with: false,
    strict: true,
    filename,
  }) as unknown as { compile(): unknown; readonly source: string }; // `source` is there after compiling; EJS's types do not tell
  template.compile();
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what EJS itself does with the same text, which is ours
  return { names, render: new Function('escapeFn', 'include', ...names, template.source) as Template['render'] };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** Text into HTML; nothing for what is not there. */
export function escapeHtml(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : `${value as number}`;
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark) : text;
}
