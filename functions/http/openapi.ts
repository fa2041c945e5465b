import * as z from 'zod';
import { type RefusalCode, refusalStatus } from '../../shared/domain/refusals.ts';
import { emptyBody } from '../../shared/domain/requests/residents.ts';
import { refusalMessage } from '../../web/messages/refusals.ts';
import type { Route } from './route.ts';

const json = 'application/json';

/** The OpenAPI 3.1 document of the routes, from the schemas that judge requests. */
export const openApiDocument = (routes: readonly Route[], version: string): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Doorstep (家门口)',
    version,
    description:
      'Appointments for temporary vaccination and testing sites. Instants are ISO 8601 with +08:00, dates are in ' +
      'Asia/Shanghai. A request is judged in this order: host and size, route and method, sign-in, scope, ' +
      'idempotency key, content type and syntax, fields, then the store.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  paths: Object.fromEntries(
    [...Map.groupBy(routes, ({ path }) => path)].map(([path, own]) => [
      path,
      Object.fromEntries(own.map((route) => [route.method.toLowerCase(), operationOf(route)])),
    ]),
  ),
  components: {
    schemas: { Refusal: refusalSchema },
    securitySchemes: {
      signIn: { type: 'http', scheme: 'bearer', description: 'the token of POST /api/sign-in' },
      manageToken: { type: 'http', scheme: 'bearer', description: 'the manageToken of a booking' },
    },
  },
});

const refusalSchema = {
  type: 'object',
  required: ['code', 'message', 'requestId'],
  properties: {
    code: { enum: Object.keys(refusalStatus) },
    message: { type: 'string', description: 'Chinese, or English by Accept-Language' },
    requestId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code'],
        properties: { field: { type: 'string' }, code: { enum: Object.keys(refusalStatus) } },
      },
    },
    booked: { type: 'integer', description: 'seats held, for CAPACITY_BELOW_BOOKED' },
    possibleFrom: { type: 'string', format: 'date', description: 'for TOO_YOUNG and DOSE_TOO_EARLY' },
    at: { type: 'string', format: 'date-time', description: 'when it happened, for ALREADY_HANDED_OUT' },
    open: { type: 'array', items: { type: 'object' }, description: 'what is still open, for DAY_OPEN' },
  },
} as const;

const operationOf = (route: Route) => ({
  operationId: operationIdOf(route),
  summary: route.summary,
  parameters: [...pathParameters(route.path), ...queryParameters(route.query), ...keyParameter(route)],
  ...(route.method !== 'GET' && { requestBody: requestBodyOf(route) }),
  responses: { [route.status ?? 200]: answerOf(route), ...refusalsOf(route) },
  ...securityOf(route),
});

/** `POST /api/staff/sites/{siteId}/check-ins` is `postStaffSitesBySiteIdCheckIns`. */
const operationIdOf = ({ method, path }: Route): string =>
  method.toLowerCase() +
  path
    .replace(/^\/api/, '')
    .replaceAll(/\{(\w)(\w*)\}/g, (_, first: string, rest: string) => `By${first.toUpperCase()}${rest}`)
    .replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

/** Query values arrive as text, so the parsed type describes them better than the accepted one. */
const queryParameters = (query: z.ZodType) => {
  const { properties = {}, required = [] } = schemaOf(query, 'output');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
};

const keyParameter = ({ key }: Route) =>
  key === 'none'
    ? []
    : [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: key === 'required',
          description: 'same key and body: the first answer again, for 48 hours',
          schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,128}$' },
        },
      ];

const requestBodyOf = ({ body, example }: Route) => ({
  required: body !== emptyBody,
  content: { [json]: { schema: schemaOf(body, 'input'), ...(example && { example }) } },
});

const answerOf = (route: Route) => ({
  description: route.status === 201 ? 'created' : 'done',
  content: {
    [json]: { schema: schemaOf(route.answer, 'output') },
    ...(route.alternative && { [route.alternative.type]: { schema: { type: 'string' } } }),
  },
});

/** JSON Schema without its own address. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _address, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** One response per status, with an example of every code. */
const refusalsOf = (route: Route) =>
  Object.fromEntries(
    [...Map.groupBy(codesOf(route), (code) => refusalStatus[code])].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        ...(([429, 503] as number[]).includes(status) && {
          headers: { 'Retry-After': { schema: { type: 'integer' } } },
        }),
        content: {
          [json]: {
            schema: { $ref: '#/components/schemas/Refusal' },
            examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      },
    ]),
  );

const exampleOf = (code: RefusalCode) => ({
  code,
  message: refusalMessage('zh-CN', { refused: code }),
  requestId: 'V1StGXR8_Z5jdHi6B-myT',
});

/** What a route may refuse with: what it declares, and what the edge refuses for it. */
const codesOf = (route: Route): RefusalCode[] => {
  const hasFields = route.method !== 'GET' || Object.keys(schemaOf(route.query, 'output').properties ?? {}).length > 0;
  return [
    ...new Set<RefusalCode>([
      'HOST_NOT_ALLOWED',
      'BODY_TOO_LARGE',
      ...(route.access === 'public' ? [] : (['SIGN_IN_REQUIRED', 'FORBIDDEN'] as const)),
      ...(route.key === 'none' ? [] : (['KEY_REQUIRED'] as const)),
      ...(route.method === 'GET' ? [] : (['UNSUPPORTED_TYPE', 'BAD_JSON'] as const)),
      'BAD_ENCODING',
      'DUPLICATE_FIELD',
      'UNKNOWN_FIELD',
      ...(hasFields ? (['FIELD_REQUIRED', 'FIELD_INVALID'] as const) : []),
      ...route.refusals,
      'TRY_AGAIN',
    ]),
  ];
};

const securityOf = ({ access, path }: Route) => {
  if (access !== 'public') return { security: [{ signIn: [] }] };
  if (path.includes('{code}/')) return { security: [{ manageToken: [] }] };
  return path.includes('{code}') ? { security: [{ manageToken: [] }, {}] } : {};
};
