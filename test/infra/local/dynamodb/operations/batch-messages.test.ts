import { Key, refuses, useItemsTable } from '../support/refusals.ts';

const call = useItemsTable();

refuses(call, 'BatchWriteItem', [
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

refuses(call, 'BatchGetItem', [
  [
    'one key twice',
    { RequestItems: { Items: { Keys: [Key, Key] } } },
    'Provided list of item keys contains duplicates',
  ],
]);
