import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setImmediate as turnOfOthers } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { z } from 'zod';
import { createClasses } from './classroom/classes.ts';
import { StoreDamaged, type DocumentKind, type Documents } from './classroom/ports.ts';
import { createPractices } from './classroom/practices.ts';
import { createResultCodes } from './classroom/result-codes.ts';
import { createReturnCodes } from './classroom/return-codes.ts';
import { createShelf, type LeftOut, type Shelf } from './classroom/shelf.ts';
import { unlessDamaged } from './classroom/unless-damaged.ts';
import type { Config } from './config.ts';
import { readScenarioFolder, versionOf } from './store/scenario-folder.ts';
import type { Store } from './store/store.ts';
import { begin, variantAfter, variantInTurn } from './training/begin.ts';
import { guide } from './training/guide.ts';
import { progress } from './training/progress.ts';
import { BrokenScenario, faultLine } from './training/read.ts';
import { fromFacts, look, nowOf, setupOf, type Run } from './training/run.ts';
import { tried, Unplayable } from './training/unplayable.ts';
import { apiPage } from './web/api/page.ts';
import { apiRoutes } from './web/api/routes.ts';
import { apiTokens } from './web/api/token.ts';
import { loadAssets } from './web/assets.ts';
import { authorRoutes } from './web/author-routes.ts';
import { createChecker } from './web/checker.ts';
import { classRoutes } from './web/class-routes.ts';
import { codeOf, WebError, type ErrorCode } from './web/errors.ts';
import { examRoutes } from './web/exam-routes.ts';
import type { Kept } from './web/forms.ts';
import type { House } from './web/house.ts';
import { joinRoutes } from './web/join-routes.ts';
import { lessonRoutes } from './web/lesson-routes.ts';
import { practiceRoutes } from './web/practice-routes.ts';
import { notesKind } from './web/exercise.ts';
import { qaRoutes } from './web/qa-routes.ts';
import { formIds, knownHosts, ownForms, privately, securityHeaders } from './web/security.ts';
import { deviceSessions, sweepSessions } from './web/sessions.ts';
import { showError } from './web/shell.ts';
import { createSeen } from './web/seen.ts';
import { trainerDoor, trainersOnly } from './web/trainer-door.ts';
import { urls } from './web/urls.ts';
import { loadViews, type Views } from './web/views.ts';
import { loadWords } from './web/words.ts';
import { yardRoutes } from './web/yard-routes.ts';
import type { Fact } from './world/world.ts';

export interface Parts {
  /** The folder that holds views, scenarios and what the build made. */
  readonly root: string;
  readonly config: Config;
  readonly store: Store;
  readonly log: Logger;
  /** Real time. */
  readonly now: () => number;
  /** Draws the pages; those of the root where nothing is said. */
  readonly views?: Views;
}

export interface App {
  readonly app: Express;
  /** Deletes what nobody came back to. */
  readonly sweep: () => Promise<void>;
  readonly trainerKey: string;
  /** Works out ahead what the first learner of each lesson would otherwise wait for; requests that come meanwhile are answered between two lessons. */
  readonly warm: () => Promise<void>;
  /** The exercises that cannot be read, and why: a line for each fault, in plain words. */
  readonly leftOut: readonly string[];
}

/** The whole app, wired by hand; what a request goes through, in order. */
export async function createApp(parts: Parts): Promise<App> {
  const { config, log, store } = parts;
  const secret = await secretOf(store.documents);
  const house = await buildHouse(parts, secret);
  const leftOut = house.shelf.leftOut.flatMap((each) => leftOutLines(each, config.scenarioFolder));
  for (const { id, faults } of house.shelf.leftOut) log.warn({ exercise: id, faults }, 'an exercise is left out');
  const app = express();
  app.disable('x-powered-by');
  app.get(urls.health, (_request, response) => void response.type('text').send('ok'));
  app.get('/robots.txt', (_request, response) => void response.type('text').send('User-agent: *\nDisallow: /\n'));
  app.use(securityHeaders);
  app.use(knownHosts(config.hosts));
  app.use('/assets', house.assets.serve);
  app.use(privately);
  app.use(urls.apiV1, apiRoutes(house));
  app.use(urls.write, express.urlencoded({ extended: false, limit: '400kb', parameterLimit: 10 })); // whole exercises
  app.use(express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 60 }));
  app.use(ownForms(house.ids));
  app.use(deviceSessions(store.documents, parts.now));
  app.use(tooOften(config.requestsAMinute));
  app.use([urls.resume, urls.joinClass, urls.trainerLogIn, urls.checkResult], guessing);
  app.get(urls.api, apiPage(house));
  app.use(practiceRoutes(house)); // first: nearly every request
  app.use(yardRoutes(house));
  app.use(examRoutes(house));
  app.use(qaRoutes(house));
  app.use(joinRoutes(house));
  app.use(trainerDoor(house));
  app.use(classRoutes(house));
  app.use(lessonRoutes(house, trainersOnly));
  app.use(authorRoutes(house, trainersOnly));
  app.use(() => {
    throw new WebError('not-found');
  });
  app.use(errorPage(house));
  return {
    app,
    async sweep() {
      try {
        await house.practices.sweep(config.keepDays);
        await house.classes.sweep(config.keepDays);
        await house.resultCodes.sweep(async (id) => (await unlessDamaged(() => store.practices.read(id))).length !== 0);
        await sweepSessions(store.documents, parts.now());
      } catch (error) {
        log.error({ error }, 'sweeping failed');
      }
    },
    trainerKey: house.trainerKey,
    async warm() {
      for (const scenario of house.shelf.scenarios) {
        await turnOfOthers();
        const found = tried(() => guide(begin(scenario, 'warm'), scenario.seats[0] ?? ''));
        if (found instanceof Unplayable) log.warn({ exercise: scenario.id, why: found.message }, 'an exercise cannot be begun');
      }
    },
    leftOut,
  };
}

