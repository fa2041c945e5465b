import { invalid, Key, refuses, TableName, useItemsTable } from '../support/refusals.ts';

const call = useItemsTable();

const query = (KeyConditionExpression: string, more: object = {}) => ({
  TableName,
  KeyConditionExpression,
  ExpressionAttributeValues: { ':a': { S: 'a' } },
  ...more,
});

refuses(call, 'Query', [
  [
    'no condition',
    { TableName },
    'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
  ],
  ['a condition without the partition key', query('sk = :a'), 'Query condition missed key schema element: pk'],
  [
    'two conditions on one key',
    query('pk = :a AND sk > :a AND sk < :a'),
    'Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key',
  ],
  [
    'more conditions than keys',
    query('pk = :a AND sk > :a AND b = :a'),
    'The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)',
  ],
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

refuses(call, 'Scan', [
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
