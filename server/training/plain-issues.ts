import type { z } from 'zod';
import { QUOTES_WANTED } from './unreadable.ts';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema finds, in an author's words. Of several shapes that something could have, what is wrong with the one that it comes nearest to. */
export function plainIssues(issue: z.core.$ZodIssue): readonly Issue[] {
  const path = issue.path;
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.map((errors) => errors.flatMap(plainIssues)).reduce<readonly Issue[] | undefined>(nearer, undefined);
    return (nearest ?? [{ path: [], message: 'this cannot stand here' }]).map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: `"${key}" is not a key that can stand here` }));
  return [{ path, message: messageOf(issue) }];
}

/** The shapes that texts have which are not described where they are declared. */
const FORMATS: Readonly<Record<string, string>> = { date: 'a day such as 2026-12-10', datetime: 'a day and a time such as 2026-11-10T08:30' };

/** In an author's words. */
function messageOf(issue: z.core.$ZodIssue): string {
  const key = issue.path.at(-1);
  const name = typeof key === 'string' ? `"${key}"` : 'this';
  switch (issue.code) {
    case 'invalid_format':
      return `not ${FORMATS[issue.format] ?? issue.message}`;
    case 'invalid_type':
      return missingOrOther(String(key ?? ''), issue);
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')} belongs here`;
    case 'invalid_key':
      return `${name} cannot stand here: ${issue.issues.map(messageOf).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'something has to be written here';
      if (issue.origin === 'array') return `${name} is a list of ${String(issue.minimum)} or more`;
      return `${name} is ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`;
    case 'too_big':
      if (issue.origin === 'array') return `${name} is a list of at most ${String(issue.maximum)}: make two exercises of it`;
      return `${name} is ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  object: 'keys with values belong',
  record: 'keys with values belong',
  array: 'a list belongs',
  string: 'a text belongs',
  int: 'a whole number belongs',
  boolean: 'true or false belongs',
};
function missingOrOther(key: string, { expected, message }: { readonly expected: string; readonly message: string }): string {
  if (message.endsWith('received undefined')) return `"${key}" is missing`;
  if (expected === 'string' && /received (?:object|record)$/.test(message)) return QUOTES_WANTED;
  return `${NOUNS[expected] ?? `a ${expected} belongs`} here`;
}

/** The shape with the deepest fault was meant; among equals the one with the fewest. */
function nearer(a: readonly Issue[] | undefined, b: readonly Issue[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length));
  if (!a || depth(b) > depth(a)) return b;
  return depth(b) === depth(a) && b.length < a.length ? b : a;
}
