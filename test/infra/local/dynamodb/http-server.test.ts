import type { AddressInfo } from 'node:net';
import { crc32, gzipSync } from 'node:zlib';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../infra/local/dynamodb/engine.ts';
import { createHttpServer } from '../../../../infra/local/dynamodb/http-server.ts';
import { tableDefinition } from './support/client.ts';

let engine: Engine;
let server: ReturnType<typeof createHttpServer>;
let url: string;

beforeAll(async () => {
  engine = openEngine({ file: ':memory:' });
  await engine.call('CreateTable', { ...tableDefinition('Things') });
  server = createHttpServer(engine);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  engine.close();
});

const AUTHORIZED = { authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/dynamodb/aws4_request' };

const post = (target: string, body: string, headers: Record<string, string> = AUTHORIZED) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, ...headers },
    body,
  });

it('serves the official client', async () => {
  const client = new DynamoDBClient({
    endpoint: url,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  expect((await client.send(new ListTablesCommand())).TableNames).toEqual(['Things']);
  client.destroy();
});

it('answers with the headers of the service', async () => {
  const response = await post('DynamoDB_20120810.ListTables', '{}');
  const body = await response.text();
  expect(body).toBe('{"TableNames":["Things"]}');
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
  expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9A-Z]{52}$/);
  expect(response.headers.get('x-amz-crc32')).toBe(String(crc32(body)));
});

it.each([
  [
    'an unknown operation',
    'DynamoDB_20120810.Frob',
    '{}',
    { __type: 'com.amazon.coral.service#UnknownOperationException' },
  ],
  ['another service', 'Other.ListTables', '{}', { __type: 'com.amazon.coral.service#UnknownOperationException' }],
  [
    'text that is no JSON',
    'DynamoDB_20120810.ListTables',
    '{',
    { __type: 'com.amazon.coral.service#SerializationException' },
  ],
  ['a list', 'DynamoDB_20120810.ListTables', '[]', { __type: 'com.amazon.coral.service#SerializationException' }],
  [
    'a wrong type',
    'DynamoDB_20120810.GetItem',
    '{"TableName":"Things","Key":{"pk":{"S":1}}}',
    {
      __type: 'com.amazon.coral.service#SerializationException',
      Message: 'NUMBER_VALUE cannot be converted to String',
    },
  ],
  [
    'a missing table',
    'DynamoDB_20120810.DescribeTable',
    '{"TableName":"Nowhere"}',
    {
      __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
      message: 'Requested resource not found: Table: Nowhere not found',
    },
  ],
  [
    'a broken rule',
    'DynamoDB_20120810.Scan',
    '{"TableName":"Things","Limit":0}',
    {
      __type: 'com.amazon.coral.validate#ValidationException',
      message:
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    },
  ],
])('refuses %s', async (_name, target, body, answer) => {
  const response = await post(target, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual(answer);
});

it('wants credentials, whichever they are', async () => {
  const response = await post('DynamoDB_20120810.ListTables', '{}', {});
  expect(await response.json()).toEqual({
    __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
    message: 'Request is missing Authentication Token',
  });
});

it('reads and writes what is compressed', async () => {
  const item = { pk: { S: 'long' }, text: { S: 'x'.repeat(5000) } };
  const zipped = (target: string, input: object) =>
    fetch(url, {
      method: 'POST',
      headers: { ...AUTHORIZED, 'x-amz-target': `DynamoDB_20120810.${target}`, 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify(input)),
    });
  expect((await zipped('PutItem', { TableName: 'Things', Item: item })).status).toBe(200);
  const answer = await zipped('GetItem', { TableName: 'Things', Key: { pk: item.pk } });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.json()).toEqual({ Item: item });
});

it.each(['OPTIONS', 'POST'])('lets scripts of other origins %s, and read the answer', async (method) => {
  const { headers } = await fetch(url, { method, headers: { origin: 'http://example.com' } });
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-expose-headers')).toContain('x-amzn-RequestId');
  expect(headers.has('access-control-max-age')).toBe(method === 'OPTIONS');
});

it('is healthy', async () => {
  const response = await fetch(url);
  expect([response.status, await response.text()]).toEqual([200, 'healthy: dynamodb.local']);
});

it('does not read requests that are too large', async () => {
  const response = await post('DynamoDB_20120810.ListTables', 'x'.repeat(16 * 1024 * 1024 + 1)).catch(() => undefined);
  expect(response?.status ?? 413).toBe(413);
});
