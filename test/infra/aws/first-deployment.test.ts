import { once } from 'node:events';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../../infra/local/build.mjs';
import { createHttpServer } from '../../../infra/local/dynamodb/http-server.ts';
import { addDays, localDateOf } from '../../../shared/domain/time.ts';
import { openClient } from '../../journeys/contract/client.ts';
import { bookingJson } from '../../support/api.ts';
import { runBundled } from '../../support/operations.ts';
import { openSecretsManagerStandIn, type SecretsManagerStandIn } from '../../support/secrets-manager.ts';
import { type Cloud, openCloud } from './cloud/open-cloud.ts';
import { assembly } from './synthesise.ts';

/** docs/operations.md, "A first deployment", from an empty table on, with the commands as an operator types them. */
let cloud: Cloud;
let dynamodb: Server;
let secretsManager: SecretsManagerStandIn;
let environment: Record<string, string>;

beforeAll(async () => {
  await build(['load', 'create-admin', 'reconcile']);
  cloud = await openCloud(assembly, 'doorstep-dev', { holds: 'nothing' });
  dynamodb = createHttpServer(cloud.engine).listen(0, '127.0.0.1');
  await once(dynamodb, 'listening');
  const nameOf = (arn: string) => arn.replace(/^.*:secret:/, '').replace(/-AbCdEf$/, '');
  const byName = [...cloud.secrets].map(([arn, text]) => [nameOf(arn), JSON.parse(text)]);
  secretsManager = await openSecretsManagerStandIn(Object.fromEntries(byName));
  environment = {
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(dynamodb.address() as { port: number }).port}`,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.url,
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'operator',
  };
});
afterAll(async () => {
  dynamodb.closeAllConnections();
  dynamodb.close();
  await secretsManager.close();
  await cloud.close();
});

const operate = async (command: string, ...given: string[]): Promise<string> => {
  const { exitCode, output } = await runBundled(command, ['--deployment', 'dev', ...given], environment);
  expect(exitCode, output).toBe(0);
  return output;
};

it('leads from an empty table to a booked seat, and everything adds up', async () => {
  const file = 'infra/local/demo/zhengzhou.json';
  expect(await operate('load', '--file', file)).toContain('Nothing was done yet');
  await operate('load', '--file', file, '--schedules', '--apply');
  const password = (await operate('create-admin', '--username', 'chief')).trim().split('\n').at(-1)!;

  const { origin, listensAt } = cloud;
  const client = openClient({ origin, listensAt });
  const post = (path: string, body: object, headers: [string, string][] = []) =>
    client.send({
      method: 'POST',
      path,
      body: JSON.stringify(body),
      headers: [['Content-Type', 'application/json'], ...headers],
    });
  const { json: chief } = await post('/api/sign-in', { username: 'chief', password });
  expect(chief).toMatchObject({ role: 'admin', scope: '*' });
  const slots = await client.send({ path: `/api/sites/puli/slots?date=${addDays(localDateOf(Date.now()), 1)}` });
  const [{ slotId }] = slots.json.slots;
  const booked = await post('/api/appointments', bookingJson(1, slotId), [
    ['Idempotency-Key', 'a-first-booking-of-all'],
  ]);
  expect(booked.status, booked.text).toBe(201);
  const programmes = await client.send({
    path: '/api/official/programmes',
    headers: [['Authorization', `Bearer ${chief.token}`]],
  });
  expect(programmes.status).toBe(200);
  client.close();

  expect(await operate('reconcile')).toMatch(/1 appointments, 1 guards, .* 0 differences/);
  expect(cloud.denied).toEqual([]);
});
