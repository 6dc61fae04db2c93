import ejs from 'ejs';
import express from 'express';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { memoryStore } from '../../server/store/store.ts';
import { loadViews, type Locals, type Views } from '../../server/web/views.ts';
import { atLogIn, LOG_IN } from './learner.ts';

/**
 * The yardstick: Express 5 with stock EJS and the very page that the app is asked for, drawn anew for each request from the same views and from words
 * that are ready; views cached, nothing else before or behind it. At /text the same page from a string. Prints its address.
 */
interface Drawn {
  readonly view: string;
  readonly locals: Locals;
}

/** What the app gives its views for one page, innermost first. */
async function drawnFor(path: string): Promise<readonly Drawn[]> {
  const own = loadViews('views');
  let drawn: Drawn[] = [];
  const views: Views = {
    has: (name) => own.has(name),
    render(view, locals, ...around) {
      drawn.push({ view, locals: Object.assign({}, ...around.toReversed(), locals) as Locals });
      return own.render(view, locals, ...around);
    },
  };
  const parts = { root: process.cwd(), config: readConfig({}, []), store: memoryStore(), log: pino({ level: 'silent' }), now: Date.now, views };
  const { server, url } = await listening((await createApp(parts)).app);
  const { learner } = await atLogIn(url);
  drawn = [];
  await learner.get(path);
  server.close();
  server.closeAllConnections();
  return drawn;
}

async function listening(app: RequestListener): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

const drawn = await drawnFor(LOG_IN);
const [panes, page] = [drawn.slice(0, -1), drawn.at(-1)];
if (!page) throw new Error(`nothing was drawn at ${LOG_IN}`);
const text = await ejs.renderFile(`views/${page.view}.ejs`, { ...page.locals });

const app = express();
app.set('views', 'views').set('view engine', 'ejs').set('view cache', true).set('etag', false);
app.get('/', (_request, response) => {
  for (const { view, locals } of panes) app.render(view, { ...locals }, thrown);
  response.render(page.view, { ...page.locals });
});
app.get('/text', (_request, response) => void response.type('html').send(text));
const { url } = await listening(app);
console.log(url);
process.on('SIGTERM', () => process.exit(0));

function thrown(error: unknown): void {
  if (error instanceof Error) throw error;
}
