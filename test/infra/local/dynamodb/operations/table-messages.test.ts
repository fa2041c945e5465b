import { expect, it } from 'vitest';
import { tableDefinition } from '../support/client.ts';
import { invalid, Key, refuses, useItemsTable } from '../support/refusals.ts';

const call = useItemsTable();

const table = (more: object) => ({ ...tableDefinition('Other', true), ...more });

const { AttributeDefinitions: pkAndSk = [] } = tableDefinition('Other', true);

refuses(call, 'CreateTable', [
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
    'an attribute defined twice',
    table({ AttributeDefinitions: [...pkAndSk, ...pkAndSk] }),
    'Attribute Name is duplicated: pk',
  ],
  [
    'a stream of nothing',
    table({ StreamSpecification: { StreamEnabled: true } }),
    invalid('Table is being created with a stream enabled, UpdateViewType is required'),
  ],
  [
    'a stream that may be on or off',
    table({ StreamSpecification: { StreamViewType: 'ALL' } }),
    "2 validation errors detected: Value null at 'streamSpecification.streamEnabled' failed to satisfy constraint: " +
      "Member must not be null; Value 'ALL' at 'streamSpecification.streamViewType' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [OLD_IMAGE, KEYS_ONLY, NEW_AND_OLD_IMAGES, NEW_IMAGE]',
  ],
  [
    'a tag of the cloud',
    table({ Tags: [{ Key: 'aws:a', Value: 'b' }] }),
    'Tag Key cannot be prefixed with aws:, Key: aws:a',
  ],
  [
    'a tag of odd characters',
    table({ Tags: [{ Key: 'hi!', Value: 'b' }] }),
    'The Tag Key provided is invalid, Key: hi!',
  ],
  [
    'an odd value of a tag',
    table({ Tags: [{ Key: 'é 1', Value: 'd%g' }] }),
    'The Tag Value provided is invalid, Value: d%g',
  ],
  [
    'an unknown class',
    table({ TableClass: 'standard' }),
    'Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].',
  ],
  [
    'a table that is warmer by less than nothing',
    table({ WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 3999 } }),
    invalid(
      'Requested WriteUnitsPerSecond for WarmThroughput for table is lower than initial throughput for OnDemand. See: ' +
        'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial',
    ),
  ],
  [
    'a tag twice',
    table({ Tags: ['a', 'a'].map((Key) => ({ Key, Value: 'b' })) }),
    'Duplicate Tag Keys provided as input: Duplicate Tag Key found a',
  ],
  [
    'too many tags',
    table({ Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `${n}`, Value: '' })) }),
    'Number of Tags exceed the current limit for the provided ResourceArn',
  ],
  [
    'no index in a list of indexes',
    table({ GlobalSecondaryIndexes: [] }),
    invalid('List of GlobalSecondaryIndexes is empty'),
  ],
]);

it('says that a table exists, or does not', async () => {
  await expect(call('CreateTable', { ...tableDefinition('Items') })).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Table already exists: Items',
  });
  await expect(call('GetItem', { TableName: 'Nowhere', Key })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found',
  });
});
