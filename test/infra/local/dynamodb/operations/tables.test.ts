import {
  type AttributeValue,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  ScanCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { createTable, openTestBed, type TestBed, tableDefinition } from '../support/client.ts';

const NOW = 1_700_000_000_000;
const TableName = 'Things';

let bed: TestBed;

beforeEach(async () => {
  bed = openTestBed(':memory:', () => NOW);
  await createTable(bed.client, tableDefinition(TableName, true));
});

afterEach(() => bed.engine.close());

const describe = async () => (await bed.client.send(new DescribeTableCommand({ TableName }))).Table!;

it('describes a table as the service does', async () => {
  await bed.client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'ab' }, sk: { S: 'c' } } }));
  expect(await describe()).toMatchObject({
    TableName,
    TableStatus: 'ACTIVE',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
    CreationDateTime: new Date(NOW),
    DeletionProtectionEnabled: false,
    ItemCount: 1,
    TableSizeBytes: 7,
  });
});

it('satisfies the waiters of the client', async () => {
  const wait = { client: bed.client, minDelay: 1, maxDelay: 1, maxWaitTime: 5 };
  expect((await waitUntilTableExists(wait, { TableName })).state).toBe('SUCCESS');
  const deleted = await bed.client.send(new DeleteTableCommand({ TableName }));
  expect(deleted.TableDescription).toMatchObject({ TableStatus: 'DELETING', ItemCount: 0 });
  for (const forgotten of ['KeySchema', 'AttributeDefinitions', 'CreationDateTime'])
    expect(deleted.TableDescription).not.toHaveProperty(forgotten);
  expect((await waitUntilTableNotExists(wait, { TableName })).state).toBe('SUCCESS');
});

it('lists tables by pages', async () => {
  for (const name of ['Beta', 'Alpha']) await createTable(bed.client, tableDefinition(name));
  const page = await bed.client.send(new ListTablesCommand({ Limit: 2 }));
  expect(page).toMatchObject({ TableNames: ['Alpha', 'Beta'], LastEvaluatedTableName: 'Beta' });
  const rest = await bed.client.send(new ListTablesCommand({ ExclusiveStartTableName: 'Beta' }));
  expect(rest.TableNames).toEqual([TableName]);
  expect(rest.LastEvaluatedTableName).toBeUndefined();
});

const addIndexByG = () =>
  bed.client.send(
    new UpdateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'g', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'byG',
            KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        },
      ],
    }),
  );

it('fills a new index from the items that are there, and forgets it again', async () => {
  await bed.client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, sk: { S: 'b' }, g: { S: 'x' } } }));
  const creating = await addIndexByG();
  expect(creating.TableDescription?.GlobalSecondaryIndexes).toMatchObject([{ IndexStatus: 'CREATING' }]);
  expect((await describe()).GlobalSecondaryIndexes).toMatchObject([
    { IndexName: 'byG', IndexStatus: 'ACTIVE', ItemCount: 1 },
  ]);
  await bed.client.send(
    new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byG' } }] }),
  );
  expect((await describe()).GlobalSecondaryIndexes).toBeUndefined();
  expect((await describe()).AttributeDefinitions).toHaveLength(2);
});

it('leaves items out of a new index that could not be in it', async () => {
  const keys: AttributeValue[] = [{ S: 'x' }, { S: '' }, { N: '1' }, { L: [] }, { S: 'y'.repeat(2049) }];
  for (const [n, g] of keys.entries())
    await bed.client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, sk: { S: `${n}` }, g } }));
  await addIndexByG();
  const found = await bed.client.send(new ScanCommand({ TableName, IndexName: 'byG' }));
  expect(found.Items).toEqual([{ pk: { S: 'a' }, sk: { S: '0' }, g: { S: 'x' } }]);
  await bed.client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'a' }, sk: { S: '3' } } }));
});

it('says where it is', async () => {
  const { Endpoints } = await bed.engine.call('DescribeEndpoints', {});
  expect(Endpoints).toEqual([{ Address: 'localhost', CachePeriodInMinutes: 1440 }]);
  const elsewhere = openEngine({ file: ':memory:', endpoint: '127.0.0.1:8000' });
  await expect(elsewhere.call('DescribeEndpoints', {})).resolves.toMatchObject({
    Endpoints: [{ Address: '127.0.0.1:8000' }],
  });
  elsewhere.close();
});

it('keeps a protected table', async () => {
  await bed.client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  await expect(bed.client.send(new DeleteTableCommand({ TableName }))).rejects.toThrow('protected against deletion');
});

it('remembers the time to live attribute', async () => {
  const update = (Enabled: boolean) =>
    bed.client.send(
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled, AttributeName: 'expireAt' } }),
    );
  const read = async () => (await bed.client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
  expect(await read()).toEqual({ TimeToLiveStatus: 'DISABLED' });
  await update(true);
  expect(await read()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expireAt' });
  await expect(update(true)).rejects.toThrow('TimeToLive is already enabled');
  await update(false);
  expect(await read()).toEqual({ TimeToLiveStatus: 'DISABLED' });
});

it('keeps tags', async () => {
  const { TableArn: ResourceArn } = await describe();
  const tags = async () => (await bed.client.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags;
  await bed.client.send(
    new TagResourceCommand({
      ResourceArn,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    }),
  );
  await bed.client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
  expect(await tags()).toEqual([{ Key: 'b', Value: '2' }]);
});
