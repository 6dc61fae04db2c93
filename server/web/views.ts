import ejs from 'ejs';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Locals = Readonly<Record<string, unknown>>;
type Include = (name: string, locals?: Locals) => string;

/** A view as a function of what it is given, and of what is around it. */
type Template = (scope: Scope) => string;

export interface Views {
  has(name: string): boolean;
  /**
   * Renders views/<name>.ejs; a name that `locals` does not hold is looked for in `around`, the nearest first.
   * Throws for a view that there is not, and for a local that the view uses and was not given its header.
   */
  render(name: string, locals: Locals, ...around: readonly object[]): string;
}

/** A view begins with the names that it may use: `<%# locals: page, t, form %>`. */
const HEADER = /^<%#\s*locals:\s*([\w$,\s]*?)\s*%>\s*/;

/**
 * All views, read and compiled once. Compiled for speed: named locals instead of `with`, no debug lines, a fast escape,
 * includes found in a map instead of on the disk (docs/performance.md).
 */
export function loadViews(folder: string): Views {
  const templates = new Map<string, Template>();
  const find = (name: string): Template => {
    const template = templates.get(name);
    if (!template) throw new Error(`there is no view called ${name}`);
    return template;
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const name = file.slice(0, -4).split(path.sep).join('/');
    templates.set(name, compile(readFileSync(path.join(folder, file), 'utf8'), name, find));
  }
  return {
    has: (name) => templates.has(name),
    render: (name, own, ...around) =>
      find(name)({ own, outer: around.reduceRight<Scope | undefined>((outer, each) => ({ own: each, outer }), undefined) }),
  };
}

/** What an include is given, and around it what its page has: looked up by name, since copying some sixty names for every icon is most of a page's cost. */
interface Scope {
  readonly own: object;
  readonly outer: Scope | undefined;
}

function valueOf(scope: Scope, name: string): unknown {
  for (let around: Scope | undefined = scope; around; around = around.outer) if (name in around.own) return (around.own as Locals)[name];
  return undefined;
}

/**
 * EJS writes the function; we only bind it to our own escape and include. Its own wrapper copies all locals and asks the disk at every include.
 */
function compile(text: string, filename: string, find: (name: string) => Template): Template {
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
  const values = names.map((name) => `valueOf(scope, ${JSON.stringify(name)})`).join(', ');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what EJS itself does with the same text, which is ours
  const bind = new Function(
    'escapeFn',
    'valueOf',
    'includeIn',
    `function draw(include, ${names.join(', ')}) { ${template.source} }
    return (scope) => draw(includeIn(scope), ${values});`,
  ) as (escape: typeof escapeHtml, look: typeof valueOf, includeIn: (scope: Scope) => Include) => Template;
  return bind(escapeHtml, valueOf, includes(path.posix.dirname(filename), find));
}

/** "../partials/icon" from "portal" → "partials/icon", each found once. */
function includes(folder: string, find: (name: string) => Template): (scope: Scope) => Include {
  const known = new Map<string, Template>();
  const named = (other: string): Template => {
    const found = known.get(other) ?? find(path.posix.join(folder, other));
    known.set(other, found);
    return found;
  };
  return (scope) => (other, own) => named(other)(own ? { own, outer: scope } : scope);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** Text into HTML; nothing for what is not there. */
export function escapeHtml(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : `${value as number}`;
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark) : text;
}
