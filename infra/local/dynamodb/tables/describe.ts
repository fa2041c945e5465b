import type { Entries } from '../storage/entries.ts';
import {
  type Index,
  type KeyNames,
  partitionAttributes,
  sortAttributes,
  type Table,
  type Throughput,
} from './table.ts';
import { describeWarmth } from './warm-throughput.ts';

/** A key as requests and answers write it. */
export const keySchema = (key: KeyNames) => [
  ...partitionAttributes(key).map((AttributeName) => ({ AttributeName, KeyType: 'HASH' })),
  ...sortAttributes(key).map((AttributeName) => ({ AttributeName, KeyType: 'RANGE' })),
];

const describeThroughput = (throughput: Throughput) => ({ NumberOfDecreasesToday: 0, ...throughput });

const describeIndex = (table: Table, index: Index, entries: Entries, isAtRest: boolean, isNew: boolean) => {
  const { items, bytes } = entries.totals(index.space);
  return {
    IndexName: index.name,
    KeySchema: keySchema(index.key),
    Projection: index.projection,
    IndexSizeBytes: bytes,
    ItemCount: items,
    IndexArn: `${table.arn}/index/${index.name}`,
    ...(index.scope === 'global' && {
      IndexStatus: isNew ? 'CREATING' : 'ACTIVE',
      ProvisionedThroughput: describeThroughput(index.throughput ?? table.throughput),
      ...(isAtRest && {
        WarmThroughput: describeWarmth({ ...table, ...index }),
      }),
      ...(index.onDemandThroughput !== undefined && { OnDemandThroughput: index.onDemandThroughput }),
    }),
  };
};

export type TableStatus = 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING';

/** TableDescription as the service answers it; warmth that nobody asked for is only told of tables at rest. Counts are exact here; the service refreshes them every six hours. */
export const describeTable = (
  table: Table,
  entries: Entries,
  status: TableStatus = 'ACTIVE',
  isNew = (_index: Index): boolean => status === 'CREATING',
): Record<string, unknown> => {
  const { items, bytes } = entries.totals(table.space);
  const isAtRest = status === 'ACTIVE';
  const indexesOf = (scope: Index['scope']) =>
    table.indexes
      .filter((index) => index.scope === scope)
      .map((index) => describeIndex(table, index, entries, isAtRest, isNew(index)));
  const local = indexesOf('local');
  const global = indexesOf('global');
  return {
    AttributeDefinitions: Object.entries(table.attributeTypes).map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    TableName: table.name,
    KeySchema: keySchema(table.key),
    TableStatus: status,
    CreationDateTime: table.createdAt,
    ProvisionedThroughput: describeThroughput(table.throughput),
    TableSizeBytes: bytes,
    ItemCount: items,
    TableArn: table.arn,
    TableId: table.id,
    ...(table.onDemandSince !== undefined && {
      BillingModeSummary: {
        BillingMode: table.billingMode,
        LastUpdateToPayPerRequestDateTime: table.onDemandSince,
      },
    }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(isAtRest && { WarmThroughput: describeWarmth(table) }),
    ...table.settings,
    DeletionProtectionEnabled: table.deletionProtection,
  };
};
