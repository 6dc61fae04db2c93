import { expect, test } from '@jest/globals';
import express, { type Express } from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { memoryStore } from '../store/store.ts';
import { StoreDamaged, type Documents } from '../classroom/ports.ts';
import { deviceSessions, endSession, freshSession, keepSession, sweepSessions } from './sessions.ts';

const DAY = 24 * 60 * 60 * 1000;

function appOn(documents: Documents, now: () => number): Express {
  const app = express();
  app.use(deviceSessions(documents, now));
  app.get('/', (request, response) => void response.json(request.session));
  app.get('/seat/:seat', async (request, response) => {
    await keepSession(request, { seat: request.params.seat });
    response.json(request.session);
  });
  app.get('/fresh', async (request, response) => {
    await freshSession(request, { practice: 'p2' });
    response.json(request.session);
  });
  app.get('/end', async (request, response) => {
    await endSession(request);
    response.json(request.session);
  });
  return app;
}

/** One device: keeps its cookie. */
async function deviceAt(app: Express) {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  let cookie = '';
  return {
    cookie: () => cookie,
    async get(path: string, sent = cookie): Promise<unknown> {
      const answer = await fetch(url + path, { headers: { cookie: sent } });
      const [set] = answer.headers.getSetCookie();
      if (set !== undefined) cookie = set.split(';')[0] ?? '';
      return answer.json();
    },
    leave() {
      server.close();
      server.closeAllConnections();
    },
  };
}

test('what is kept is found again, by another process too', async () => {
  const { documents } = memoryStore();
  const first = await deviceAt(appOn(documents, Date.now));
  expect(await first.get('/')).toEqual({});
  expect(first.cookie()).toBe('');
  await first.get('/seat/buyer');
  expect(await first.get('/')).toMatchObject({ seat: 'buyer' });
  const second = await deviceAt(appOn(documents, Date.now));
  expect(await second.get('/', `lang=vi; ${first.cookie()}; scale=100`)).toMatchObject({ seat: 'buyer' });
  first.leave();
  second.leave();
});

test('an id that was not drawn here is never taken over', async () => {
  const { documents } = memoryStore();
  const device = await deviceAt(appOn(documents, Date.now));
  const foreign = `tap=${'ab'.repeat(32)}`;
  await device.get('/seat/buyer', foreign);
  expect(device.cookie()).not.toBe(foreign);
  for (const other of [foreign, 'tap=', 'tap=../secret', `tap=${'a'.repeat(65)}`]) expect(await device.get('/', other)).toEqual({});
  device.leave();
});

test('after a fresh one, and after the end, an id from before is worth nothing', async () => {
  const { documents } = memoryStore();
  const device = await deviceAt(appOn(documents, Date.now));
  await device.get('/seat/buyer');
  const before = device.cookie();
  expect(await device.get('/fresh')).toMatchObject({ practice: 'p2' });
  expect(device.cookie()).not.toBe(before);
  expect(await device.get('/', before)).toEqual({});
  const fresh = device.cookie();
  expect(await device.get('/end')).toEqual({});
  expect(await device.get('/', fresh)).toEqual({});
  device.leave();
});

test('it is over thirty days after it was last kept, and then swept', async () => {
  const { documents } = memoryStore();
  let now = 0;
  const device = await deviceAt(appOn(documents, () => now));
  await device.get('/seat/buyer');
  now = 29 * DAY;
  expect(await device.get('/')).toMatchObject({ seat: 'buyer' });
  const count = async (): Promise<number> => {
    let found = 0;
    for await (const _ of documents.list({ name: 'sessions', schema: z.unknown() as never })) found++;
    return found;
  };
  await sweepSessions(documents, now);
  expect(await count()).toBe(1);
  now = 30 * DAY;
  expect(await device.get('/')).toEqual({});
  await sweepSessions(documents, now);
  expect(await count()).toBe(0);
  device.leave();
});

test('one that was changed on the disk is none, and takes no other along', async () => {
  const { documents } = memoryStore();
  const first = await deviceAt(appOn(documents, () => 0));
  await first.get('/seat/buyer');
  const damaged: Documents = { ...documents, get: () => Promise.reject(new StoreDamaged('no session')) };
  const second = await deviceAt(appOn(damaged, () => 0));
  expect(await second.get('/', first.cookie())).toEqual({});
  await expect(sweepSessions(damaged, 31 * DAY)).resolves.toBeUndefined();
  first.leave();
  second.leave();
});

test('where the disk takes nothing, the one before goes on', async () => {
  const { documents } = memoryStore();
  let isFull = false;
  const put: Documents['put'] = (...given) => (isFull ? Promise.reject(new Error('full')) : documents.put(...given));
  const device = await deviceAt(appOn({ ...documents, put }, () => 0));
  await device.get('/seat/buyer');
  isFull = true;
  await expect(device.get('/fresh')).rejects.toThrow();
  expect(await device.get('/')).toMatchObject({ seat: 'buyer' });
  device.leave();
});

test('what the disk refuses is not kept, and said', async () => {
  const { documents } = memoryStore();
  const full: Documents = { ...documents, put: () => Promise.reject(new Error('full')) };
  const device = await deviceAt(appOn(full, Date.now));
  await expect(device.get('/seat/buyer')).rejects.toThrow();
  expect(await device.get('/')).toEqual({});
  device.leave();
});
