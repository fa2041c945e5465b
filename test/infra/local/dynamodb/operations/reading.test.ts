import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';

let engine: Engine;

type Item = Record<string, Record<string, unknown>>;

const define = (TableName: string, sortKeyType: string) => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: sortKeyType },
    { AttributeName: 'group', AttributeType: 'S' },
    { AttributeName: 'rank', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byGroup',
      KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['seen'] },
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'byRank',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'rank', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
});

const put = (TableName: string, item: Item) => engine.call('PutItem', { TableName, Item: item });

beforeAll(async () => {
  engine = openEngine({ file: ':memory:' });
  for (const type of ['S', 'N', 'B']) await engine.call('CreateTable', define(`Sorted${type}`, type));
  for (let at = 0; at < 30; at += 1)
    await put('SortedN', {
      pk: { S: `p${at % 3}` },
      sk: { N: String(at - 15) },
      rank: { N: String(100 - at) },
      ...(at % 2 === 0 && { group: { S: 'even' }, seen: { BOOL: true }, hidden: { S: 'x' } }),
    });
});

afterAll(() => engine.close());

/** Reads page after page until there are no more. */
const readAll = async (operation: 'Query' | 'Scan', input: Record<string, unknown>): Promise<Item[]> => {
  const items: Item[] = [];
  let start: unknown;
  do {
    const page = await engine.call(operation, { ...input, ...(start ? { ExclusiveStartKey: start } : {}) });
    items.push(...(page.Items as Item[]));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

const query = (condition: string, more: object = {}, sk: object = {}) => ({
  TableName: 'SortedN',
  KeyConditionExpression: `pk = :pk${condition}`,
  ExpressionAttributeValues: { ':pk': { S: 'p0' }, ...sk },
  ...more,
});

const sortKeys = (items: readonly Item[]): number[] => items.map(({ sk }) => Number(sk!.N));

describe('Query', () => {
  it.each([
    ['', {}, [-15, -12, -9, -6, -3, 0, 3, 6, 9, 12]],
    [' AND sk = :a', { ':a': { N: '3' } }, [3]],
    [' AND sk < :a', { ':a': { N: '-9' } }, [-15, -12]],
    [' AND sk <= :a', { ':a': { N: '-9' } }, [-15, -12, -9]],
    [' AND sk > :a', { ':a': { N: '9' } }, [12]],
    [' AND :a <= sk', { ':a': { N: '9' } }, [9, 12]],
    [' AND sk BETWEEN :a AND :b', { ':a': { N: '-4' }, ':b': { N: '3' } }, [-3, 0, 3]],
  ])('finds what is asked for by "pk = :pk%s", in numeric order', async (condition, values, expected) => {
    expect(sortKeys(await readAll('Query', query(condition, {}, values)))).toEqual(expected);
  });

  it.each([1, 3, 10])('goes on where a page of %i ended, in both directions', async (Limit) => {
    const forward = await readAll('Query', query('', { Limit }));
    const backward = await readAll('Query', query('', { Limit, ScanIndexForward: false }));
    expect(sortKeys(forward)).toEqual([-15, -12, -9, -6, -3, 0, 3, 6, 9, 12]);
    expect(backward).toEqual(forward.toReversed());
  });

  it('counts what it read before the filter, and filters after the limit', async () => {
    const page = await engine.call(
      'Query',
      query('', { Limit: 4, FilterExpression: 'seen = :t' }, { ':t': { BOOL: true } }),
    );
    expect(page).toMatchObject({ ScannedCount: 4, Count: 2, LastEvaluatedKey: { sk: { N: '-6' } } });
  });

  it('orders by the sort key of a local index', async () => {
    const items = await readAll('Query', query('', { IndexName: 'byRank', Limit: 3 }));
    expect(sortKeys(items)).toEqual([12, 9, 6, 3, 0, -3, -6, -9, -12, -15]);
  });

  it('finds in a global index what has its key, with what it projects', async () => {
    const byGroup = {
      TableName: 'SortedN',
      IndexName: 'byGroup',
      KeyConditionExpression: '#g = :g',
      ExpressionAttributeNames: { '#g': 'group' },
      ExpressionAttributeValues: { ':g': { S: 'even' } },
    };
    const items = await readAll('Query', { ...byGroup, Limit: 4 });
    expect(items).toHaveLength(15);
    expect(Object.keys(items[0]!).sort()).toEqual(['group', 'pk', 'seen', 'sk']);
    expect(await engine.call('Query', { ...byGroup, Select: 'COUNT' })).toEqual({ Count: 15, ScannedCount: 15 });
  });

  it('ends a page at 1 MB', async () => {
    for (const sk of ['1', '2', '3', '4'])
      await put('SortedS', { pk: { S: 'big' }, sk: { S: sk }, text: { S: 'x'.repeat(350_000) } });
    const big = {
      TableName: 'SortedS',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'big' } },
    };
    const page = await engine.call('Query', big);
    expect(page).toMatchObject({ Count: 3, LastEvaluatedKey: { sk: { S: '3' } } });
    expect(await readAll('Query', big)).toHaveLength(4);
  });

  it.each([
    ['SortedS', [{ S: 'A' }, { S: 'a' }, { S: 'é' }, { S: '｡' }, { S: '😀' }]],
    ['SortedB', [{ B: 'AA==' }, { B: 'fw==' }, { B: 'gA==' }, { B: '/w==' }]],
    ['SortedN', [{ N: '-100' }, { N: '-1.5' }, { N: '-1' }, { N: '0' }, { N: '0.1' }, { N: '2' }, { N: '10' }]],
  ])('orders %s by its bytes or by its numbers', async (TableName, ordered) => {
    for (const sk of ordered.toReversed()) await put(TableName, { pk: { S: 'order' }, sk });
    const items = await readAll('Query', {
      TableName,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'order' } },
    });
    expect(items.map(({ sk }) => sk)).toEqual(ordered);
  });
});

