import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../../../infra/local/dynamodb/engine.ts';
import { tableDefinition } from '../support/client.ts';

let engine: Engine;

beforeAll(async () => {
  engine = openEngine({ file: ':memory:' });
  await engine.call('CreateTable', { ...tableDefinition('Items', true) });
  await engine.call('UpdateTable', {
    TableName: 'Items',
    AttributeDefinitions: [{ AttributeName: 'g', AttributeType: 'S' }],
    GlobalSecondaryIndexUpdates: [
      {
        Create: {
          IndexName: 'global',
          KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      },
    ],
  });
});

afterAll(() => engine.close());

const TableName = 'Items';
const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
const invalid = (message: string) => `One or more parameter values were invalid: ${message}`;
const notValid = (message: string) => `One or more parameter values are not valid. ${message}`;

type Case = readonly [name: string, input: Record<string, unknown>, message: string];

const refuses = (operation: string, cases: readonly Case[]): void => {
  describe(operation, () => {
    it.each(cases)('refuses %s', async (_name, input, message) => {
      await expect(engine.call(operation, structuredClone(input))).rejects.toMatchObject({
        name: 'ValidationException',
        message,
      });
    });
  });
};

refuses('PutItem', [
  [
    'no table name',
    { Item: Key },
    "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
  ],
  [
    'an empty table name, and nothing else',
    { TableName: '', ReturnValues: 'x' },
    "1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'several faults at once',
    { TableName: 'bad!', Item: Key, ReturnValues: 'x' },
    "2 validation errors detected: Value 'x' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; Value 'bad!' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
  ],
  ['a missing key', { TableName, Item: { pk: { S: 'a' } } }, invalid('Missing the key sk in the item')],
  [
    'a key of the wrong type',
    { TableName, Item: { ...Key, sk: { N: '1' } } },
    invalid('Type mismatch for key sk expected: S actual: N'),
  ],
  [
    'an empty key',
    { TableName, Item: { ...Key, sk: { S: '' } } },
    notValid('The AttributeValue for a key attribute cannot contain an empty string value. Key: sk'),
  ],
  [
    'a long partition key',
    { TableName, Item: { ...Key, pk: { S: 'x'.repeat(2049) } } },
    invalid('Size of hashkey has exceeded the maximum size limit of2048 bytes'),
  ],
  [
    'a long sort key',
    { TableName, Item: { ...Key, sk: { S: 'x'.repeat(1025) } } },
    invalid('Aggregated size of all range keys has exceeded the size limit of 1024 bytes'),
  ],
  [
    'an index key of the wrong type',
    { TableName, Item: { ...Key, g: { N: '1' } } },
    invalid('Type mismatch for Index Key g Expected: S Actual: N IndexName: global'),
  ],
  ['an empty set', { TableName, Item: { ...Key, a: { SS: [] } } }, invalid('An string set  may not be empty')],
  [
    'a set with duplicates',
    { TableName, Item: { ...Key, a: { SS: ['x', 'x'] } } },
    invalid('Input collection [x, x] contains duplicates.'),
  ],
  [
    'numbers that are equal',
    { TableName, Item: { ...Key, a: { NS: ['1', '1.0'] } } },
    'Input collection contains duplicates',
  ],
  [
    'a value of no type',
    { TableName, Item: { ...Key, a: {} } },
    'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
  ],
  [
    'a value of two types',
    { TableName, Item: { ...Key, a: { S: 'x', N: '1' } } },
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  ],
  [
    'a large item',
    { TableName, Item: { ...Key, a: { S: 'x'.repeat(410_000) } } },
    'Item size has exceeded the maximum allowed size',
  ],
  ['new values', { TableName, Item: Key, ReturnValues: 'ALL_NEW' }, 'ReturnValues can only be ALL_OLD or NONE'],
  [
    'old and new parameters together',
    { TableName, Item: Key, Expected: {}, ConditionExpression: 'a = b' },
    'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}',
  ],
  [
    'names without an expression',
    { TableName, Item: Key, ExpressionAttributeNames: { '#a': 'a' } },
    'ExpressionAttributeNames can only be specified when using expressions',
  ],
  [
    'values without an expression',
    { TableName, Item: Key, ExpressionAttributeValues: { ':a': { S: 'a' } } },
    'ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null',
  ],
  [
    'an unused value',
    {
      TableName,
      Item: Key,
      ConditionExpression: 'attribute_exists(a)',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    },
    'Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}',
  ],
  [
    'an operator that cannot order',
    { TableName, Item: Key, ConditionExpression: 'a < :a', ExpressionAttributeValues: { ':a': { BOOL: true } } },
    'Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
  ],
  [
    'existence of a value',
    {
      TableName,
      Item: Key,
      ConditionExpression: 'attribute_exists(:a)',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    },
    'Invalid ConditionExpression: Operator or function requires a document path; operator or function: attribute_exists',
  ],
  [
    'a lonely ConditionalOperator',
    { TableName, Item: Key, Expected: { a: { Exists: false } }, ConditionalOperator: 'OR' },
    'ConditionalOperator can only be used when Filter or Expected has two or more elements',
  ],
]);

it('tells the type of a value of the request', async () => {
  const put = (type: string) =>
    engine.call('PutItem', {
      TableName,
      Item: Key,
      ConditionExpression: 'attribute_type(:value, :type)',
      ExpressionAttributeValues: { ':value': { N: '1' }, ':type': { S: type } },
    });
  await put('N');
  await expect(put('S')).rejects.toMatchObject({ message: 'The conditional request failed' });
});

const nested = (levels: number): object => (levels === 0 ? { S: 'x' } : { L: [nested(levels - 1)] });

it('takes lists and maps 32 levels deep', async () => {
  await engine.call('PutItem', { TableName, Item: { ...Key, a: nested(32) } });
  for (const levels of [33, 5000])
    await expect(engine.call('PutItem', { TableName, Item: { ...Key, a: nested(levels) } })).rejects.toMatchObject({
      message: 'Nesting Levels have exceeded supported limits',
    });
});

const update = (UpdateExpression: string, values?: object) => ({
  TableName,
  Key,
  UpdateExpression,
  ...(values && { ExpressionAttributeValues: values }),
});

refuses('UpdateItem', [
  [
    'a change of the key',
    update('SET pk = :v', { ':v': { S: 'x' } }),
    invalid('Cannot update attribute pk. This attribute is part of the key'),
  ],
  [
    'paths that overlap',
    update('SET a.b = :v REMOVE a', { ':v': { S: 'x' } }),
    'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]',
  ],
  [
    'paths that conflict',
    update('SET a.b = :v REMOVE a[1]', { ':v': { S: 'x' } }),
    'Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]',
  ],
  [
    'a path into nothing',
    update('SET nothing.b = :v', { ':v': { S: 'x' } }),
    'The document path provided in the update expression is invalid for update',
  ],
  [
    'a value from nothing',
    update('SET a = nothing'),
    'The provided expression refers to an attribute that does not exist in the item',
  ],
  [
    'a sum of texts',
    update('SET a = :v + :v', { ':v': { S: 'x' } }),
    'Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S',
  ],
  [
    'a sum with a text',
    update('SET a = pk + :v', { ':v': { N: '1' } }),
    'An operand in the update expression has an incorrect data type',
  ],
  [
    'adding a text',
    update('ADD a :v', { ':v': { S: 'x' } }),
    'Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING',
  ],
  [
    'an empty index key',
    update('SET g = :v', { ':v': { S: '' } }),
    notValid(
      'The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.',
    ),
  ],
]);

const query = (KeyConditionExpression: string, more: object = {}) => ({
  TableName,
  KeyConditionExpression,
  ExpressionAttributeValues: { ':a': { S: 'a' } },
  ...more,
});

refuses('Query', [
  [
    'no condition',
    { TableName },
    'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
  ],
  ['a condition without the partition key', query('sk = :a'), 'Query condition missed key schema element: pk'],
  ['a range of partitions', query('pk > :a'), 'Query key condition not supported'],
  [
    'an operator that keys do not have',
    query('pk = :a OR sk = :a'),
    'Invalid operator used in KeyConditionExpression: OR',
  ],
  [
    'a value of the wrong type',
    query('pk = :a', { ExpressionAttributeValues: { ':a': { N: '1' } } }),
    invalid('Condition parameter type does not match schema type'),
  ],
  [
    'a filter on a key',
    query('pk = :a', { FilterExpression: 'sk = :a' }),
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
  ],
  [
    'an unknown index',
    query('pk = :a', { IndexName: 'nowhere' }),
    'The table does not have the specified index: nowhere',
  ],
  [
    'a consistent read of a global index',
    query('g = :a', { IndexName: 'global', ConsistentRead: true }),
    'Consistent reads are not supported on global secondary indexes',
  ],
  [
    'all attributes of an index with a few',
    query('g = :a', { IndexName: 'global', Select: 'ALL_ATTRIBUTES' }),
    invalid(
      'Select type ALL_ATTRIBUTES is not supported for global secondary index global because its projection type is not ALL',
    ),
  ],
  [
    'a start key of another shape',
    query('pk = :a', { ExclusiveStartKey: { pk: { S: 'a' } } }),
    'The provided starting key is invalid',
  ],
  [
    'a start key of another partition',
    query('pk = :a', { ExclusiveStartKey: { ...Key, pk: { S: 'z' } } }),
    'The provided starting key is outside query boundaries based on provided conditions',
  ],
  [
    'limit 0',
    query('pk = :a', { Limit: 0 }),
    "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
]);

refuses('Scan', [
  [
    'a segment of nothing',
    { TableName, Segment: 0 },
    'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
  ],
  [
    'a segment after the last',
    { TableName, Segment: 2, TotalSegments: 2 },
    'The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 2 is not less than TotalSegments: 2',
  ],
]);

refuses('BatchWriteItem', [
  ['nothing', { RequestItems: {} }, 'The requestItems parameter is required for BatchWriteItem'],
  [
    'one item twice',
    { RequestItems: { Items: [{ PutRequest: { Item: Key } }, { DeleteRequest: { Key } }] } },
    'Provided list of item keys contains duplicates',
  ],
  [
    'a key of the wrong type',
    { RequestItems: { Items: [{ PutRequest: { Item: { ...Key, sk: { N: '1' } } } }] } },
    'The provided key element does not match the schema',
  ],
]);

refuses('BatchGetItem', [
  [
    'one key twice',
    { RequestItems: { Items: { Keys: [Key, Key] } } },
    'Provided list of item keys contains duplicates',
  ],
]);

const table = (more: object) => ({ ...tableDefinition('Other', true), ...more });

refuses('CreateTable', [
  ['no name', { AttributeDefinitions: [] }, "The parameter 'TableName' is required but was not present in the request"],
  [
    'units on demand',
    table({ ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }),
    invalid('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST'),
  ],
  [
    'no units',
    table({ BillingMode: 'PROVISIONED' }),
    invalid('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED'),
  ],
  [
    'a key that is not defined',
    table({ AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }] }),
    'Invalid KeySchema: Some index key attribute have no definition',
  ],
  [
    'no index in a list of indexes',
    table({ GlobalSecondaryIndexes: [] }),
    invalid('List of GlobalSecondaryIndexes is empty'),
  ],
]);

it('says that a table exists, or does not', async () => {
  await expect(engine.call('CreateTable', { ...tableDefinition('Items') })).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Table already exists: Items',
  });
  await expect(engine.call('GetItem', { TableName: 'Nowhere', Key })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  });
});
