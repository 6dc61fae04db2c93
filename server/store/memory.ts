import { LogMovedOn, type DocumentKind, type Documents, type Logs, type Opened, type Step, type Trail } from '../classroom/ports.ts';
import { safeId } from './files.ts';

/** Logs that are gone with the process: for tests. Kept as text, so that what is read back has been through JSON here too. */
export function memoryLogs(): Logs {
  const logs = new Map<string, readonly string[]>();
  const linesOf = (id: string): readonly string[] => logs.get(safeId(id)) ?? [];
  return {
    append: (id, length, step) =>
      now(() => {
        const lines = linesOf(id);
        if (lines.length !== length) throw new LogMovedOn(`${id} holds ${lines.length} steps, not ${length}`);
        logs.set(id, [...lines, JSON.stringify(step)]);
      }),
    read: (id) => now(() => linesOf(id).map((line) => JSON.parse(line) as Step)),
    delete: (id) => now(() => void logs.delete(safeId(id))),
    async *list() {
      yield* [...(await now(() => [...logs.keys()]))];
    },
  };
}

/** Documents that are gone with the process: for tests. */
export function memoryDocuments(): Documents {
  const texts = new Map<string, string>();
  const keyOf = (kind: DocumentKind<object>, id: string): string => `${safeId(kind.name)}/${safeId(id)}`;
  function get<Value extends object>(kind: DocumentKind<Value>, id: string): Value | undefined {
    const text = texts.get(keyOf(kind, id));
    return text === undefined ? undefined : kind.schema.parse(JSON.parse(text));
  }
  function put<Value extends object>(kind: DocumentKind<Value>, id: string, value: Value): void {
    texts.set(keyOf(kind, id), JSON.stringify(kind.schema.parse(value)));
  }
  return {
    get: (kind, id) => now(() => get(kind, id)),
    put: (kind, id, value) => now(() => put(kind, id, value)),
    update: (kind, id, change) =>
      now(() => {
        const changed = change(get(kind, id));
        if (changed !== undefined) put(kind, id, changed);
        return get(kind, id);
      }),
    delete: (kind, id) => now(() => void texts.delete(keyOf(kind, id))),
    async *list(kind) {
      const start = `${safeId(kind.name)}/`;
      yield* (await now(() => [...texts.keys()])).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
    },
  };
}

/** A trail that is gone with the process: for tests. */
export function memoryTrail(): Trail {
  const trails = new Map<string, readonly Opened[]>();
  return {
    note: (id, opened) => void trails.set(safeId(id), [...(trails.get(id) ?? []), opened]),
    read: (id) => now(() => trails.get(safeId(id)) ?? []),
    delete: (id) => now(() => void trails.delete(safeId(id))),
  };
}

/** At once, but as a promise: what throws is a rejection, as with files. */
const now = async <T>(work: () => T): Promise<T> => Promise.resolve(work());
