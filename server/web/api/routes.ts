import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { randomUUID } from 'node:crypto';
import { seatsHeld } from '../current.ts';
import { codeOf, statusOf, WebError } from '../errors.ts';
import { refusalWords } from '../forms.ts';
import type { House } from '../house.ts';
import { wordsOfAgency } from '../panes.ts';
import { readerOf } from '../reader.ts';
import { sitesOf } from '../../agencies/sites.ts';
import { fieldOf, fieldsOf } from '../../world/fields.ts';
import { openApi } from './openapi.ts';
import type { Answer, Caller, Operation } from './operation.ts';
import { operations } from './operations.ts';

/**
 * The JSON API of a learner's own world: the same commands, pages and rules as in the browser. Who comes by it shows a token and no cookie,
 * so that no foreign page can send for somebody.
 */
export function apiRoutes(house: House): Router {
  const router = Router();
  router.get('/openapi.json', (request, response) => void response.json(openApi(house.words[readerOf(request).language].say)));
  router.use(perToken(house));
  router.use(express.json({ limit: '32kb' }));
  for (const operation of operations)
    router[operation.method](operation.path.replace('*', '*rest'), (request, response) => answer(house, operation, request, response));
  router.use(() => {
    throw new WebError('not-found');
  });
  router.use(problem(house));
  return router;
}

async function answer(house: House, operation: Operation, request: Request, response: Response): Promise<void> {
  const caller = await callerOf(house, request);
  const { rest } = request.params as { readonly rest?: readonly string[] };
  const given = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const parsed = operation.body?.safeParse(given);
  if (parsed?.success === false) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '');
    send(caller, '', { status: 422, error: { code: 'malformed', field: field === '' ? null : field } }, response);
    return;
  }
  const once = `api-${request.get('idempotency-key')?.slice(0, 60) ?? randomUUID()}`;
  const path = (rest ?? []).join('/');
  send(caller, path, await operation.answer(caller, { rest: path, body: given, once }), response);
}

/** Throws "no-token" and "practice-gone"; an exam is taken by hand, and a demonstration plays by itself. */
async function callerOf(house: House, request: Request): Promise<Caller> {
  const practice = await practiceOf(house, request);
  const { mode } = practice.run.setup;
  if (mode === 'exam') throw new WebError('in-exam');
  if (mode === 'show') throw new WebError('not-allowed');
  const held = seatsHeld(practice);
  const { seat: asked } = request.query;
  const seat = asked === undefined ? held[0] : held.find((name) => name === asked);
  if (seat === undefined) throw new WebError('not-allowed');
  return { house, practice, seat, language: readerOf(request).language };
}

const tokenOf = (request: Request): string => /^Bearer ([\w.-]+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';

async function practiceOf({ tokens, practices }: House, request: Request) {
  const id = tokens.practiceOf(tokenOf(request));
  if (id === undefined) throw new WebError('no-token');
  const practice = await practices.find(id);
  if (!practice) throw new WebError('practice-gone');
  return practice;
}

function send(caller: Caller, command: string, given: Answer, response: Response): void {
  response.status(given.status);
  if ('body' in given) response.json(given.body);
  else response.json({ error: { ...given.error, message: messageOf(caller, command, given.error) } });
}

/** The line that the page would show at the field. */
function messageOf(
  { house, practice, language }: Caller,
  id: string,
  { code, field }: { readonly code: string; readonly field?: string | null },
): string {
  const { say, has } = house.words[language];
  const command = practice.run.country.commands[id];
  if (!command) return say(has(`yard.qa.missing.${field ?? ''}`) ? `yard.qa.missing.${field ?? ''}` : `yard.api.problems.${code}`);
  const schema = fieldsOf(command.input).find(([name]) => name === field)?.[1];
  const words = { say, has, wordsOf: wordsOfAgency(sitesOf(practice.run.setup.defects), has) };
  return refusalWords(words, command, code, schema && { name: field ?? '', kind: fieldOf(schema).field }).world;
}

const perToken = ({ config }: House) =>
  rateLimit({
    windowMs: 60_000,
    limit: config.requestsAMinute,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (request) => tokenOf(request),
    handler: () => {
      throw new WebError('too-many');
    },
  });

const problem =
  ({ words, log }: House): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = codeOf(error);
    if (code === 'broken') log.error({ err: error as Error, path: request.path }, 'a request broke');
    response.status(statusOf(code)).json({ error: { code, message: words[readerOf(request).language].say(`yard.errors.${code}.title`) } });
  };
