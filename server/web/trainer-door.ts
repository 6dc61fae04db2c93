import { isIPv4 } from 'node:net';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { bodyOf, textIn } from './asked.ts';
import type { House } from './house.ts';
import { freshSession } from './sessions.ts';
import { shellOf, showYard } from './shell.ts';
import { urls } from './urls.ts';

/** Whoever sits at this machine is its trainer; from elsewhere the key that its terminal prints opens the door. */
const isTrainer = (request: Request): boolean => request.session.trainer === true || isAtHost(request);

/** Whether somebody sits at this machine itself. */
export const isAtHost = (request: Request): boolean => isLoopback(request.socket.remoteAddress ?? '');

const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\./.test(address) || (isIPv4(address) && address.startsWith('127.'));

export const trainersOnly: RequestHandler = (request, response, next) => {
  if (isTrainer(request)) next();
  else response.redirect(303, urls.trainerLogIn);
};

/** The door to the trainers' pages, for who comes from another machine. */
export function trainerDoor(house: House): Router {
  const router = Router();
  router.get(urls.trainerLogIn, (request, response) => {
    showLogIn(house, request, response);
  });
  router.post(urls.trainerLogIn, async (request, response) => {
    await logIn(house, request, response);
  });
  return router;
}

function showLogIn(house: House, request: Request, response: Response, error?: string): void {
  const { t } = shellOf(house, request);
  showYard(house, request, response, {
    view: 'trainer/log-in',
    title: t('yard.trainer.log-in'),
    status: error === undefined ? 200 : 422,
    locals: { logIn: { action: urls.trainerLogIn, once: house.ids.fresh(), error } },
  });
}

async function logIn(house: House, request: Request, response: Response): Promise<void> {
  const typed = textIn(bodyOf(request)['key']).replace(/[\s-]/g, '').toUpperCase();
  if (typed !== house.trainerKey.replaceAll('-', '')) {
    showLogIn(house, request, response, shellOf(house, request).t('yard.trainer.key-wrong'));
    return;
  }
  await freshSession(request, { ...request.session, trainer: true });
  response.redirect(303, urls.trainer);
}
