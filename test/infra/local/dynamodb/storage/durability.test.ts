import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));
const PAIRS_BEFORE_KILL = 50;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dynamodb-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** Kills the writer without a warning and answers with the last pair that it had acknowledged. */
const writeUntilKilled = (file: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    const lastPair = () => Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').at(-1));
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk;
      if (lastPair() >= PAIRS_BEFORE_KILL) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => resolve(lastPair()));
  });

const exists = async (engine: Engine, pk: string): Promise<boolean> =>
  (await engine.call('GetItem', { TableName: 'Pairs', Key: { pk: { S: pk } } })).Item !== undefined;

it('keeps every acknowledged transaction of a killed process, and none by half', async () => {
  const file = join(directory, 'killed.sqlite');
  const last = await writeUntilKilled(file);
  expect(last).toBeGreaterThanOrEqual(PAIRS_BEFORE_KILL);
  const engine = openEngine({ file });
  for (let pair = 0; pair <= last; pair += 1) {
    expect(await exists(engine, `left-${pair}`)).toBe(true);
    expect(await exists(engine, `right-${pair}`)).toBe(true);
  }
  // The next one may have been committed without being acknowledged.
  expect(await exists(engine, `left-${last + 1}`)).toBe(await exists(engine, `right-${last + 1}`));
  engine.close();
});

it('shares a file with another engine, tables and items', async () => {
  const file = join(directory, 'shared.sqlite');
  const one = openEngine({ file });
  const two = openEngine({ file });
  const table = {
    TableName: 'Shared',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  };
  await one.call('CreateTable', table);
  await two.call('PutItem', { TableName: 'Shared', Item: { pk: { S: 'a' } } });
  expect(await one.call('GetItem', { TableName: 'Shared', Key: { pk: { S: 'a' } } })).toEqual({
    Item: { pk: { S: 'a' } },
  });
  await two.call('DeleteTable', { TableName: 'Shared' });
  await expect(one.call('GetItem', { TableName: 'Shared', Key: { pk: { S: 'a' } } })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  one.close();
  two.close();
});