describe('Scan', () => {
  const rows = (items: readonly Item[]) => items.map(({ pk, sk }) => `${pk!.S}/${sk!.N}`).sort();

  it('finds everything once, whatever the pages', async () => {
    const all = rows(await readAll('Scan', { TableName: 'SortedN' }));
    expect(new Set(all).size).toBe(all.length);
    for (const Limit of [1, 7]) expect(rows(await readAll('Scan', { TableName: 'SortedN', Limit }))).toEqual(all);
  });

  it('can be shared by segments', async () => {
    for (let at = 0; at < 40; at += 1) await put('SortedB', { pk: { S: `key-${at}` }, sk: { B: 'AA==' } });
    const scan = (more: object) => readAll('Scan', { TableName: 'SortedB', ...more });
    const parts = await Promise.all([0, 1, 2].map((Segment) => scan({ Segment, TotalSegments: 3, Limit: 5 })));
    expect(parts.every((part) => part.length > 0)).toBe(true);
    expect(parts.flat().map(({ pk }) => pk!.S)).toEqual((await scan({})).map(({ pk }) => pk!.S));
  });

  it('of an index finds only what is in it', async () => {
    const items = await readAll('Scan', { TableName: 'SortedN', IndexName: 'byGroup', Limit: 4 });
    expect(items).toHaveLength(15);
  });
});

it('BatchGetItem answers what exists, and hands back what does not fit into 16 MB', async () => {
  for (let at = 0; at < 45; at += 1)
    await put('SortedS', { pk: { S: 'batch' }, sk: { S: `${at}` }, text: { S: 'x'.repeat(390_000) } });
  const Keys = Array.from({ length: 46 }, (_, at) => ({ pk: { S: 'batch' }, sk: { S: `${at}` } }));
  const answer = await engine.call('BatchGetItem', { RequestItems: { SortedS: { Keys, ProjectionExpression: 'sk' } } });
  const { SortedS: found } = answer.Responses as { SortedS: Item[] };
  const { SortedS: left } = answer.UnprocessedKeys as { SortedS: { Keys: Item[] } };
  expect(found.length + left.Keys.length).toBe(46);
  expect(found.length).toBe(43);
  expect(found[0]).toEqual({ sk: { S: '0' } });
});
