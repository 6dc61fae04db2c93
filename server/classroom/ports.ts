import type { z } from 'zod';
import type { Fact, Instant } from '../world/world.ts';

/** Everything that one request added to a log, kept whole or not at all. */
export interface Step {
  /** Real time, milliseconds since 1970: for trainers and reports, never for the world. */
  readonly took: number;
  /** The id of the form that was sent: the same form again is answered as before. */
  readonly once?: string | undefined;
  readonly facts: readonly Fact[];
}

/**
 * Where steps are kept: one append-only log for each practice and each class.
 * Ids are lower-case letters, digits and inner dashes, 80 at most; anything else throws `UnsafeId`.
 * Every implementation passes server/store/logs.test.ts.
 */
export interface Logs {
  /**
   * Resolves when the step is durable. Throws `LogMovedOn` unless the log holds exactly `length` steps, and `StoreRefused`
   * where the disk takes no more: nothing is then kept, and the log goes on from where it was.
   */
  append(id: string, length: number, step: Step): Promise<void>;
  /** All steps in order; none for a log that never was. Reading writes nothing. Throws `StoreDamaged` rather than skip a step. */
  read(id: string): Promise<readonly Step[]>;
  /** Gone for good, and durably so; also what never was. */
  delete(id: string): Promise<void>;
  /** The ids of all logs, in no order. A log deleted meanwhile may still be named. */
  list(): AsyncIterable<string>;
}

/** A kind of small document, and the shape that its documents have. Defaults in the schema make old documents whole. */
export interface DocumentKind<Value extends object> {
  /** A folder's name, under the rules of ids. */
  readonly name: string;
  readonly schema: z.ZodType<Value>;
}

/**
 * Small documents that are rewritten whole: classes, accounts, settings, return codes; nicknames and free text, which facts never hold.
 * Values are plain JSON objects. What is handed out is a copy. Every implementation passes server/store/documents.test.ts.
 */
export interface Documents {
  get<Value extends object>(kind: DocumentKind<Value>, id: string): Promise<Value | undefined>;
  /** Resolves when the document is durable. Throws `StoreRefused` where the disk takes no more: the old one then stands. */
  put<Value extends object>(kind: DocumentKind<Value>, id: string, value: Value): Promise<void>;
  /** Reads, changes and writes, one after another for each document. `undefined` leaves it as it was. Resolves to what then stands. */
  update<Value extends object>(
    kind: DocumentKind<Value>,
    id: string,
    change: (value: Value | undefined) => Value | undefined,
  ): Promise<Value | undefined>;
  delete(kind: DocumentKind<object>, id: string): Promise<void>;
  list(kind: DocumentKind<object>): AsyncIterable<string>;
}

/** A page that was opened: for stuck detection, the heat map and replays. Never personal, no fact of the world. */
export interface Opened {
  /** Simulated time. */
  readonly at: Instant;
  /** Real time. */
  readonly took: number;
  readonly seat: string;
  readonly page: string;
}

/** The light trail beside a log. What was noted in the last second may be lost in a crash. */
export interface Trail {
  note(id: string, opened: Opened): void;
  read(id: string): Promise<readonly Opened[]>;
  delete(id: string): Promise<void>;
}

/** The log holds another number of steps than its writer thought: somebody else wrote. */
export class LogMovedOn extends Error {
  override readonly name = 'LogMovedOn';
  readonly code = 'moved-on';
}

/** A name that may not become a file: a bug or an attack, never a learner's mistake. */
export class UnsafeId extends Error {
  override readonly name = 'UnsafeId';
  readonly code = 'unsafe-id';
}

/** What is stored is not what was written: the disk or somebody's editor changed it. Names the file, and is never repaired by guessing. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
  readonly code = 'store-damaged';
}

export type StoreTrouble = 'disk-full' | 'read-only' | 'folder-in-use' | 'not-a-folder';

/** The store cannot take anything now. Nothing was lost: what was acknowledged is there, what was not is not. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
  readonly code: StoreTrouble;
  /** Of 'folder-in-use': the process that owns the folder. */
  readonly pid: number | undefined;

  constructor(code: StoreTrouble, message: string, { pid, cause }: { readonly pid?: number | undefined; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.code = code;
    this.pid = pid;
  }
}
