import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../classroom/ports.ts';
import { unlessDamaged } from '../classroom/unless-damaged.ts';

/** What a device is in the middle of. Nothing about a person: a practice's id, and the seat in front. */
const Session = z.object({
  practice: z.string().optional(),
  seat: z.string().optional(),
  /** By which the practice is found again; shown to its learner only. */
  returnCode: z.string().optional(),
  /** The test case in hand: it stays while one works through the pages under test. */
  testCase: z.string().optional(),
  /** The last practice that was finished here, by lesson: the next one has another goal, and its result compares with it. */
  finished: z.record(z.string(), z.string()).optional(),
  /** A member of a class: who is through begins again there, on the same row of the board. */
  inClass: z.boolean().optional(),
  /** Practices that are exams of a class, begun on this device: one attempt each. */
  sat: z.array(z.string()).readonly().optional(),
  /** The trainer who logged in here. */
  trainer: z.boolean().optional(),
});
export type Session = Readonly<z.output<typeof Session>>;

declare module 'express-serve-static-core' {
  interface Request {
    /** Changed by `keepSession` and its like alone. */
    session: Session;
    /** Where it is kept, and under which name; nothing for a device that is in the middle of nothing. */
    device: { readonly sessions: Sessions; readonly id: string | undefined };
  }
}

const Kept = Session.extend({ until: z.number() });
type Kept = z.output<typeof Kept>;
const kind: DocumentKind<Kept> = { name: 'sessions', schema: Kept };

const DAY = 24 * 60 * 60 * 1000;
/** A return to the same device some days later finds the practice again. */
const LASTS = 30 * DAY;
/** Sessions in memory at most: a page view asks no disk. */
const MOST = 2_000;

/** Sessions as small documents: they survive a restart, and each can be ended. This process alone writes them, so those in use are held in memory. */
interface Sessions {
  /** What is held in memory. */
  readonly held: (id: string) => Session | undefined;
  readonly find: (id: string) => Promise<Session | undefined>;
  readonly put: (id: string, session: Session) => Promise<void>;
  readonly delete: (id: string) => Promise<void>;
}

function sessionsIn(documents: Documents, now: () => number): Sessions {
  const inUse = new Map<string, Kept>();
  const hold = (id: string, kept: Kept): void => {
    const [oldest] = inUse.keys();
    if (inUse.size >= MOST && oldest !== undefined) inUse.delete(oldest);
    inUse.set(id, kept);
  };
  const valid = (kept: Kept | undefined): Kept | undefined => (kept && kept.until > now() ? kept : undefined);
  return {
    held: (id) => valid(inUse.get(id)),
    async find(id) {
      const found = await unlessDamaged(() => documents.get(kind, id));
      const kept = found === 'damaged' ? undefined : valid(found); // home stays open; the practice is found by its return code
      if (kept) hold(id, kept);
      return kept;
    },
    async put(id, session) {
      const kept = { ...session, until: now() + LASTS };
      hold(id, kept);
      try {
        await documents.put(kind, id, kept);
      } catch (error) {
        inUse.delete(id);
        throw error;
      }
    },
    async delete(id) {
      inUse.delete(id);
      await documents.delete(kind, id);
    },
  };
}

const COOKIE = 'tap';
/** 256 bits that were drawn here: nobody guesses another's, so nothing has to be signed (docs/decisions/0016). */
const ID_SENT = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{64})(?:;|$)`);
const newId = (): string => randomBytes(32).toString('hex');
const NONE: Session = {};

/** Finds what a device is in the middle of, by the id in its cookie. */
export function deviceSessions(documents: Documents, now: () => number): RequestHandler {
  const sessions = sessionsIn(documents, now);
  return (request, _response, next) => {
    const id = ID_SENT.exec(request.headers.cookie ?? '')?.[1];
    const found = (session: Session | undefined): void => {
      request.session = session ?? NONE;
      request.device = { sessions, id: session && id };
      next();
    };
    const held = id === undefined ? NONE : sessions.held(id);
    if (id === undefined || held) found(held);
    else sessions.find(id).then(found, next);
  };
}

/** Resolves when the change is durable: the answer that leads on must not overtake it. */
export const keepSession = (request: Request, change: Session): Promise<void> =>
  kept(request, request.device.id ?? newId(), { ...request.session, ...change });

/** Another session under a new id, for a new practice or a log-in: an id from before is worth nothing. */
export async function freshSession(request: Request, session: Session): Promise<void> {
  const { sessions, id: before } = request.device;
  await kept(request, newId(), session); // first: where the disk takes nothing, the one before goes on
  if (before !== undefined) await sessions.delete(before);
}

async function kept(request: Request, id: string, session: Session): Promise<void> {
  const { sessions } = request.device;
  await sessions.put(id, session);
  request.session = session;
  request.device = { sessions, id };
  request.res?.cookie(COOKIE, id, { httpOnly: true, sameSite: 'lax', maxAge: LASTS });
}

/** Ends what was on this device, and resolves when nothing of it is left. */
export async function endSession(request: Request): Promise<void> {
  const { sessions, id } = request.device;
  if (id !== undefined) await sessions.delete(id);
  request.session = NONE;
  request.device = { sessions, id: undefined };
  request.res?.clearCookie(COOKIE);
}

/** Deletes sessions that are over. */
export async function sweepSessions(documents: Documents, now: number): Promise<void> {
  for await (const id of documents.list(kind)) {
    const found = await unlessDamaged(() => documents.get(kind, id));
    if (found && found !== 'damaged' && found.until <= now) await documents.delete(kind, id);
  }
}
