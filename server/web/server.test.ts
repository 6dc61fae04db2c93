import { expect, test } from '@jest/globals';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { serverOf } from './server.ts';

test('a request and its response are made as Express wants them, and know its app', async () => {
  const app = express();
  const prototypes: unknown[][] = [];
  app.get('/', (request, response) => {
    prototypes.push([request, response].map((each) => Object.getPrototypeOf(each) as unknown));
    response.type('text').send(`${String(request.app === app)} ${String(response.app === app)} ${request.hostname}`);
  });
  const server = serverOf(app);
  server.prependListener('request', (...made) => prototypes.push(made.map((each) => Object.getPrototypeOf(each) as unknown)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answer = await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  expect(await answer.text()).toBe('true true 127.0.0.1');
  server.close();
  const [made, used] = prototypes;
  expect(made).toHaveLength(2);
  expect(used?.map((each, i) => each === made?.[i])).toEqual([true, true]);
});
