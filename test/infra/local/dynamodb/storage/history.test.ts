import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { addRecoverable, DAY, itemsAt, OLD, openRecoveryBed, type RecoveryBed, START } from '../support/recovery.ts';

let file: string;
let bed: RecoveryBed;

beforeEach(() => {
  const directory = mkdtempSync(join(tmpdir(), 'dynamodb-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  file = join(directory, 'history.sqlite');
  bed = openRecoveryBed(file);
});

/** Whatever is done with the file outside of the engine. */
const inFile = <Result>(work: (database: DatabaseSync) => Result): Result => {
  const database = new DatabaseSync(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
};

const rows = () =>
  inFile((database) => database.prepare('SELECT at, item IS NULL AS isNew FROM history ORDER BY at').all()).map(
    ({ at, isNew }) => [at, isNew === 1],
  );

const put = (pk: string, more: object = {}) => bed.put('Items', { pk, ...more });

describe('the log of a table', () => {
  it('has one row a write while recovery is on, and none otherwise', async () => {
    await addRecoverable(bed);
    await bed.setRecovery('Items', false);
    await put('old', { n: 2 });
    expect(rows()).toEqual([]);
    await bed.setRecovery('Items', true);
    bed.pass();
    await put('old', { n: 3 });
    bed.pass();
    await put('new');
    expect(rows()).toEqual([
      [START + 1000, false],
      [START + 2000, true],
    ]);
    await bed.setRecovery('Items', false);
    expect(rows()).toEqual([]);
  });

  it('has no row for what changes nothing', async () => {
    await addRecoverable(bed);
    bed.pass();
    await bed.documents.send(new DeleteCommand({ TableName: 'Items', Key: { pk: 'nobody' } }));
    const Key = { pk: { S: 'old' } };
    const ConditionCheck = { TableName: 'Items', Key, ConditionExpression: 'attribute_exists(pk)' };
    await bed.engine.call('TransactWriteItems', { TransactItems: [{ ConditionCheck }] });
    expect(rows()).toEqual([]);
  });

  it('goes with its table, and with no other', async () => {
    await addRecoverable(bed);
    await bed.restore({ UseLatestRestorableTime: true });
    await bed.setRecovery('Restored', true);
    bed.pass();
    await put('new');
    await bed.put('Restored', { pk: 'other' });
    expect(rows()).toHaveLength(2);
    await bed.engine.call('DeleteTable', { TableName: 'Items' });
    expect(rows()).toHaveLength(1);
    await bed.engine.call('DeleteTable', { TableName: 'Restored' });
    expect(rows()).toEqual([]);
  });

  it('is shared with no other table', async () => {
    await addRecoverable(bed);
    await bed.restore({ TargetTableName: 'Other', UseLatestRestorableTime: true });
    await bed.setRecovery('Other', true, 1);
    bed.pass();
    await put('old', { n: 2 });
    await bed.put('Other', { pk: 'other' });
    expect(await itemsAt(bed, START)).toEqual([OLD]);
    bed.pass(2 * DAY);
    // A shorter period trims the log of its own table only.
    await bed.put('Other', { pk: 'other', n: 2 });
    expect(await itemsAt(bed, START)).toEqual([OLD]);
    expect(await bed.items('Other')).toEqual([OLD, { pk: 'other', n: 2 }]);
  });

  it('forgets what is older than the period, and only that', async () => {
    await addRecoverable(bed);
    await bed.setRecovery('Items', true, 1);
    for (let n = 0; n < 20; n += 1) {
      bed.pass();
      await put('old', { n });
    }
    expect(rows()).toHaveLength(20);
    // The first ten are needed for no time that can be restored any more.
    bed.pass(DAY - 10_000);
    await put('new');
    await put('new', { again: true });
    expect(rows().map(([at]) => at)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => START + (11 + n) * 1000),
      bed.now(),
    ]);
    expect(await itemsAt(bed, bed.now() - DAY)).toEqual([{ pk: 'old', n: 9 }]);
    expect(await itemsAt(bed, bed.now() - DAY + 1000)).toEqual([{ pk: 'old', n: 10 }]);
  });
});

describe('with another process on the same file', () => {
  let other: Engine;

  beforeEach(() => {
    other = openEngine({ file, now: () => bed.now() });
    onTestFinished(() => other.close());
  });

  it('every write is in the log, whoever made it', async () => {
    // Each knows the table before the other switches recovery on.
    await addRecoverable(bed);
    await bed.setRecovery('Items', false);
    const get = () => other.call('GetItem', { TableName: 'Items', Key: { pk: { S: 'old' } } });
    expect(await get()).toHaveProperty('Item');
    await bed.setRecovery('Items', true);
    bed.pass();
    await other.call('DeleteItem', { TableName: 'Items', Key: { pk: { S: 'old' } } });
    expect(await itemsAt(bed, START)).toEqual([OLD]);
  });

  it('a restored table is there for both', async () => {
    await addRecoverable(bed);
    bed.pass();
    await put('new');
    await other.call('RestoreTableToPointInTime', {
      SourceTableName: 'Items',
      TargetTableName: 'Restored',
      RestoreDateTime: START / 1000,
    });
    expect(await bed.items('Restored')).toEqual([OLD]);
    expect(await bed.items('Restored', 'byG')).toEqual([{ pk: 'old', g: 'x' }]);
  });
});

it('a file from before there was a log opens, with recovery off', async () => {
  await addRecoverable(bed);
  await bed.setRecovery('Items', false);
  inFile((database) => {
    database.exec('DROP TABLE history');
    database.exec("UPDATE tables SET definition = json_set(definition, '$.recoverableSince', 1)");
  });
  const later = openRecoveryBed(file);
  expect(await later.items('Items')).toEqual([OLD]);
  await expect(later.restore({ UseLatestRestorableTime: true })).rejects.toMatchObject({
    name: 'PointInTimeRecoveryUnavailableException',
  });
  await later.setRecovery('Items', true);
  later.pass();
  await later.put('Items', { pk: 'new' });
  expect(await itemsAt(later, START)).toEqual([OLD]);
});
