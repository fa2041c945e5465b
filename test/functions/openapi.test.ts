import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../functions/app.ts';
import { openApiDocument } from '../../functions/http/openapi.ts';

/** The calls of the contract, as it lists them. */
const contract = [
  'GET /api/sites',
  'GET /api/sites/{siteId}/slots',
  'POST /api/appointments',
  'GET /api/appointments/{code}',
  'POST /api/appointments/{code}/cancel',
  'POST /api/appointments/{code}/move',
  'POST /api/sign-in',
  'GET /api/staff/sites/{siteId}/day',
  'POST /api/staff/sites/{siteId}/check-ins',
  'POST /api/staff/sites/{siteId}/walk-ins',
  'POST /api/staff/appointments/{code}/stage',
  'POST /api/staff/appointments/{code}/complete',
  'POST /api/staff/appointments/{code}/undo-check-in',
  'POST /api/staff/appointments/{code}/no-show',
  'POST /api/staff/appointments/{code}/hand-outs',
  'POST /api/staff/sites/{siteId}/close-day',
  'POST /api/official/sites',
  'PATCH /api/official/sites/{siteId}',
  'POST /api/official/sites/{siteId}/schedules',
  'GET /api/official/sites/{siteId}/slots',
  'PATCH /api/official/sites/{siteId}/slots/{slotId}',
  'PUT /api/official/programmes/{programmeId}',
  'GET /api/official/programmes',
  'POST /api/official/sites/{siteId}/stock',
  'GET /api/official/sites/{siteId}/stock',
  'GET /api/official/reports/daily',
  'POST /api/official/accounts',
  'POST /api/official/accounts/{username}/reset',
  'DELETE /api/official/accounts/{username}',
];

interface Operation {
  readonly operationId: string;
  readonly parameters: { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: { type?: string } }> };
  readonly responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
  readonly security?: Record<string, string[]>[];
}

const document = JSON.parse(JSON.stringify(openApiDocument(allRoutes, '1.2.3'))) as {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: object; securitySchemes: object };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, name: `${method.toUpperCase()} ${path}`, operation })),
);

/** All `$ref`s anywhere. */
const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)));

describe('the OpenAPI document', () => {
  it('holds every call of the contract and no other', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(contract.toSorted());
    expect([document.openapi, document.info.version]).toEqual(['3.1.0', '1.2.3']);
  });

  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('postStaffSitesBySiteIdCheckIns');
  });

  it.each(operations)('$name declares its parameters, its answer and its refusals', ({ path, operation }) => {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['413', '421', '503']));
    const good = operation.responses[200] ?? operation.responses[201];
    expect(good?.content['application/json']?.schema).toHaveProperty('type', 'object');
    const body = operation.requestBody?.content['application/json'];
    if (body) expect(body.schema.type).toBe('object');
  });

  it('asks for sign-in where the contract does', () => {
    for (const { path, operation } of operations) {
      const isSignedIn = operation.security?.some((scheme) => 'signIn' in scheme) ?? false;
      expect(isSignedIn, path).toBe(/^\/api\/(staff|official)\//.test(path));
    }
  });

  it('refers only to what it holds', () => {
    for (const ref of refsIn(document)) {
      const found = ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document);
      expect(found, ref).toBeDefined();
    }
  });
});
