import { expect, it } from 'vitest';
import { invalid, Key, notValid, refuses, TableName, useItemsTable } from '../support/refusals.ts';

const call = useItemsTable();

refuses(call, 'PutItem', [
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
    'a null that is not',
    { TableName, Item: { ...Key, a: { NULL: false } } },
    invalid('Null attribute value types must have the value of true'),
  ],
  ['an attribute without a name', { TableName, Item: { ...Key, '': { S: 'x' } } }, 'Empty attribute name'],
  ['a member without a name', { TableName, Item: { ...Key, a: { M: { '': { S: 'x' } } } } }, 'Empty attribute name'],
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
    call('PutItem', {
      TableName,
      Item: Key,
      ConditionExpression: 'attribute_type(:value, :type)',
      ExpressionAttributeValues: { ':value': { N: '1' }, ':type': { S: type } },
    });
  await put('N');
  await expect(put('S')).rejects.toMatchObject({ message: 'The conditional request failed' });
});

const nested = (levels: number): object => (levels === 0 ? { S: 'x' } : { L: [nested(levels - 1)] });

it('takes values 32 levels deep, the value inside counted', async () => {
  await call('PutItem', { TableName, Item: { ...Key, a: nested(31) } });
  for (const levels of [32, 5000])
    await expect(call('PutItem', { TableName, Item: { ...Key, a: nested(levels) } })).rejects.toMatchObject({
      message:
        'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    });
});

it('answers sets in the order of their members', async () => {
  const a = { SS: ['b', '', 'a'] };
  const b = { NS: ['10', '9', '-1'] };
  const c = { BS: ['/w==', 'AA=='] };
  await call('PutItem', { TableName, Item: { ...Key, a, b, c } });
  const { Attributes } = await call('UpdateItem', {
    TableName,
    Key,
    UpdateExpression: 'ADD a :a, b :b, c :c',
    ExpressionAttributeValues: { ':a': { SS: ['aa'] }, ':b': { NS: ['0'] }, ':c': { BS: ['fw=='] } },
    ReturnValues: 'ALL_NEW',
  });
  expect(Attributes).toMatchObject({
    a: { SS: ['', 'a', 'aa', 'b'] },
    b: { NS: ['-1', '0', '9', '10'] },
    c: { BS: ['AA==', 'fw==', '/w=='] },
  });
});