/** "scenarios/my-fee/scenario.yaml:3:8: …", as the check says it. */
const leftOutLines = ({ id, isWrittenHere, faults }: LeftOut, folder: string): readonly string[] =>
  faults.map((fault) => `${isWrittenHere ? `(written in the browser) ${id}` : path.join(folder, id)}/${faultLine(fault)}`);

async function buildHouse({ root, config, store, log, now, views }: Parts, secret: string): Promise<House> {
  const { documents, trail } = store;
  const shelf = await createShelf(documents, await readScenarioFolder(path.resolve(root, config.scenarioFolder)), versionOf);
  const returnCodes = createReturnCodes(documents);
  const practices = createPractices<Run, Kept>({
    ...{ logs: store.practices, trail, now, nowOf, load: (facts) => stored(shelf, facts), look: (run, at) => look(run, at).run },
    async gone(id) {
      await returnCodes.delete(id);
      await documents.delete(notesKind, id);
    },
  });
  return {
    ...{ config, log, now, shelf, documents, practices, returnCodes },
    resultCodes: createResultCodes(documents, Buffer.from(secret, 'hex')),
    views: views ?? loadViews(path.join(root, 'views')),
    words: loadWords(path.join(root, 'views', 'words'), (key) => {
      log.error({ key }, 'words are missing');
    }),
    assets: loadAssets(path.join(root, '.build', 'assets')),
    ids: formIds(Buffer.from(secret, 'hex')),
    tokens: apiTokens(Buffer.from(secret, 'hex')),
    classes: createClasses<Run, Kept>({
      ...{ logs: store.classes, documents, practices, now, outline: progress },
      begin({ scenario: id, mode, linked, defects, sameWorld }, seed, { number, last }) {
        const scenario = shelf.find(id) ?? missing(id);
        return begin(scenario, seed, {
          mode,
          variant: last || sameWorld ? variantAfter(scenario, last) : variantInTurn(scenario, number),
          ...(linked !== undefined && { linked }),
          ...(defects && { defects }),
        });
      },
    }),
    seen: createSeen(),
    check: createChecker(path.join(root, '.build', 'check.js')),
    trainerKey: randomBytes(5)
      .toString('hex')
      .toUpperCase()
      .replace(/(.{5})/, '$1-'),
  };
}

/** Throws `StoreDamaged` where its exercise cannot be read any more: it was written for an older format, or its text is gone. */
async function stored(shelf: Shelf, facts: readonly Fact[]): Promise<Run> {
  const { scenario, version } = setupOf(facts);
  const found = await shelf.version(version).catch((problem: unknown) => {
    if (problem instanceof BrokenScenario) return undefined;
    throw problem;
  });
  if (!found) throw new StoreDamaged(`the exercise ${scenario} cannot be read in its version ${version}`);
  return fromFacts(found, facts);
}

function missing(what: string): never {
  throw new Error(`there is no scenario ${what}`);
}

const secrets: DocumentKind<{ readonly secret: string }> = { name: 'settings', schema: z.object({ secret: z.string() }) };

/** This data folder's own secret, drawn once. */
async function secretOf(documents: Documents): Promise<string> {
  const kept = await documents.update(secrets, 'secret', (known) => (known ? undefined : { secret: randomBytes(32).toString('hex') }));
  return kept?.secret ?? missing('secret');
}

/** No finger taps so often: by device, since a class sits behind one address. */
const tooOften = (limit: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit,
    keyGenerator: (request) => request.session.practice ?? request.ip ?? '',
    standardHeaders: false,
    legacyHeaders: false,
    validate: { keyGeneratorIpFallback: false },
    handler: () => {
      throw new WebError('too-many');
    },
  });

/** Guessing codes is slowed down by address; right ones do not count, so that a room of forty gets in. */
const guessing = rateLimit({
  windowMs: 60_000,
  limit: 60,
  skipSuccessfulRequests: true,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  handler: () => {
    throw new WebError('too-many');
  },
});

/** Not the caller's doing: somebody has to look. */
const LOGGED: readonly ErrorCode[] = ['broken', 'store-damaged', 'unplayable'];

const errorPage =
  (house: House): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = codeOf(error);
    if (LOGGED.includes(code)) house.log.error({ err: error as Error, path: request.path }, 'a request broke');
    showError(house, request, response, code);
  };
