import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../infra/local/dynamodb/engine.ts';

let engine: Engine;
let serial = 0;
let pk: string;

beforeAll(async () => {
  engine = openEngine({ file: ':memory:' });
  await engine.call('CreateTable', {
    TableName: 'Items',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'g', 'l'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'global',
        KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['seen'] },
      },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'local',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'l', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
});

afterAll(() => engine.close());

beforeEach(() => {
  serial += 1;
  pk = `item-${serial}`;
});

const key = () => ({ pk: { S: pk }, sk: { S: '1' } });

const put = (attributes: Record<string, string>, detail = 'INDEXES') =>
  engine.call('PutItem', {
    TableName: 'Items',
    Item: { ...key(), ...Object.fromEntries(Object.entries(attributes).map(([name, S]) => [name, { S }])) },
    ReturnConsumedCapacity: detail,
  });

const set = (name: string, S: string) =>
  engine.call('UpdateItem', {
    TableName: 'Items',
    Key: key(),
    UpdateExpression: `SET ${name} = :v`,
    ExpressionAttributeValues: { ':v': { S } },
    ReturnConsumedCapacity: 'INDEXES',
  });

/** What INDEXES answers: units of the table, the global and the local index; 0 stands for no entry. */
const consumed = (table: number, global = 0, local = 0) => ({
  TableName: 'Items',
  CapacityUnits: table + global + local,
  Table: { CapacityUnits: table },
  ...(global > 0 && { GlobalSecondaryIndexes: { global: { CapacityUnits: global } } }),
  ...(local > 0 && { LocalSecondaryIndexes: { local: { CapacityUnits: local } } }),
});

describe('writes', () => {
  it('cost a unit for each KB, of the larger image', async () => {
    expect((await put({ text: 'x'.repeat(2000) })).ConsumedCapacity).toEqual(consumed(2));
    expect((await put({ text: 'x' })).ConsumedCapacity).toEqual(consumed(2));
    expect((await put({ text: 'x' })).ConsumedCapacity).toEqual(consumed(1));
  });

  it('cost a unit for each index that changes, and none for the others', async () => {
    expect((await put({ g: '1', l: '1' })).ConsumedCapacity).toEqual(consumed(1, 1, 1));
    expect((await put({ g: '1', l: '1' })).ConsumedCapacity).toEqual(consumed(1));
    expect((await set('extra', 'x')).ConsumedCapacity).toEqual(consumed(1));
    expect((await set('seen', 'x')).ConsumedCapacity).toEqual(consumed(1, 1));
    expect((await set('g', '2')).ConsumedCapacity).toEqual(consumed(1, 2));
    expect((await set('l', '2')).ConsumedCapacity).toEqual(consumed(1, 0, 2));
  });

  it('sum up in TOTAL', async () => {
    expect((await put({ g: '1' }, 'TOTAL')).ConsumedCapacity).toEqual({ TableName: 'Items', CapacityUnits: 2 });
    expect(await put({ g: '1' }, 'NONE')).toEqual({});
  });

  it('cost twice as much in a transaction', async () => {
    const answer = await engine.call('TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: 'Items', Item: { ...key(), g: { S: '1' }, text: { S: 'x'.repeat(1500) } } } },
      ],
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(answer.ConsumedCapacity).toEqual([{ TableName: 'Items', CapacityUnits: 6, WriteCapacityUnits: 6 }]);
  });
});

describe('reads', () => {
  const get = async (ConsistentRead: boolean) => {
    const answer = await engine.call('GetItem', {
      TableName: 'Items',
      Key: key(),
      ConsistentRead,
      ReturnConsumedCapacity: 'TOTAL',
    });
    return (answer.ConsumedCapacity as { CapacityUnits: number }).CapacityUnits;
  };

  it('cost half a unit for each 4 KB, the double when consistent', async () => {
    expect(await get(false)).toBe(0.5);
    await put({ text: 'x'.repeat(5000) });
    expect(await get(false)).toBe(1);
    expect(await get(true)).toBe(2);
  });

  it('of several items are rounded once', async () => {
    for (const sk of ['a', 'b', 'c'])
      await engine.call('PutItem', {
        TableName: 'Items',
        Item: { pk: { S: pk }, sk: { S: sk }, text: { S: 'x'.repeat(2000) } },
      });
    const answer = await engine.call('Query', {
      TableName: 'Items',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ConsistentRead: true,
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(answer.ConsumedCapacity).toEqual({ TableName: 'Items', CapacityUnits: 2 });
  });

  it('of a local index pay extra for what has to come from the table', async () => {
    await put({ l: '1', other: 'x' });
    const answer = await engine.call('Query', {
      TableName: 'Items',
      IndexName: 'local',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      Select: 'ALL_ATTRIBUTES',
      ReturnConsumedCapacity: 'INDEXES',
    });
    expect(answer.Items).toEqual([{ ...key(), l: { S: '1' }, other: { S: 'x' } }]);
    expect(answer.ConsumedCapacity).toEqual({
      TableName: 'Items',
      CapacityUnits: 1,
      Table: { CapacityUnits: 0.5 },
      LocalSecondaryIndexes: { local: { CapacityUnits: 0.5 } },
    });
  });
});

describe('the meter', () => {
  const written = async (work: () => Promise<unknown>): Promise<number> => {
    const before = engine.metered().writeUnits;
    await work().catch(() => {});
    return engine.metered().writeUnits - before;
  };

  const MUST_BE_NEW = { ConditionExpression: 'attribute_not_exists(pk)' };
  const large = () => ({ TableName: 'Items', Item: { ...key(), text: { S: 'x'.repeat(1500) } } });

  it('counts what a failed condition costs', async () => {
    expect(await written(() => engine.call('PutItem', large()))).toBe(2);
    expect(await written(() => engine.call('PutItem', { ...large(), ...MUST_BE_NEW }))).toBe(2);
  });

  it('counts what a cancelled transaction costs', async () => {
    await engine.call('PutItem', large());
    const other = { TableName: 'Items', Item: { pk: { S: pk }, sk: { S: '2' } } };
    const transaction = { TransactItems: [{ Put: other }, { Put: { ...large(), ...MUST_BE_NEW } }] };
    expect(await written(() => engine.call('TransactWriteItems', transaction))).toBe(6);
  });
});
