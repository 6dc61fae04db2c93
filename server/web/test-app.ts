import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { memoryStore, type Store } from '../store/store.ts';
import { serverOf } from './server.ts';

/** The real app, its security on, on a free port, with a store in memory and a clock that is set by hand. */
export interface TestApp {
  readonly address: string;
  readonly store: Store;
  readonly trainerKey: string;
  /** Lets real time pass. */
  pass(milliseconds: number): void;
  readonly sweep: App['sweep'];
  readonly warm: App['warm'];
  readonly leftOut: App['leftOut'];
  /** What was written to the log, but for words that are missing. */
  readonly logged: readonly string[];
  readonly visitor: () => Visitor;
  /** Throws where a page asked for words that there are not. */
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly html: string;
}

/** Somebody's browser without script: keeps cookies, follows redirects, sends the forms that it finds. */
export interface Visitor {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends the form of a page that posts to `action`, with what is typed in place of what stands there. */
  send(page: Answer, action: string, typed?: Readonly<Record<string, string>>): Promise<Answer>;
  readonly cookies: ReadonlyMap<string, string>;
}

/** `store`: what an app that ran before has left. */
export async function startTestApp(environment: Readonly<Record<string, string>> = {}, store = memoryStore()): Promise<TestApp> {
  let time = Date.parse('2026-11-10T08:00:00+07:00');
  const config = readConfig(environment, []);
  const [missing, logged]: [string[], string[]] = [[], []];
  const log = pino(
    { level: 'warn' },
    {
      write(line: string) {
        (line.includes('words are missing') ? missing : logged).push(line);
      },
    },
  );
  const { app, trainerKey, ...rest } = await createApp({ root: process.cwd(), config, store, log, now: () => time });
  const server = serverOf(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    ...{ address, store, trainerKey, logged, ...rest },
    pass: (milliseconds) => {
      time += milliseconds;
    },
    visitor: () => visitorOf(address),
    async close() {
      await closed(server);
      if (missing.length > 0) throw new Error(missing.join(''));
    },
  };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => {
      resolve();
    });
  });

function visitorOf(address: string): Visitor {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = {
      ...(init.headers as Readonly<Record<string, string>>),
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    const response = await fetch(new URL(path, address), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (response.status === 303 && next !== null) return ask(next, { headers: { 'accept-language': 'vi' } });
    return {
      status: response.status,
      url: new URL(path, address).pathname + new URL(path, address).search,
      headers: response.headers,
      html: await response.text(),
    };
  }
  const post: Visitor['post'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'accept-language': 'vi', origin: address, ...headers } });
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers: { 'accept-language': 'vi', ...headers } }),
    post,
    send(page, action, typed = {}) {
      const form = page.html.split('<form').find((part) => part.includes(`action="${action}"`));
      if (form === undefined) throw new Error(`no form to ${action} on ${page.url}`);
      const fields = [...(form.split('</form>')[0] ?? '').matchAll(/<input[^>]*\sname="([^"]+)"[^>]*>/g)].map(
        ([input = '', name = '']) => [name, unescaped(/\svalue="([^"]*)"/.exec(input)?.[1] ?? '')] as const,
      );
      return post(action, { ...Object.fromEntries(fields), ...typed });
    },
  };
}

const unescaped = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>');
