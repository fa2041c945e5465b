import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { reconcileCommand } from '../../../infra/operations/reconcile.ts';
import { restore } from '../../../infra/operations/restore.ts';
import { keys } from '../../../shared/store/keys.ts';
import { putLedgerEntry } from '../../../shared/store/ledger.ts';
import { putRequest } from '../../../shared/store/requests.ts';
import { createTable } from '../../../shared/store/schema.ts';
import { changeBalance } from '../../../shared/store/stock-balance.ts';
import { commit } from '../../../shared/store/transaction.ts';
import { inDataFolder, run, temporaryFolder } from '../../support/operations.ts';
import { morning } from '../../support/world.ts';

beforeEach(() => void vi.setSystemTime(morning));
afterAll(() => void vi.useRealTimers());

/** A data folder whose stock somebody has got wrong, with recovery on since before. */
const openFolder = async () => {
  const DATA_DIR = temporaryFolder();
  await inDataFolder(DATA_DIR, createTable);
  await run(restore, ['--switch-on'], { DATA_DIR });
  const line = { itemId: 'eggs', quantity: 3, change: 3 };
  const entry = { at: Date.now(), by: 'admin', kind: 'receipt', lines: [line] } as const;
  const goodAt = await inDataFolder(DATA_DIR, async (table) => {
    const key = { keyHash: Buffer.from('key'), bodyHash: Buffer.from('body') };
    const request = { ...key, what: 'recordStock', at: entry.at, by: entry.by, siteId: 'puli' } as const;
    await commit(table, [
      putRequest(request, {}),
      changeBalance('puli', [line]),
      putLedgerEntry('puli', entry, key.keyHash),
    ]);
    const before = new Date().toISOString();
    vi.setSystemTime(Date.now() + 60_000);
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...keys.stock('puli') },
        UpdateExpression: 'SET #on = :wrong',
        ExpressionAttributeNames: { '#on': 'on:eggs' },
        ExpressionAttributeValues: { ':wrong': 300 },
      }),
    );
    return before;
  });
  return { goodAt, restoring: (...given: string[]) => run(restore, given, { DATA_DIR }), DATA_DIR };
};

describe('a drill in a data folder', () => {
  it('says what it would do, restores, recounts and tells how to open the table', async () => {
    const { goodAt, restoring, DATA_DIR } = await openFolder();
    const said = await restoring('--to', goodAt);
    expect(said).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/doorstep \(.*\) → doorstep-\d{14}[\s\S]*--apply/),
    });
    expect((await run(reconcileCommand, ['--table', 'doorstep-restored'], { DATA_DIR })).exitCode).toBe(2);

    const done = await restoring('--to', goodAt, '--table', 'doorstep-restored', '--apply');
    expect(done).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/1 ledger entries: 0 differences[\s\S]*TABLE_NAME=doorstep-restored npm start/),
    });
    expect(await run(reconcileCommand, ['--table', 'doorstep-restored'], { DATA_DIR })).toEqual({
      exitCode: 0,
      output: '0 lanes, 0 appointments, 0 guards, 1 ledger entries: 0 differences',
    });
    expect((await run(reconcileCommand, [], { DATA_DIR })).output).toMatch(
      /^I8 {2}S#puli: eggs: 300 on hand, the ledger says 3\n/,
    );
  });

  it('does not open what has differences, unless they are accepted', async () => {
    const { restoring } = await openFolder();
    const table = 'doorstep-20261124070000';
    const found = await restoring('--to', 'latest', '--table', table, '--apply');
    expect(found).toMatchObject({
      exitCode: 1,
      output: expect.stringMatching(/I8 {2}S#puli[\s\S]*--accept-differences$/),
    });
    expect(found.output).not.toContain('TABLE_NAME');
    const accepted = await restoring('--to', 'latest', '--table', table, '--apply', '--accept-differences');
    expect(accepted).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/TABLE_NAME=doorstep-20261124070000 npm start$/),
    });
  });
});

describe('the command', () => {
  it.each([
    ['no time', [], /--to is missing/],
    ['a time without its offset', ['--to', '2026-11-24T08:30:00'], /with its offset/],
    ['a date', ['--to', '2026-11-24'], /with its offset/],
    ['no table name', ['--to', 'latest', '--table', 'a b'], /not the name of a table/],
    ['recovery in the cloud', ['--switch-on', '--deployment', 'dev'], /switched on by the deployment/],
  ])('is told how it is called, for %s', async (_, given, problem) => {
    const { exitCode, output } = await run(restore, given, { DATA_DIR: temporaryFolder() });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(problem)]);
    expect(output).toContain('用法 Usage');
  });

  it('refuses a table without recovery, and a folder without data', async () => {
    const DATA_DIR = temporaryFolder();
    expect(await run(restore, ['--to', 'latest'], { DATA_DIR })).toMatchObject({
      exitCode: 2,
      output: expect.stringMatching(/没有数据/),
    });
    await inDataFolder(DATA_DIR, createTable);
    const { exitCode, output } = await run(restore, ['--to', 'latest', '--apply'], { DATA_DIR });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(/没有开启恢复功能/)]);
  });
});
