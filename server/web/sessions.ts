import session from 'express-session';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../classroom/ports.ts';

/** What a device is in the middle of. Nothing about a person: a practice's id, and the seat in front. */
declare module 'express-session' {
  interface SessionData {
    practice?: string;
    seat?: string;
    /** By which the practice is found again; shown to its learner only. */
    returnCode?: string;
    /** The test case in hand: it stays while one works through the pages under test. */
    testCase?: string;
    /** The last practice that was finished here, by lesson: the next one has another goal, and its result compares with it. */
    finished?: Readonly<Record<string, string>>;
    /** A member of a class: who is through begins again there, on the same row of the board. */
    inClass?: boolean;
    /** Practices that are exams of a class, begun on this device: one attempt each. */
    sat?: readonly string[];
    /** The trainer who logged in here. */
    trainer?: boolean;
  }
}

const Kept = z.looseObject({ cookie: z.looseObject({}), until: z.number() });
const sessions: DocumentKind<z.output<typeof Kept>> = { name: 'sessions', schema: Kept };

const DAY = 24 * 60 * 60 * 1000;
/** A return to the same device some days later finds the practice again. */
const LASTS = 30 * DAY;

type KeptSession = z.output<typeof Kept>;
/** Sessions in memory at most: a page view asks no disk. */
const MOST = 2_000;

/** Sessions as small documents: they survive a restart, and each can be ended. This process alone writes them, so those in use are held in memory. */
class DocumentSessions extends session.Store {
  private readonly held = new Map<string, KeptSession>();

  constructor(
    private readonly documents: Documents,
    private readonly now: () => number,
  ) {
    super();
  }

  override get(id: string, answer: (error: unknown, data?: session.SessionData | null) => void): void {
    const valid = (kept: KeptSession | undefined): session.SessionData | null =>
      kept && kept.until > this.now() ? ({ ...kept, cookie: { ...kept.cookie } } as unknown as session.SessionData) : null;
    const held = this.held.get(id);
    if (held) {
      answer(null, valid(held));
      return;
    }
    this.documents.get(sessions, idOf(id)).then((kept) => {
      if (kept) this.hold(id, kept);
      answer(null, valid(kept));
    }, answer);
  }

  override set(id: string, data: session.SessionData, answer: (error?: unknown) => void = () => undefined): void {
    const kept: KeptSession = { ...(JSON.parse(JSON.stringify(data)) as { cookie: Record<string, unknown> }), until: this.now() + LASTS };
    this.hold(id, kept); // at once: a browser follows a redirect as soon as it has its head, before this is on the disk
    this.documents.put(sessions, idOf(id), kept).then(
      () => {
        answer();
      },
      (error: unknown) => {
        this.held.delete(id);
        answer(error);
      },
    );
  }

  override destroy(id: string, answer: (error?: unknown) => void = () => undefined): void {
    this.held.delete(id);
    this.documents.delete(sessions, idOf(id)).then(() => {
      answer();
    }, answer);
  }

  private hold(id: string, kept: KeptSession): void {
    const [oldest] = this.held.keys();
    if (this.held.size >= MOST && oldest !== undefined) this.held.delete(oldest);
    this.held.set(id, kept);
  }
}

/** Session ids are drawn in base64url; documents are named in lower-case hex. */
const idOf = (id: string): string => Buffer.from(id).toString('hex').slice(0, 80);

export const deviceSessions = (documents: Documents, secret: string, now: () => number): ReturnType<typeof session> =>
  session({
    name: 'tap',
    secret,
    store: new DocumentSessions(documents, now),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', maxAge: LASTS },
  });

/** Ends what was on this device, and resolves when nothing of it is left. */
export const endSession = (current: session.Session): Promise<void> =>
  new Promise((resolve, reject) => {
    current.destroy((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('the session did not end', { cause: error }));
    });
  });

/** A new id for a new practice (or a log-in): an id from before is worth nothing. */
export const freshSession = (current: session.Session): Promise<void> =>
  new Promise((resolve, reject) => {
    current.regenerate((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('no new session', { cause: error }));
    });
  });

/** Resolves when the device's link to its practice is durable: the answer that leads there must not overtake it. */
export const keepSession = (current: session.Session): Promise<void> =>
  new Promise((resolve, reject) => {
    current.save((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('the session was not kept', { cause: error }));
    });
  });

/** Deletes sessions that are over. */
export async function sweepSessions(documents: Documents, now: number): Promise<void> {
  for await (const id of documents.list(sessions)) {
    const kept = await documents.get(sessions, id);
    if (kept && kept.until <= now) await documents.delete(sessions, id);
  }
}
