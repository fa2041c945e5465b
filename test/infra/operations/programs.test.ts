import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../infra/local/build.mjs';
import { type Engine, openEngine } from '../../../infra/local/dynamodb/engine.ts';
import { createHttpServer } from '../../../infra/local/dynamodb/http-server.ts';
import { embeddedRequestHandler } from '../../../infra/local/dynamodb/request-handler.ts';
import { openEmbeddedTable } from '../../../infra/local/embedded-table.ts';
import { readSecretKeys } from '../../../infra/local/secrets-file.ts';
import { switchRecoveryOn } from '../../../infra/operations/table-settings.ts';
import { readAccount } from '../../../shared/store/accounts.ts';
import { readDirectory } from '../../../shared/store/directory.ts';
import { createTable } from '../../../shared/store/schema.ts';
import { openTable, type Table } from '../../../shared/store/table.ts';
import { isPassword } from '../../../shared/usecases/accounts/passwords.ts';
import { openSurroundings, runBundled, temporaryFolder } from '../../support/operations.ts';
import { openSecretsManagerStandIn, type SecretsManagerStandIn } from '../../support/secrets-manager.ts';

const programs = ['create-admin', 'load', 'reconcile', 'rotate-keys', 'export', 'restore'];
const zhengzhou = 'infra/local/demo/zhengzhou.json';
const passwordIn = (output: string) => output.trim().split('\n').at(-1)!;

beforeAll(() => build(programs));

describe('the commands on a deployment, as bundled programs', () => {
  let engine: Engine;
  let server: Server;
  let secretsManager: SecretsManagerStandIn;
  let table: Table;
  let environment: Record<string, string>;

  beforeAll(async () => {
    engine = openEngine({ file: ':memory:' });
    server = createHttpServer(engine).listen(0, '127.0.0.1');
    await once(server, 'listening');
    secretsManager = await openSecretsManagerStandIn({
      'doorstep-prod/signing': { MASTER: 'one random text' },
      'doorstep-prod/identity': { MASTER: 'another', PEPPER_VERSION: '1' },
    });
    environment = {
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.url,
      AWS_ACCESS_KEY_ID: 'operator',
      AWS_SECRET_ACCESS_KEY: 'operator',
      DATA_DIR: '/nowhere',
    };
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const config = { region: 'local', credentials, requestHandler: embeddedRequestHandler(engine) };
    table = openTable('doorstep-prod', config, Math.random);
    await createTable(table);
    await switchRecoveryOn(table, openSurroundings());
  });
  afterAll(async () => {
    await secretsManager.close();
    server.closeAllConnections();
    server.close();
    engine.close();
  });
  const runOn = (name: string, ...given: string[]) => runBundled(name, [...given, '--deployment', 'prod'], environment);
  const secretsAsked = () => secretsManager.calls.splice(0);

  it('load, open an administrator, recount, export and restore it, asking for no more keys than they need', async () => {
    expect(await runOn('load', '--file', zhengzhou, '--apply')).toMatchObject({ exitCode: 0 });
    expect((await readDirectory(table)).sites.size).toBe(6);
    expect(secretsAsked()).toEqual(['GetSecretValue doorstep-prod/signing']);

    const { exitCode, output } = await runOn('create-admin', '--username', 'chief');
    expect(exitCode, output).toBe(0);
    const account = await readAccount(table, 'chief');
    expect(account).toMatchObject({ role: 'admin', scope: '*' });
    expect(await isPassword(passwordIn(output), account!.passwordHash)).toBe(true);
    expect(secretsAsked()).toEqual(['GetSecretValue doorstep-prod/signing']);

    expect(await runOn('reconcile')).toEqual({
      exitCode: 0,
      output: '0 lanes, 0 appointments, 0 guards, 5 ledger entries: 0 differences\n',
    });
    const out = join(temporaryFolder(), 'out');
    expect(await runOn('export', '--area', 'fengchanlu', '--out', out)).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({ source: 'prod' });
    expect(await runOn('export', '--area', 'fengchanlu', '--out', out)).toMatchObject({ exitCode: 2 });

    const restored = await runOn('restore', '--to', 'latest', '--apply');
    expect(restored.exitCode, restored.output).toBe(0);
    const [, name = ''] = /restoredTable: '(doorstep-prod-\d{14})',/.exec(restored.output) ?? [];
    expect(restored.output).toContain('npm run deploy -- --deployment prod');
    const { Table: described } = await table.client.send(new DescribeTableCommand({ TableName: name }));
    expect(described?.DeletionProtectionEnabled).toBe(true);
    expect((await readDirectory({ ...table, name })).sites.size).toBe(6);
    expect(secretsAsked()).toEqual([]);
  });

  it('replace a key in its secret', async () => {
    const steps = ['--key', 'form', '--step'];
    expect((await runOn('rotate-keys', ...steps, 'add', '--apply')).output).toMatch(/--step use, 不早于/);
    expect(secretsAsked()).toEqual(['GetSecretValue doorstep-prod/signing', 'PutSecretValue doorstep-prod/signing']);
    expect(JSON.parse(secretsManager.secrets.get('doorstep-prod/signing')!)).toMatchObject({
      MASTER: 'one random text',
      FORM_KEY: expect.stringMatching(/^[^,]{44},[^,]{44}$/),
    });
    expect(await runOn('rotate-keys', ...steps, 'use', '--apply')).toMatchObject({ exitCode: 2 });
    expect(await runOn('rotate-keys', '--key', 'sealing', '--step', 'add')).toMatchObject({ exitCode: 0 });
    expect(secretsAsked()).toEqual(['GetSecretValue doorstep-prod/signing', 'GetSecretValue doorstep-prod/identity']);
  });

  it.each<[string, Record<string, string>, string[], RegExp]>([
    [
      'no credentials',
      { AWS_ACCESS_KEY_ID: '', AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nowhere' },
      ['prod'],
      /没有可用的 AWS 凭证/,
    ],
    ['no connection', { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' }, ['prod'], /could not be reached/],
    ['no table', {}, ['dev'], /not in this account and region/],
    ['no such deployment', {}, ['staging'], /--deployment must be one of dev, prod, prod-cn/],
  ])('tell in words that there is %s', async (_, change, [deployment = ''], problem) => {
    const changed = { ...environment, ...change };
    const { exitCode, output } = await runBundled('reconcile', ['--deployment', deployment], changed);
    expect([exitCode, output]).toEqual([2, expect.stringMatching(problem)]);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

describe('the commands in a data folder, as bundled programs', () => {
  it('fill a new one, and open an administrator beside a server', async () => {
    const DATA_DIR = join(temporaryFolder(), 'data');
    const said = await runBundled('load', ['--file', zhengzhou], { DATA_DIR });
    expect([said.exitCode, existsSync(DATA_DIR)]).toEqual([0, false]);
    expect((await runBundled('load', ['--file', zhengzhou, '--apply'], { DATA_DIR })).exitCode).toBe(0);
    const keysBefore = readSecretKeys(DATA_DIR);
    const { table, engine } = openEmbeddedTable('doorstep', DATA_DIR);
    const { output } = await runBundled('create-admin', ['--username', 'chief'], { DATA_DIR });
    const account = await readAccount(table, 'chief');
    engine.close();
    expect(await isPassword(passwordIn(output), account!.passwordHash)).toBe(true);
    expect(readSecretKeys(DATA_DIR)).toEqual(keysBefore);
  });
});
