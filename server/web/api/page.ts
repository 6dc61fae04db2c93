import type { RequestHandler } from 'express';
import { country } from '../../agencies/country.ts';
import { findCurrent } from '../current.ts';
import type { House } from '../house.ts';
import { shellOf, showYard } from '../shell.ts';
import { urls } from '../urls.ts';
import { operations } from './operations.ts';
import { SELECTORS } from './selectors.ts';

/** The API explained, with the token of the practice that is on this device. */
export const apiPage =
  (house: House): RequestHandler =>
  async (request, response) => {
    const current = await findCurrent(house, request);
    const { t, origin } = shellOf(house, request);
    const isOpen = current !== undefined && current.practice.run.setup.mode !== 'exam';
    const commands = Object.values(country.commands).filter(({ from, id }) => from.includes('person') && !id.startsWith('coach/'));
    showYard(house, request, response, {
      view: 'yard/api',
      title: t('yard.api.title'),
      locals: {
        api: {
          origin,
          token: isOpen ? house.tokens.of(current.practice.id) : undefined,
          returnCode: isOpen ? request.session.returnCode : undefined,
          operations: operations.map(({ method, path, id }) => ({
            id,
            method: method.toUpperCase(),
            path: `${urls.apiV1}${path.replace('*', '…')}`,
          })),
          commands: commands.map(({ id, input }) => ({ id, fields: Object.keys(input.shape) })),
          selectors: SELECTORS,
          document: `${urls.apiV1}/openapi.json`,
          back: current && urls.practice,
        },
      },
    });
  };
