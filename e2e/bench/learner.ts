/** A learner without a browser: keeps cookies, follows the guide's own pages, and counts how long each answer takes. */
export interface Learner {
  get(path: string): Promise<string>;
  send(page: string, action: string, typed: Readonly<Record<string, string>>): Promise<string>;
  /** Milliseconds of each step: the form, and the page that it leads to. */
  readonly took: readonly number[];
}

export function learnerAt(address: string, { packed = false }: { readonly packed?: boolean } = {}): Learner {
  const cookies = new Map<string, string>();
  const took: number[] = [];
  async function ask(path: string, init: RequestInit = {}): Promise<string> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, address), {
      ...init,
      redirect: 'manual',
      headers: { cookie, origin: address, 'accept-language': 'vi', 'accept-encoding': packed ? 'gzip' : 'identity' },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null) {
      await response.arrayBuffer();
      return ask(next);
    }
    if (response.status >= 400) throw new Error(`${String(response.status)} at ${path}`);
    return response.text();
  }
  return {
    took,
    get: (path) => ask(path),
    async send(page, action, typed) {
      const form = page.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
      const hidden = [...(form.split('</form>')[0] ?? '').matchAll(/<input[^>]*\sname="([^"]+)"[^>]*>/g)].map(
        ([input = '', name = '']) => [name, (/\svalue="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&amp;', '&')] as const,
      );
      const began = performance.now();
      const answer = await ask(action, { method: 'POST', body: new URLSearchParams({ ...Object.fromEntries(hidden), ...typed }) });
      took.push(performance.now() - began);
      return answer;
    },
  };
}

/** Somebody who presses VNeID's log-in button again and again with nothing typed: a step that is judged, kept, and leads to a page. */
export interface Presser {
  readonly learner: Learner;
  readonly step: () => Promise<void>;
}

/** A learner alone, at VNeID's log-in page. */
export async function atLogIn(address: string, options?: { readonly packed?: boolean }): Promise<Presser> {
  const learner = learnerAt(address, options);
  await learner.send(await learner.get('/'), '/bat-dau', { scenario: 'log-in' });
  return presser(learner);
}

/** A learner who has joined a class, at the same page. */
export async function inClass(address: string, code: string, name: string): Promise<Presser> {
  const learner = learnerAt(address);
  await learner.send(await learner.get(`/vao-lop?ma=${code}`), '/vao-lop', { code, name });
  return presser(learner);
}

async function presser(learner: Learner): Promise<Presser> {
  let page = await learner.get(LOG_IN);
  return {
    learner,
    async step() {
      page = await learner.send(page, '/lam/vneid/log-in', { idNumber: '', password: '' });
    },
  };
}
export const LOG_IN = '/tap/vneid-web/log-in';
