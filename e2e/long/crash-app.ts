import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { urls } from '../../server/web/urls.ts';
import { startApp } from '../start-app.ts';
import type { Running, Subject } from './crash-harness.ts';

const Session = z.object({ practice: z.string() });
/** Any step does. A log-in form sent empty is refused; a refusal is kept as everything is. */
const COMMAND = 'vneid/log-in';
const PAGE = urls.page('portal', 'log-in');

/** The whole app over HTTP (.build/main.js), with each practice in a session of its own. Sessions, secret and form ids must outlive the kill too. */
export function appSubject(): Subject {
  const cookies = new Map<string, string>();
  return {
    async start(folder) {
      const app = await startApp({ dataFolder: folder, environment: { REQUESTS_A_MINUTE: '1000000' } });
      return runningApp(app, cookies);
    },
  };
}

function runningApp({ url, dataFolder, process: child }: Awaited<ReturnType<typeof startApp>>, cookies: Map<string, string>): Running {
  const send = async (to: string, fields: Readonly<Record<string, string>>, cookie = ''): Promise<Response> => {
    const answer = await fetch(url + to, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: url, cookie },
      redirect: 'manual',
    });
    await answer.arrayBuffer(); // the last byte waits for the session to be kept
    if (answer.status !== 303) throw new Error(`${to}: ${answer.status}`);
    return answer;
  };
  const gone = once(child, 'exit');
  return {
    async begin() {
      const answer = await send(urls.start, { scenario: 'log-in', mode: 'practise' });
      const cookie =
        answer.headers
          .getSetCookie()
          .find((line) => line.startsWith('tap='))
          ?.split(';')[0] ?? '';
      const practice = await practiceOf(dataFolder, cookie);
      cookies.set(practice, cookie);
      return practice;
    },
    async form() {
      const home = await (await fetch(url + urls.home)).text();
      return /name="once" value="([^"]+)"/.exec(home)?.[1] ?? missing('form id on the home page');
    },
    async step(practice, form) {
      await send(urls.command(COMMAND), { once: form, page: PAGE, idNumber: '', password: '' }, cookies.get(practice));
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** What the device's session says, as it stands in the store. */
async function practiceOf(folder: string, cookie: string): Promise<string> {
  const [, id = ''] = /^tap=(\w+)/.exec(cookie) ?? [];
  const text = await readFile(path.join(folder, 'documents', 'sessions', `${id}.json`), 'utf8');
  return Session.parse(JSON.parse(text)).practice;
}

function missing(what: string): never {
  throw new Error(`no ${what}`);
}
