import type { KeySchemaElement } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTable, openTestBed, type TestBed, tableDefinition } from '../support/client.ts';

const TableName = 'Visits';
const HASH: readonly KeySchemaElement[] = [
  { AttributeName: 'city', KeyType: 'HASH' },
  { AttributeName: 'wave', KeyType: 'HASH' },
];
const RANGE: readonly KeySchemaElement[] = ['a', 'b', 'c'].map((AttributeName) => ({
  AttributeName,
  KeyType: 'RANGE',
}));

const definition = (KeySchema: readonly KeySchemaElement[]) => ({
  ...tableDefinition(TableName),
  AttributeDefinitions: [
    ...['pk', 'city', 'b', 'c'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    ...['wave', 'a'].map((AttributeName) => ({ AttributeName, AttributeType: 'N' as const })),
  ],
  GlobalSecondaryIndexes: [
    { IndexName: 'byPlace', KeySchema: [...KeySchema], Projection: { ProjectionType: 'ALL' as const } },
  ],
});

let bed: TestBed;

beforeAll(async () => {
  bed = openTestBed();
  await createTable(bed.client, definition([...HASH, ...RANGE]));
  const put = (pk: string, item: object) =>
    bed.documents.send(new PutCommand({ TableName, Item: { pk, city: 'Zhengzhou', wave: 2026, ...item } }));
  await put('p1', { a: 2, b: 'x', c: 'k' });
  await put('p2', { a: 10, b: 'x', c: 'i' });
  await put('p3', { a: 10, b: 'xy', c: 'a' });
  await put('p4', { a: 10, b: 'y', c: 'a' });
  await put('p5', { a: 10, b: 'x', c: 'j' });
  await put('other wave', { a: 10, b: 'x', c: 'j', wave: 2025 });
  await put('not in the index', { a: 10, b: 'x' });
});

afterAll(() => bed.engine.close());

const VALUES = { ':city': 'Zhengzhou', ':wave': 2026, ':ten': 10, ':x': 'x', ':y': 'y', ':i': 'i' };

const query = async (conditions: string, more: object = {}) => {
  const text = `city = :city AND ${conditions}`;
  const values = Object.entries(VALUES).filter(([name]) => text.includes(name));
  return bed.documents.send(
    new QueryCommand({
      TableName,
      IndexName: 'byPlace',
      KeyConditionExpression: text,
      ExpressionAttributeValues: Object.fromEntries(values),
      ...more,
    }),
  );
};

const keysOf = async (conditions: string, more: object = {}) => {
  const { Items = [] } = await query(conditions, more);
  return Items.map(({ pk }) => pk);
};

describe('an index with several partition and sort attributes', () => {
  it.each([
    ['wave = :wave', ['p1', 'p2', 'p5', 'p3', 'p4']],
    ['wave = :wave AND a = :ten', ['p2', 'p5', 'p3', 'p4']],
    ['wave = :wave AND a < :ten', ['p1']],
    ['wave = :wave AND a >= :ten', ['p2', 'p5', 'p3', 'p4']],
    ['wave = :wave AND a = :ten AND b = :x', ['p2', 'p5']],
    ['wave = :wave AND a = :ten AND b > :x', ['p3', 'p4']],
    ['wave = :wave AND a = :ten AND b <= :x', ['p2', 'p5']],
    ['wave = :wave AND a = :ten AND begins_with(b, :x)', ['p2', 'p5', 'p3']],
    ['wave = :wave AND a = :ten AND b BETWEEN :x AND :y', ['p2', 'p5', 'p3', 'p4']],
    ['b = :x AND c > :i AND wave = :wave AND a = :ten', ['p5']],
  ])('finds where %s', async (conditions, found) => expect(await keysOf(conditions)).toEqual(found));

  it('goes backwards', async () => {
    expect(await keysOf('wave = :wave', { ScanIndexForward: false })).toEqual(['p4', 'p3', 'p5', 'p2', 'p1']);
  });

  it('goes on after a page, by all attributes of both keys', async () => {
    const first = await query('wave = :wave', { Limit: 2 });
    expect(Object.keys(first.LastEvaluatedKey!).sort()).toEqual(['a', 'b', 'c', 'city', 'pk', 'wave']);
    expect(await keysOf('wave = :wave', { ExclusiveStartKey: first.LastEvaluatedKey })).toEqual(['p5', 'p3', 'p4']);
  });

  it('holds what has all attributes', async () => {
    const { Count } = await bed.documents.send(new ScanCommand({ TableName, IndexName: 'byPlace' }));
    expect(Count).toBe(6);
  });

  it('is described as it was made', async () => {
    const { Table } = await bed.engine.call('DescribeTable', { TableName });
    expect(Table).toMatchObject({ GlobalSecondaryIndexes: [{ KeySchema: [...HASH, ...RANGE] }] });
  });

  const gap = (open: string, at: string) =>
    `RANGE key attributes ${open} must have equality conditions specified in the query because a condition is present on key attribute ${at}`;

  it.each([
    ['a = :ten', 'Query condition missed key schema element: wave'],
    ['wave > :wave', 'Query key condition not supported'],
    ['wave = :wave AND b = :x', gap('a', 'b')],
    ['wave = :wave AND c = :x', gap('a, b', 'c')],
    ['wave = :wave AND a > :ten AND b = :x', gap('a', 'b')],
    ['wave = :wave AND a = :ten AND d = :x', 'Query condition missed key schema element: b'],
  ])('refuses to look where %s', async (conditions, message) => {
    await expect(query(conditions)).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  it('cannot be asked with KeyConditions', async () => {
    const KeyConditions = { city: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'Zhengzhou' }] } };
    await expect(bed.engine.call('Query', { TableName, IndexName: 'byPlace', KeyConditions })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it.each([
    ['a sort attribute first', [...RANGE, ...HASH], 'The first KeySchemaElement is not a HASH key type'],
    ['kinds that are mixed', [HASH[0]!, RANGE[0]!, HASH[1]!], 'All HASH key attributes must precede RANGE'],
    ['an attribute twice', [HASH[0]!, HASH[0]!], 'multiple key attributes with the same name'],
    [
      'too many of a kind',
      ['city', 'wave', 'a', 'b', 'c'].map((AttributeName) => ({ AttributeName, KeyType: 'HASH' as const })),
      'exceeds the maximum allowed number of HASH key attributes',
    ],
  ])('cannot be made with %s', async (_name, schema, message) => {
    const input = { ...definition(schema), TableName: 'Others' };
    await expect(bed.engine.call('CreateTable', structuredClone(input))).rejects.toThrow(message);
  });
});
