import { beforeAll, describe, expect, it } from 'vitest';
import { tableDefinition } from '../support/client.ts';
import { invalid, refuses, useItemsTable } from '../support/refusals.ts';

const call = useItemsTable();

const UNITS = { ReadCapacityUnits: 1, WriteCapacityUnits: 2 };

const index = (IndexName: string, AttributeName: string, KeyType: string) => ({
  IndexName,
  KeySchema: [{ AttributeName, KeyType }],
  Projection: { ProjectionType: 'ALL' },
});

const defined = (AttributeName: string, AttributeType = 'S') => [{ AttributeName, AttributeType }];

const create = (IndexName: string, AttributeName: string, more: object = {}) => ({
  Create: { ...index(IndexName, AttributeName, 'HASH'), ...more },
});

const update = (GlobalSecondaryIndexUpdates: readonly object[], more: object = {}) => ({
  TableName: 'Items',
  GlobalSecondaryIndexUpdates,
  ...more,
});

/** A table with units of its own, a local index `local` and a global one, `global`. */
const provisioned = {
  ...tableDefinition('Provisioned', true),
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: UNITS,
  LocalSecondaryIndexes: [
    {
      ...index('local', 'pk', 'HASH'),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    },
  ],
  GlobalSecondaryIndexes: [{ ...index('global', 'sk', 'HASH'), ProvisionedThroughput: UNITS }],
};

beforeAll(async () => {
  await call('CreateTable', structuredClone(provisioned));
});

const ONE_INDEX_ONLY =
  'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table';

const unchanged = (subject: string, kind: string) =>
  `The provisioned throughput for the ${subject} will not change. The requested value equals the current value. ` +
  `Current ReadCapacityUnits provisioned for the ${kind}: 1. Requested ReadCapacityUnits: 1. ` +
  `Current WriteCapacityUnits provisioned for the ${kind}: 2. Requested WriteCapacityUnits: 2. ` +
  'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.';

refuses(call, 'UpdateTable', [
  [
    'an index without definitions',
    update([create('more', 'sk')]),
    invalid('AttributeDefinitions is not specified for index: more'),
  ],
  [
    'an index whose attribute only the table defines',
    update([create('more', 'sk')], { AttributeDefinitions: defined('other') }),
    invalid(
      'Some index key attributes are not defined in AttributeDefinitions. Keys: [sk], AttributeDefinitions: [other]',
    ),
  ],
  [
    'another type for an attribute of an index',
    update([create('more', 'g')], { AttributeDefinitions: defined('g', 'N') }),
    invalid(
      'Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. ' +
        'Existing schema: Schema:[SchemaElement: key{g:S:HASH}] New schema: Schema:[SchemaElement: key{g:N:HASH}]',
    ),
  ],
  [
    'an index that is there',
    update([create('global', 'g')], { AttributeDefinitions: defined('g') }),
    'Attempting to create an index which already exists',
  ],
  [
    'two actions at once',
    update([{ ...create('more', 'g'), Delete: { IndexName: 'global' } }], { AttributeDefinitions: defined('g') }),
    invalid('Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object'),
  ],
  [
    'units of an index on demand',
    update([create('more', 'g', { ProvisionedThroughput: UNITS })], { AttributeDefinitions: defined('g') }),
    invalid(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: more when BillingMode is PAY_PER_REQUEST',
    ),
  ],
  [
    'an index without units',
    update([create('more', 'g')], { TableName: 'Provisioned', AttributeDefinitions: defined('g') }),
    invalid('ProvisionedThroughput must be specified for index: more'),
  ],
  [
    'the units that an index has',
    update([{ Update: { IndexName: 'global', ProvisionedThroughput: UNITS } }], { TableName: 'Provisioned' }),
    unchanged('index global', 'index'),
  ],
  ['the units that there are', { TableName: 'Provisioned', ProvisionedThroughput: UNITS }, unchanged('table', 'table')],
  [
    'more units than there can be',
    { TableName: 'Provisioned', ProvisionedThroughput: { ...UNITS, WriteCapacityUnits: 1e12 + 1 } },
    'Given value 1000000000001 for WriteCapacityUnits is out of bounds',
  ],
  [
    'more units of an index than there can be',
    update([{ Update: { IndexName: 'nothing', ProvisionedThroughput: { ...UNITS, ReadCapacityUnits: 1e12 + 1 } } }]),
    'This operation cannot be performed with given input values. Please contact DynamoDB service team for more info: Action Blocked: IndexUpdate',
  ],
  [
    'units for the table only',
    { TableName: 'Items', BillingMode: 'PROVISIONED', ProvisionedThroughput: UNITS },
    invalid('ProvisionedThroughput must be specified for index: global'),
  ],
  [
    'to delete a local index',
    update([{ Delete: { IndexName: 'local' } }], { TableName: 'Provisioned' }),
    'Cannot delete an index that is not a GlobalSecondaryIndex: local',
  ],
  [
    'a stream of nothing',
    { TableName: 'Items', StreamSpecification: { StreamEnabled: true } },
    invalid('If stream is being enabled then UpdateViewType is required'),
  ],
  [
    'to disable what is not enabled',
    { TableName: 'Items', StreamSpecification: { StreamEnabled: false } },
    'Table has no stream to disable: TableName: Items',
  ],
]);

describe('UpdateTable', () => {
  it('works on one index at a time', async () => {
    const both = update([{ Delete: { IndexName: 'global' } }, { Delete: { IndexName: 'other' } }]);
    await expect(call('UpdateTable', both)).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: ONE_INDEX_ONLY,
    });
  });

  it('says which index there is not', async () => {
    await expect(call('UpdateTable', update([{ Delete: { IndexName: 'nothing' } }]))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found: Index nothing for table Items',
    });
  });

  it('keeps the type of a key of the table', async () => {
    const redefining = update([create('byKey', 'sk')], { AttributeDefinitions: defined('sk', 'N') });
    const { TableDescription: table } = await call('UpdateTable', structuredClone(redefining));
    expect(table).toMatchObject({ AttributeDefinitions: [...defined('pk'), ...defined('sk'), ...defined('g')] });
  });

  it('warms a table up, never down', async () => {
    const set = async (WarmThroughput: object) => call('UpdateTable', { TableName: 'Items', WarmThroughput });
    const read = async () => (await call('DescribeTable', { TableName: 'Items' })).Table;
    const WarmThroughput = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000, Status: 'ACTIVE' };
    expect(await read()).toMatchObject({ WarmThroughput, GlobalSecondaryIndexes: [{ WarmThroughput }, {}] });
    await set({ ReadUnitsPerSecond: 12_001 });
    expect(await read()).toMatchObject({ WarmThroughput: { ...WarmThroughput, ReadUnitsPerSecond: 12_001 } });
    await expect(set({ ReadUnitsPerSecond: 12_000 })).rejects.toThrow('lower than current WarmThroughput');
  });

  it('turns a stream on once, and off again', async () => {
    const stream = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' };
    const set = async (StreamSpecification: object) => call('UpdateTable', { TableName: 'Items', StreamSpecification });
    await expect(set(stream)).resolves.toMatchObject({ TableDescription: { StreamSpecification: stream } });
    await expect(set(stream)).rejects.toThrow('Table already has an enabled stream: TableName: Items');
    const { TableDescription: off } = await set({ StreamEnabled: false });
    expect(off).not.toHaveProperty('StreamSpecification');
    expect(off).toHaveProperty('LatestStreamArn');
  });
});
