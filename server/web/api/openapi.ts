import { z } from 'zod';
import { country } from '../../agencies/country.ts';
import type { Say } from '../words.ts';
import { Happened, Refused } from './answers.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';

type Json = Readonly<Record<string, unknown>>;

const json = (schema: Json) => ({ content: { 'application/json': { schema } } });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const schemaOf = (type: z.ZodType, io: 'input' | 'output' = 'input'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return schema;
};

/** The API as an OpenAPI 3.1 document: the operations, and one path for each command with its own fields and refusals. */
export function openApi(say: Say): Json {
  return {
    openapi: '3.1.0',
    info: { title: say('yard.api.title'), version: '1', description: say('yard.api.text') },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths: Object.fromEntries([...operations.filter(({ id }) => id !== 'command').map(pathOf(say)), ...commandPaths(say)]),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      parameters: {
        seat: { name: 'seat', in: 'query', required: false, schema: { type: 'string' }, description: say('yard.api.seat') },
        once: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', maxLength: 60 },
          description: say('yard.api.once'),
        },
      },
      schemas: { Happened: schemaOf(Happened, 'output'), Error: schemaOf(Refused, 'output') },
    },
  };
}

const refused = (description: string) => ({ description, ...json(ref('Error')) });
const failures = { 401: refused('no-token'), 404: refused('not-found'), default: refused('refused') };
const parametersOf = (path: string, isPost: boolean) => [
  ...(path.includes('*') ? [{ name: 'rest', in: 'path', required: true, schema: { type: 'string' } }] : []),
  { $ref: '#/components/parameters/seat' },
  ...(isPost ? [{ $ref: '#/components/parameters/once' }] : []),
];

const pathOf =
  (say: Say) =>
  ({ method, path, id, body, says, conflicts }: Operation): readonly [string, Json] => [
    path.replace('*', '{rest}'),
    {
      [method]: {
        operationId: id,
        summary: say(`yard.api.operations.${id}`),
        parameters: parametersOf(path, method === 'post'),
        ...(body && { requestBody: { required: true, ...json(schemaOf(body)) } }),
        responses: {
          [method === 'post' ? 201 : 200]: { description: 'ok', ...json(schemaOf(says, 'output')) },
          ...(conflicts && { 409: refused(conflicts.join(', ')) }),
          ...(body && { 422: refused('missing, malformed') }),
          ...failures,
        },
      },
    },
  ];

const commandPaths = (say: Say): readonly (readonly [string, Json])[] =>
  Object.values(country.commands)
    .filter(({ from, id }) => from.includes('person') && !id.startsWith('coach/'))
    .map(({ id, input, refusals }) => [
      `/commands/${id}`,
      {
        post: {
          operationId: id.replace('/', '.'),
          summary: say('yard.api.operations.command'),
          tags: [id.split('/')[0]],
          parameters: parametersOf('', true),
          requestBody: { required: true, ...json(schemaOf(input)) },
          responses: {
            201: { description: 'done', ...json(ref('Happened')) },
            422: refused(['missing', 'malformed', ...Object.keys(refusals)].join(', ')),
            ...failures,
          },
        },
      },
    ]);
