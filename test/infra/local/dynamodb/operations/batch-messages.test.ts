import { Key, refuses, useItemsTable } from '../support/refusals.ts';

const KEYS_OF_MAP =
  'Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]';
const UNKNOWN_DETAIL =
  "Value 'x' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";
const badPut = { 'bad!': [{ PutRequest: { Item: Key } }] };

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
  [
    'a put without its key',
    { RequestItems: { Items: [{ PutRequest: { Item: { pk: { S: 'a' } } } }] } },
    'The provided key element does not match the schema',
  ],
  [
    'a name that no table can have',
    { RequestItems: badPut },
    `1 validation error detected: Value '{bad!=[WriteRequest(putRequest=PutRequest(item={pk={"S":"a"}, sk={"S":"b"}}), deleteRequest=null)]}' at 'requestItems' failed to satisfy constraint: ${KEYS_OF_MAP}`,
  ],
  [
    'a name that no table can have, after everything else',
    { RequestItems: badPut, ReturnConsumedCapacity: 'x' },
    `1 validation error detected: ${UNKNOWN_DETAIL}`,
  ],
]);

const lengthOf = (member: string, constraint: string) =>
  `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length ${constraint}`;

refuses(call, 'BatchGetItem', [
  ['nothing', { RequestItems: {} }, lengthOf('RequestItems', 'greater than or equal to 1')],
  [
    'no keys',
    { RequestItems: { Items: { Keys: [] } } },
    lengthOf('RequestItems.Items.member.Keys', 'greater than or equal to 1'),
  ],
  [
    'too many keys',
    { RequestItems: { Items: { Keys: Array(101).fill(Key) } } },
    lengthOf('RequestItems.Items.member.Keys', 'less than or equal to 100'),
  ],
  [
    'a name that no table can have, among other faults',
    { RequestItems: { 'bad!': { Keys: [{ pk: { S: 'a' } }] } }, ReturnConsumedCapacity: 'x' },
    `2 validation errors detected: Value '{"bad!":{"Keys":[{"pk":{"S":"a"}}]}}' at 'requestItems' failed to satisfy constraint: ${KEYS_OF_MAP}; ${UNKNOWN_DETAIL}`,
  ],
  [
    'old and new parameters for different tables',
    {
      RequestItems: {
        Items: { Keys: [Key], ProjectionExpression: 'pk' },
        Others: { Keys: [Key], AttributesToGet: ['pk'] },
      },
    },
    'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}',
  ],
  [
    'one key twice',
    { RequestItems: { Items: { Keys: [Key, Key] } } },
    'Provided list of item keys contains duplicates',
  ],
]);
