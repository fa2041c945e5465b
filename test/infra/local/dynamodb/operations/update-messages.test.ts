import { invalid, Key, notValid, refuses, TableName, useItemsTable } from '../support/refusals.ts';

const call = useItemsTable();

const update = (UpdateExpression: string, values?: object) => ({
  TableName,
  Key,
  UpdateExpression,
  ...(values && { ExpressionAttributeValues: values }),
});

refuses(call, 'UpdateItem', [
  [
    'unknown ReturnValues, and tells nothing else',
    { ...update('SET a = :v', { ':v': { S: 'x' } }), ReturnValues: 'x', ReturnConsumedCapacity: 'x' },
    '1 validation error detected: Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]',
  ],
  [
    'a long expression, without its size',
    update(`SET a = :v${' '.repeat(4096)}`, { ':v': { S: 'x' } }),
    'Invalid UpdateExpression: Expression size has exceeded the maximum allowed size;',
  ],
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
