import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startTestApp, type TestApp, type Visitor } from '../test-app.ts';
import { urls } from '../urls.ts';

type Schema = Parameters<typeof z.fromJSONSchema>[0];
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content: { readonly 'application/json': { readonly schema: Schema } } }>>;
}

let app: TestApp;
let document: OpenApi;
beforeAll(async () => {
  app = await startTestApp();
  document = (await (await fetch(`${app.address}/api/v1/openapi.json`)).json()) as OpenApi;
});
afterAll(() => app.close());

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody who has begun an exercise in a browser, and goes on by program. */
async function caller(scenario = 'log-in') {
  const visitor: Visitor = app.visitor();
  await visitor.post(urls.start, { ...(await hidden(visitor)), scenario, mode: 'practise' });
  const page = await visitor.get(urls.api);
  const token = /<code>(p[\w-]*\.[\w-]+)<\/code>/.exec(page.html)?.[1] ?? '';
  const ask = async (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answered> => {
    const response = await fetch(`${app.address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return asDescribed(method, path, { status: response.status, body: (await response.json()) as Answered['body'] });
  };
  return {
    token,
    visitor,
    get: (path: string) => ask('GET', path),
    post: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => ask('POST', path, body ?? {}, headers),
  };
}

/** Operations of which an answer has been seen where all went well. */
const seen = new Set<string>();

/** The same answer. Throws where the document describes it otherwise. */
function asDescribed(method: string, path: string, answered: Answered): Answered {
  const [, operations] = Object.entries(document.paths).find(([each]) => new RegExp(`^${each.replace('{rest}', '.+')}$`).test(path)) ?? [];
  const operation = operations?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${path} is not described`);
  const { operationId, responses } = operation;
  const response = responses[answered.status] ?? responses['default'];
  const schema = response?.content['application/json'].schema as { readonly $ref?: string };
  const named = document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''];
  const { error } = z.fromJSONSchema(named ?? schema).safeParse(answered.body);
  if (error) throw new Error(`${method} ${path} answers ${String(answered.status)} otherwise than described: ${error.message}`);
  if (answered.status < 300) seen.add(operationId);
  return answered;
}

async function hidden(visitor: Visitor): Promise<Readonly<Record<string, string>>> {
  const { html } = await visitor.get(urls.home);
  return { once: /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '' };
}

const rows = (card: Answered): Readonly<Record<string, string>> =>
  Object.fromEntries((card.body['rows'] as readonly { readonly id: string; readonly value: string }[]).map(({ id, value }) => [id, value]));

describe('the API', () => {
  test('plays a lesson to its end in the learner’s own world, and the browser sees it', async () => {
    const { get, post, visitor } = await caller();
    const { idNumber = '', password = '' } = rows(await get('/card'));
    await post('/commands/portal/open-log-in');
    const started = await post('/commands/vneid/log-in', { idNumber, password });
    const { data } = (started.body['facts'] as readonly { readonly kind: string; readonly data: { readonly id: string } }[]).find(
      ({ kind }) => kind === 'vneid/log-in-started',
    ) ?? { data: { id: '' } };
    await post('/time', { until: 'next' });
    const [, code = ''] = /"code":"(\d{6})"/.exec(JSON.stringify((await get('/pages/phone/sms')).body)) ?? [];
    expect(await get(`/pages/vneid-web/code/${data.id}`)).toMatchObject({
      status: 200,
      body: { forms: expect.arrayContaining(['vneid/confirm-code']) },
    });
    expect(await post('/commands/vneid/confirm-code', { id: data.id, code })).toMatchObject({ status: 201 });
    expect(await post('/commands/vneid/grant-access', { id: data.id })).toMatchObject({ status: 201 });
    const tasks = (await get('/practice')).body['tasks'] as readonly { readonly state: string }[];
    expect(tasks.map(({ state }) => state)).toEqual(tasks.map(() => 'done'));
    expect((await visitor.get('/tap/portal')).html).toContain(((await get('/card')).body as { readonly name: string }).name);
  });

  test('refuses as the page does: the code, the field and its words, in the reader’s language', async () => {
    const { post, token } = await caller();
    const { status, body } = await post('/commands/vneid/log-in', { idNumber: '', password: '' });
    expect([status, body]).toEqual([422, { error: { code: 'missing', field: 'idNumber', message: expect.stringMatching(/\w/) } }]);
    expect(
      (await fetch(`${app.address}/api/v1/commands/vneid/no-such`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(404);
  });

  test('turns away what looks like a living person’s number, and keeps nothing of it', async () => {
    const { post, get } = await caller();
    const { status, body } = await post('/commands/vneid/log-in', { idNumber: '001152000123', password: 'x' });
    expect([status, (body['error'] as { readonly code: string }).code]).toEqual([422, 'real-id-number']);
    expect(JSON.stringify((await get('/practice')).body)).not.toContain('001152000123');
  });

  test('does the same request once', async () => {
    const { post, get } = await caller();
    const { idNumber = '', password = '' } = rows(await get('/card'));
    const again = { 'idempotency-key': 'once-1' };
    const [first, second] = [
      await post('/commands/vneid/log-in', { idNumber, password }, again),
      await post('/commands/vneid/log-in', { idNumber, password }, again),
    ];
    expect(second.body['facts']).toEqual(first.body['facts']);
  });

  test('lets nobody in without the token, with another’s, or by a cookie alone', async () => {
    const { token, visitor } = await caller();
    const get = async (authorization: string): Promise<number> =>
      (await fetch(`${app.address}/api/v1/practice`, { headers: authorization === '' ? {} : { authorization } })).status;
    expect([await get(`Bearer ${token}`), await get(''), await get('Bearer p1.abc'), await get(`Bearer ${token}x`)]).toEqual([200, 401, 401, 401]);
    expect((await visitor.get('/api/v1/practice')).status).toBe(401);
  });

  test('tells neither what a practice is made of nor its seeded defects', async () => {
    const { get } = await caller('check-fee');
    const all = JSON.stringify([await get('/practice'), await get('/commands'), await get('/card')]);
    expect(all).not.toContain('bank-takes-expired-code');
  });

  test('takes verdicts and reports of a test case, once they are whole', async () => {
    const { get, post, visitor } = await caller('check-log-in');
    await visitor.get(`${urls.language}?to=en&back=/`);
    const [first] = (await get('/practice')).body['cases'] as readonly { readonly id: string; readonly then: string }[];
    const about = `/cases/${first?.id ?? ''}`;
    expect(await post(`${about}/verdict`, { verdict: 'perhaps' })).toMatchObject({ status: 422 });
    expect(await post(`${about}/verdict`, { verdict: 'pass' })).toMatchObject({ status: 422, body: { error: { code: 'missing', field: 'actual' } } });
    expect(await post(`${about}/verdict`, { verdict: 'pass', actual: 'as it should' })).toMatchObject({ status: 201 });
    const { html } = await visitor.get(`/tap/portal?tab=task&case=${first?.id ?? ''}`);
    expect(html).toContain(`What should happen:</b> ${first?.then ?? ''}</p>`);
    expect(await post(`${about}/verdict`, { verdict: 'pass', expected: 'a name', actual: 'as it should' })).toMatchObject({ status: 201 });
    expect((await visitor.get(`/tap/portal?tab=task&case=${first?.id ?? ''}`)).html).toContain('What should happen:</b> a name</p>');
    expect(await post(`${about}/reports`, { title: 'a', steps: '1. b', expected: 'c', actual: 'd' })).toMatchObject({ status: 201 });
    expect((await get('/practice')).body['cases']).toEqual(expect.arrayContaining([expect.objectContaining({ id: first?.id, verdict: 'pass' })]));
    expect(await post('/cases/no-such/verdict', { verdict: 'pass', actual: 'x' })).toMatchObject({ status: 404 });
  });

  test('starts over for the next test: the world as it was at first, what was said of the cases kept', async () => {
    const { get, post } = await caller('check-fee');
    const facts = async (): Promise<unknown> => (await get('/commands')).body;
    const before = await facts();
    expect(await post('/start-over', {})).toMatchObject({ status: 201 });
    await post('/cases/right-code/verdict', { verdict: 'pass', actual: 'as it should' });
    expect(await post('/commands/payments/issue-order', { dossier: 'GPLX-261110-0041', bank: 'tre-xanh' })).toMatchObject({ status: 201 });
    expect(await facts()).not.toEqual(before);
    expect(await post('/start-over', {})).toMatchObject({ status: 201 });
    expect(await facts()).toEqual(before);
    expect((await get('/practice')).body['cases']).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'right-code', verdict: 'pass' })]));
  });

  test('tells nothing of what was seeded before each case is judged and the cases are closed; then what was right, found and missed', async () => {
    const { get, post } = await caller('check-fee');
    const cases = (await get('/practice')).body['cases'] as readonly { readonly id: string }[];
    const open = [await post('/cases/finish'), await get('/result')];
    expect(open).toMatchObject([
      { status: 409, body: { error: { code: 'cases-not-judged', message: expect.stringMatching(/verdict/) } } },
      { status: 409, body: { error: { code: 'cases-open', message: expect.stringMatching(/cases/) } } },
    ]);
    for (const { id } of cases) await post(`/cases/${id}/verdict`, { verdict: 'pass', expected: 'refused', actual: 'refused' });
    expect(await get('/result')).toMatchObject({ status: 409 });
    await post('/cases/right-code/reports', { title: 'The receipt is wrong', steps: '1. I pay', expected: 'a receipt', actual: 'none' });
    const late = { title: 'The bank takes a code that has run out', steps: '1. I pay the fee\n2. I wait six minutes', expected: 'A refusal' };
    await post('/cases/late-code/reports', { ...late, actual: 'The code has run out and the bank takes it' });
    const finished = await post('/cases/finish');
    const right = cases.map(({ id }) => ({ id, verdict: 'pass', right: id === 'late-code' ? 'fail' : 'pass' }));
    const quality = { place: true, named: true, steps: true, difference: true };
    expect(finished).toMatchObject({
      status: 201,
      body: {
        cases: right,
        reports: [
          { case: 'right-code', outcome: 'false-alarm', defect: null },
          { case: 'late-code', title: late.title, outcome: 'found', quality },
        ],
        found: [expect.stringMatching(/OTP/)],
        missed: [],
        points: { verdicts: 38, reports: 25 },
        score: 63,
      },
    });
    expect(await get('/result')).toEqual({ status: 200, body: finished.body });
    expect((await post('/cases/finish')).body).toEqual(finished.body);
    expect(await post('/cases/late-code/verdict', { verdict: 'fail', expected: 'x', actual: 'y' })).toMatchObject({ status: 409 });
    expect(JSON.stringify(finished.body)).not.toContain('bank-takes-expired-code');
  });

  test('has no cases to close where there are none', async () => {
    const { get, post } = await caller('log-in');
    expect([(await post('/cases/finish')).status, (await get('/result')).status]).toEqual([404, 404]);
  });

  test('is described as OpenAPI, with a path for each command', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/practice', '/commands/vneid/log-in', '/commands/tre-xanh/confirm', '/time']),
    );
    expect(JSON.stringify(document)).not.toContain('undefined');
  });

  test('has answered above with every operation as its document describes it', () => {
    const all = Object.values(document.paths).flatMap((operations) => Object.values(operations).map(({ operationId }) => operationId));
    expect(all.filter((id) => !id.includes('.') && !seen.has(id))).toEqual([]);
  });
});
