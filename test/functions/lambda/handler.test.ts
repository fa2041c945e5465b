import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { composeApp } from '../../../functions/app.ts';
import type { Edge } from '../../../functions/http/edge.ts';
import { frontWithKeys } from '../../../functions/http/front.ts';
import { httpHandler } from '../../../functions/lambda/handler.ts';
import { residentPages } from '../../../functions/resident/pages/app.ts';
import { edgeOf } from '../../support/pages.ts';
import { openWorld, type World } from '../../support/world.ts';

/** An event as API Gateway's documentation shows it, for what is read of it. */
const event = (
  method: string,
  rawPath: string,
  change: Partial<APIGatewayProxyEventV2> = {},
): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath,
  rawQueryString: '',
  headers: { host: 'doorstep.example', accept: '*/*' },
  isBase64Encoded: false,
  ...change,
  requestContext: {
    accountId: '123456789012',
    apiId: 'api-id',
    domainName: 'doorstep.example',
    domainPrefix: 'doorstep',
    http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'agent' },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: '$default',
    stage: '$default',
    time: '10/Mar/2026:05:16:23 +0000',
    timeEpoch: 1_773_119_783_390,
  },
});

let world: World;
const handle = (of: Partial<Edge>, ...request: Parameters<typeof event>) =>
  httpHandler(composeApp({ ...edgeOf(world, []), ...of }, [residentPages]))(event(...request), {} as Context);

beforeEach(async () => {
  world = await openWorld();
});

describe('behind API Gateway', () => {
  it('answers with the id that the gateway gave the request', async () => {
    const { statusCode, headers } = await handle({}, 'GET', '/healthz');
    expect([statusCode, headers?.['x-request-id']]).toEqual([200, 'JKJaXmPLvHcESHA=']);
  });

  it.each(['/sites/100%', '/sites/a#b', '/sites/a?b', '/sites/一个', '/sites/\ud800'])(
    'takes the decoded path %j for what it is',
    async (rawPath) => {
      expect((await handle({}, 'GET', rawPath)).statusCode).toBe(404);
    },
  );

  it.each(['GET', 'HEAD'])('does not mind a body with %s', async (method) => {
    expect((await handle({}, method, '/healthz', { body: 'x' })).statusCode).toBe(200);
  });

  it('reads a form from base64, and refuses JSON whose bytes the gateway could not read', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', host: 'doorstep.example' };
    const body = Buffer.from('code=K7M3P9QX&phoneTail=1').toString('base64');
    expect((await handle({}, 'POST', '/find', { headers: form, body, isBase64Encoded: true })).statusCode).toBe(403);
    const json = { 'content-type': 'application/json', host: 'doorstep.example', 'idempotency-key': 'k'.repeat(16) };
    const refused = await handle({}, 'POST', '/api/appointments', { headers: json, body: '{"siteId":"\ufffd"}' });
    expect(JSON.parse(refused.body ?? '')).toMatchObject({ code: 'BAD_ENCODING' });
  });

  it('says try again, in the form that fits, when there are no keys to work with', async () => {
    const ready = () => Promise.reject(new Error('Secrets Manager is down'));
    const api = await handle({ ready }, 'GET', '/api/sites');
    expect([api.statusCode, api.headers?.['retry-after']]).toEqual([503, '2']);
    const page = await handle({ ready }, 'GET', '/');
    expect(page.statusCode).toBe(503);
    expect(page.body).toContain('系统繁忙');
    expect(page.body).not.toContain('Secrets');
  });
});

describe('behind a front', () => {
  const front = frontWithKeys(() => ['the-key-of-the-front', 'the-next-key']);
  const through = { 'x-origin-key': 'the-key-of-the-front', 'x-viewer-host': 'doorstep.example', host: 'api.internal' };

  it('answers what came through it, by the host that the client named', async () => {
    for (const key of ['the-key-of-the-front', 'the-next-key']) {
      const headers = { ...through, 'x-origin-key': key };
      expect((await handle({ front }, 'GET', '/healthz', { headers })).statusCode).toBe(200);
    }
  });

  it.each([
    ['who goes around it', { host: 'doorstep.example' }],
    ['who sends an empty key', { ...through, 'x-origin-key': '' }],
    ['who guesses its key', { ...through, 'x-origin-key': 'the-key-of-the-fronT' }],
    ['a host that is not ours', { ...through, 'x-viewer-host': 'elsewhere.example' }],
  ])('refuses %s', async (_who, headers) => {
    expect((await handle({ front }, 'GET', '/healthz', { headers })).statusCode).toBe(421);
  });
});
