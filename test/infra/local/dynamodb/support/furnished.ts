import {
  type CreateTableCommandInput,
  DescribeTableCommand,
  type GlobalSecondaryIndex,
  type LocalSecondaryIndex,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { createTable, tableDefinition } from './client.ts';
import type { RecoveryBed } from './recovery.ts';

export const UNITS = { ReadCapacityUnits: 5, WriteCapacityUnits: 6 };
export const OTHER_UNITS = { ReadCapacityUnits: 7, WriteCapacityUnits: 8 };

/** A global and a local index. */
export const BY_G: GlobalSecondaryIndex = {
  IndexName: 'byG',
  KeySchema: [
    { AttributeName: 'g', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a', 'b'] },
};

export const BY_L: LocalSecondaryIndex = {
  IndexName: 'byL',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'l', KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'ALL' },
};

/** A table with everything that a table can have. */
const definition: CreateTableCommandInput = {
  ...tableDefinition('Items', true),
  AttributeDefinitions: ['pk', 'sk', 'g', 'l'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [BY_G],
  LocalSecondaryIndexes: [BY_L],
  DeletionProtectionEnabled: true,
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  SSESpecification: { Enabled: true },
  TableClass: 'STANDARD_INFREQUENT_ACCESS',
  OnDemandThroughput: { MaxReadRequestUnits: 100, MaxWriteRequestUnits: 50 },
  Tags: [{ Key: 'a', Value: 'b' }],
};

/** Makes the table `Items` with one item, units on demand, and all settings that there are. */
export const addFurnished = async (bed: RecoveryBed, more: Partial<CreateTableCommandInput> = {}): Promise<void> => {
  await createTable(bed.client, { ...definition, ...more });
  await bed.setRecovery('Items', true);
  const TimeToLiveSpecification = { AttributeName: 'expireAt', Enabled: true };
  await bed.client.send(new UpdateTimeToLiveCommand({ TableName: 'Items', TimeToLiveSpecification }));
  await bed.put('Items', { pk: 'p', sk: 's', g: 'g', l: 'l', a: 1, c: 2 });
};

/** The same with units of its own. */
export const addProvisioned = (bed: RecoveryBed): Promise<void> =>
  addFurnished(bed, {
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: UNITS,
    OnDemandThroughput: undefined,
    GlobalSecondaryIndexes: [{ ...BY_G, ProvisionedThroughput: UNITS }],
  });

/** A table as it is described. */
export const described = async ({ client }: RecoveryBed, TableName = 'Restored'): Promise<Record<string, unknown>> => ({
  ...(await client.send(new DescribeTableCommand({ TableName }))).Table,
});
